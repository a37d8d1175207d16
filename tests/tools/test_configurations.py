"""What the pages give to be copied into the settings of editors and assistants can be read as what it is."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).parents[2] / "docs"
READ: dict[str, Callable[[str], Any]] = {"json": json.loads, "toml": tomllib.loads}
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", ["editors.md", "agents.md"])
def test_configurations_can_be_read(page: str) -> None:
    blocks = FENCED.findall((DOCS / page).read_text(encoding="utf-8"))
    found = [READ[language](text) for language, text in blocks if language in READ]
    assert len(found) >= 4
    command = re.search(r"skillmatch (\w+)`? ", (DOCS / page).read_text(encoding="utf-8"))
    assert command is not None
    assert sum(command[1] in text for _, text in blocks) >= 3
