"""Pages of HTML: the one place that fills templates, and says what a page may load and run.

A page is one file: its style and its script are inside it, known to its policy by their hashes, and nothing else is
allowed. All values are escaped by the templates; nothing of a document is ever marked as safe.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from skillmatch.errors import UsageError
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.shared.escape import one_line, visible
from skillmatch.reporting.shared.html.verbatim import verbatim

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

MOST_BYTES = 5_000_000
"""What a page may have."""
FIGURES = 48
"""Figures of a report whose evidence the style can have stand out, each by a class of its own: ``k0``, ``k1``."""
LOOKS = (
    *("vm", "vd", "vn", "vp", "vr", "vu", "vl", "vs", "vx"),
    *("w-met", "w-partly", "w-near", "w-missing", "w-denied", "w-cannot-tell"),
    *("sev-error", "sev-warning", "sev-note"),
)
"""The classes by which marks, rows and findings look as they do; the box with that value filters them."""
_MAIN = "\0"
"""Where the body of a page goes, while only its frame is filled: no title holds it."""


@lru_cache(maxsize=1)
def environment() -> Environment:
    """What fills the templates: everything is escaped, and a value that is not there is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("skillmatch.reporting.shared.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        finalize=_inert,
    )
    made.globals |= {"style": style(), "script": script()}
    made.globals |= {"signed": signed}
    made.filters["verbatim"] = verbatim
    return made


def signed(figure: float) -> str:
    """``+0.50`` or, with the sign of a minus and no hyphen, ``−0.50``."""
    return f"{figure:+.2f}".replace("-", "−")


def _inert(value: object) -> object:
    """A value without what would act on a terminal or turn the direction of writing; the template escapes the rest."""
    return visible(value) if type(value) is str else value


def within_limit(pieces: Iterable[str]) -> str:
    """A whole page of its pieces.

    Raises:
        UsageError: it is larger than browsers open with ease.
    """
    held, size = [], 0
    for piece in pieces:
        held.append(piece)
        size += len(piece) if piece.isascii() else len(piece.encode("utf-8"))
        if size > MOST_BYTES:
            most = f"{MOST_BYTES // 1_000_000} MB"
            raise UsageError(
                f"the page would be larger than {most}.",
                hint="Use --no-text, which leaves the texts out; or fewer files, or --format jsonl.",
            )
    return "".join(held)


def filled(template: str, **values: object) -> Markup:
    """A template with its values, as HTML that goes into another as it is."""
    from markupsafe import Markup

    return Markup(environment().get_template(template).render(**values))


def unread(one: Unreadable) -> Markup:
    """That a file could not be read, as a part of a page."""
    name, reason, hint = map(one_line, (one.name, one.reason, one.hint))
    return filled("unread.html", name=name, reason=reason, hint=hint)


def whole_page(title: str, main: Markup) -> str:
    """A page by itself, with its policy inside it."""
    return within_limit([filled("page.html", title=title, policy=policy(), main=main)])


def frame(title: str) -> tuple[str, str]:
    """What comes before and after the body of such a page, for a body that comes in pieces."""
    from markupsafe import Markup

    before, _, after = whole_page(title, Markup(_MAIN)).partition(_MAIN)
    return before, after


def policy() -> str:
    """The Content-Security-Policy of a page: its own style and script, by their hashes, and nothing from anywhere."""
    parts = (
        "default-src 'none'",
        f"style-src {source_hash(style())}",
        f"script-src {source_hash(script())}",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(parts)


def source_hash(source: str) -> str:
    """The hash by which a policy knows a style or a script: ``'sha256-…'``, in its quotes."""
    digest = hashlib.sha256(source.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


@lru_cache(maxsize=1)
def style() -> Markup:
    """The style of all pages, as its element holds it."""
    from markupsafe import Markup

    # What no selector can say for all at once is said once in the file, and here for each.
    off = [f".report:has([value={look}]:not(:checked))" for look in LOOKS]
    each = {
        ".shown ": [f".report:has(.k{at}[open]) .doc .k{at}" for at in range(FIGURES)],
        ".off ": [f"{one} .doc .{look}" for one, look in zip(off, LOOKS, strict=True)],
        ".off::after ": [f"{one} .doc .{look}::after" for one, look in zip(off, LOOKS, strict=True)],
        ".out ": [f"{one} .row.{look}" for one, look in zip(off, LOOKS, strict=True)],
    }
    made = _ours("report.css")
    for name, selectors in each.items():
        made = made.replace(f"\n{name}", "\n" + ",\n".join(selectors) + " ")
    return Markup(made)


@lru_cache(maxsize=1)
def script() -> Markup:
    """The script of all pages, likewise; a page is complete without it."""
    from markupsafe import Markup

    return Markup(_ours("report.js"))


def _ours(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
