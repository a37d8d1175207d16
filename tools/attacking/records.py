"""Résumés and postings kept as data: values swapped for those of other types, huge, deep, or full of markup."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from random import Random
from typing import Any

from tools.attacking import bytewise, seeds
from tools.attacking.units import ALL

_ROOM = 20_000
"""Characters that one change may add."""
_SCALARS: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    10**30,
    1.5,
    float("inf"),
    float("nan"),
    "",
    " ",
    "9" * 5_000,
    "\ud800",
)
_MARKUP = (
    "<p>%s</p>",
    "<ul><li>%s",
    "&lt;p&gt;%s",
    "%s<br>",
    "<script>%s",
    "<table><tr><td>%s",
    "&amp;lt;b&amp;gt;%s",
    "%s",
)
_KEYS = "@type title name description responsibilities qualifications skills experienceRequirements monthsOfExperience"
_KEYS += (
    " basics work education projects summary highlights keywords position company startDate cv sections details label"
)
_TOKENS = tuple(
    text.encode()
    for text in ('{"', '"}', "[", "]", ": ", "\n- ", "\n  ", "&a ", "*a", "!!python/x ", "<<: *a", "|\n", ">-\n", "? ")
)


def mutant(kind: str, rng: Random) -> bytes:
    """A seed in ``json`` or ``yaml``, its data changed; now and then only its bytes."""
    files = seeds.seeds(f".{kind}")
    if rng.random() < 0.15:
        return bytewise.mutated(rng.choice(files), rng, _TOKENS, files)
    # YAML reads JSON too, and every seed of the one makes a seed of the other.
    data = changed(_parsed(rng.choice(seeds.seeds(".json", ".yaml"))), rng)
    if kind == "json":
        return json.dumps(data, indent=rng.choice((None, 1))).encode("ascii")
    return _yaml(data).encode("utf-8", "replace")


def changed(data: Any, rng: Random) -> Any:
    """``data`` with one to five changes."""
    data = copy.deepcopy(data)
    for _ in range(rng.randint(1, 5)):
        places = list(_places(data))
        if not places:
            return rng.choice(_SCALARS)
        holder, key = rng.choice(places)
        rng.choice(_CHANGES)(holder, key, rng)
    return data


def _parsed(seed: bytes) -> Any:
    import yaml

    return yaml.load(seed.decode("utf-8"), Loader=yaml.BaseLoader)


def _yaml(data: Any) -> str:
    import yaml

    try:
        return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    except (yaml.YAMLError, RecursionError):
        return json.dumps(data)


def _places(data: Any) -> list[tuple[Any, Any]]:
    """Every place of a value: what holds it, and under which key."""
    found: list[tuple[Any, Any]] = []
    waiting = [data]
    while waiting and len(found) < 2_000:
        node = waiting.pop()
        keys = list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
        found += [(node, key) for key in keys]
        waiting += [node[key] for key in keys if isinstance(node[key], dict | list)]
    return found


def _hostile(rng: Random) -> str:
    unit = rng.choice(ALL)
    return rng.choice(_MARKUP) % (unit * min(rng.choice((1, 3, 50, 2_000)), _ROOM // len(unit)))


def _scalar(holder: Any, key: Any, rng: Random) -> None:
    holder[key] = rng.choice(_SCALARS)


def _text(holder: Any, key: Any, rng: Random) -> None:
    old = holder[key] if isinstance(holder[key], str) else ""
    at = rng.randint(0, len(old))
    holder[key] = old[:at] + _hostile(rng) + old[at:]


def _listed(holder: Any, key: Any, rng: Random) -> None:
    """The value in lists, one in the other, or beside itself many times."""
    value = holder[key]
    if rng.random() < 0.5:
        for _ in range(rng.choice((1, 5, 20, 90))):
            value = [value]
        holder[key] = value
    else:
        holder[key] = [value] * min(rng.choice((2, 20, 1_000)), _ROOM // (len(str(value)) + 1) + 1)


def _keyed(holder: Any, key: Any, rng: Random) -> None:
    """The value under keys, one in the other."""
    value = holder[key]
    for _ in range(rng.choice((1, 2, 10, 60))):
        value = {rng.choice((*_KEYS.split(), "", "x y", _hostile(rng)[:50])): value}
    holder[key] = value


def _renamed(holder: Any, key: Any, rng: Random) -> None:
    if isinstance(holder, dict):
        holder[rng.choice(_KEYS.split())] = holder.pop(key)


def _gone(holder: Any, key: Any, rng: Random) -> None:
    del holder[key]


def _other(holder: Any, key: Any, rng: Random) -> None:
    """The value of another place."""
    elsewhere, other = rng.choice(_places(holder))
    if len(str(elsewhere[other])) < _ROOM:
        holder[key] = copy.deepcopy(elsewhere[other])


_CHANGES: tuple[Callable[[Any, Any, Random], None], ...] = (
    _scalar,
    _text,
    _text,
    _listed,
    _keyed,
    _renamed,
    _gone,
    _other,
)
