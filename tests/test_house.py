"""The house as a whole: what is public, and that one name means one thing."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import skillmatch

PUBLIC = ["Analyzer", "Report", "SkillmatchError", "Unreadable", "__version__", "analyze", "compare", "render"]
"""What may be imported from outside, and stays as it is within a major version; all else is private."""


def test_the_public_surface_is_what_it_was() -> None:
    assert sorted(skillmatch.__all__) == PUBLIC
    assert all(hasattr(skillmatch, name) for name in PUBLIC)


def test_one_module_looks_for_what_was_meant() -> None:
    """So that whoever misspells a name is answered in the same way everywhere."""
    package = Path(skillmatch.__file__).parent
    sources = {path.name: path.read_text(encoding="utf-8") for path in package.rglob("*.py")}
    assert [name for name, source in sources.items() if re.search(r"^(?:import|from) difflib", source, re.M)] == [
        "suggest.py"
    ]


def test_no_two_public_classes_have_one_name() -> None:
    """Whoever reads a name knows which of them is meant."""
    package = Path(skillmatch.__file__).parent
    sources = (path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    names = Counter(name for source in sources for name in re.findall(r"^class ([A-Z]\w*)", source, re.MULTILINE))
    assert [name for name, count in names.items() if count > 1] == []
