"""Cases kept as data: YAML in which a key that stands twice is an error, not a case silently lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

Marked = tuple[str, int, int]


class _Loader(yaml.SafeLoader):
    pass


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key) for key, _ in node.value]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        raise ValueError(f"{node.start_mark}: {twice} stands twice")
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read(path: Path) -> Any:
    """The content of a YAML file."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)


def each(cases: Any) -> list[Any]:
    """Parameters for ``parametrize``: the values of a mapping by their names, or the items of a list by their text."""
    if isinstance(cases, dict):
        return [pytest.param(case, id=str(name)) for name, case in cases.items()]
    return [pytest.param(case, id=_name(case)) for case in cases]


def _name(case: Any) -> str:
    text = case["text"] if isinstance(case, dict) else str(case[0] if isinstance(case, list) else case)
    return " ".join(text.split())[:70]


def marked(text: str) -> Marked:
    """``text`` without its ``[[`` and ``]]``, and where what stood between them begins and ends."""
    before, _, rest = text.partition("[[")
    inside, closed, after = rest.partition("]]")
    assert closed, f"nothing is marked in {text!r}"
    return before + inside + after, len(before), len(before) + len(inside)
