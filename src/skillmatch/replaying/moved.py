"""Two values of JSON, leaf by leaf: what moved from the one to the other, figures before all else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from skillmatch.comparing.versions import Moved

_NAMES = ("id", "file", "concept", "group", "rule")
"""Keys by which the things of a list are known again, wherever they stand."""
_PLACES = frozenset({"start", "end", "line", "column", "end_line", "end_column", "page", "boxes", "mentions"})
"""What moves with every word before it."""
_HEAD = frozenset({"skillmatch", "taxonomy"})
"""What is told by itself."""
ABSENT = object()


class MovedValue(NamedTuple):
    """A value that is another, and where it is: ``roles[applied].coverage``."""

    path: str
    values: Moved[Any]

    @property
    def rank(self) -> int:
        """Figures and verdicts first, then all else, and places in the text last."""
        if self.path.rpartition(".")[2].partition("[")[0] in _PLACES or ".mentions[" in f".{self.path}":
            return 2
        return 0 if isinstance(self.values.old, int | float) or isinstance(self.values.new, int | float) else 1


def moved_values(old: Any, new: Any) -> list[MovedValue]:
    """What moved, figures first, each sort in the order of the report."""
    return sorted(_moved(old, new, ""), key=lambda one: one.rank)


def _moved(old: Any, new: Any, path: str) -> Iterator[MovedValue]:
    if type(old) is type(new) and old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            if path or key not in _HEAD:
                yield from _moved(old.get(key, ABSENT), new.get(key, ABSENT), f"{path}.{key}" if path else key)
    elif isinstance(old, list) and isinstance(new, list):
        before, after = _by_name(old, new)
        for key in dict.fromkeys([*before, *after]):
            yield from _moved(before.get(key, ABSENT), after.get(key, ABSENT), f"{path}[{key}]")
        if list(before) != list(after) and set(before) == set(after):
            yield MovedValue(f"{path} (order)", Moved(", ".join(before), ", ".join(after)))
    else:
        yield MovedValue(path, Moved(old, new))


def _by_name(old: list[Any], new: list[Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The things of two lists by what they are called, where each has a name of its own; else by their place."""
    for name in _NAMES:
        named = [[_name(one, name) for one in many] for many in (old, new)]
        if all(None not in names and len(set(names)) == len(names) for names in named):
            before, after = (
                {str(key): one for key, one in zip(names, many, strict=True)}
                for names, many in zip(named, (old, new), strict=True)
            )
            return before, after
    return ({str(at): one for at, one in enumerate(old)}, {str(at): one for at, one in enumerate(new)})


def _name(one: Any, key: str) -> str | None:
    value = one.get(key) if isinstance(one, dict) else None
    return value if isinstance(value, str) else None
