"""Words of the formats that are attacked byte by byte."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml


@lru_cache
def tokens(*formats: str) -> tuple[bytes, ...]:
    """The words of these formats in `tokens.yaml`."""
    known = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return tuple(word.encode("latin-1") for format_ in formats for word in known[format_])
