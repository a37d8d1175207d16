"""What the terminal can show: width, colour, block characters."""

from __future__ import annotations

import os
import shutil
import sys

from skillmatch.reporting.shared.options import Options

_NARROWEST, _WIDEST = 60, 120


def options_for(output: str | None, *, evidence: bool, include_text: bool) -> Options:
    """Report options for standard output, or for a file where ``output`` names one."""
    to_terminal = output is None and sys.stdout.isatty()
    width = shutil.get_terminal_size((80, 24)).columns if to_terminal else 80
    return Options(
        evidence=evidence,
        include_text=include_text,
        width=max(_NARROWEST, min(_WIDEST, width)),
        color=_has_color(to_terminal),
        ascii=output is None and not _can_draw(),
    )


def _has_color(to_terminal: bool) -> bool:
    """Colour on terminals; NO_COLOR and FORCE_COLOR as https://no-color.org and https://force-color.org ask."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (to_terminal and os.environ.get("TERM") != "dumb")


def _can_draw() -> bool:
    try:
        "█░●│─".encode(sys.stdout.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
