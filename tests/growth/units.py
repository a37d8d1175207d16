"""The hostile units of ``units.yaml``, and texts made of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

UNITS: Mapping[str, Mapping[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "units.yaml").read_text(encoding="utf-8")
)


def text_of(case: Mapping[str, Any], times: int) -> str:
    """The text of a case with so many units."""
    unit: str = case["unit"]
    units = (unit.replace("{n}", str(number)).replace("{letters}", _letters(number)) for number in range(times))
    repeated = "".join(units) if "{" in unit else times * unit
    return f"{case.get('before', '')}{repeated}{case.get('after', '')}"


def resume_of(case: Mapping[str, Any], times: int) -> str | None:
    """The résumé that is compared with the text of a case; ``None`` where none is."""
    return text_of(case["resume"], times) if "resume" in case else None


def _letters(number: int) -> str:
    """Four capitals, others for each number below 65536; none of them makes a word."""
    return "".join("BCDFGHJKLMNPQRVX"[number >> shift & 15] for shift in (0, 4, 8, 12))
