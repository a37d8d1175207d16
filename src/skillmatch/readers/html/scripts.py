"""The data that a page brings along for its own script to draw: the state of Next, Nuxt, Remix, Angular and their kin.

It is looked at only where the page itself says next to nothing. No script is run: what is read is JSON, or nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

_STARTS = re.compile(r"(?:=|\(|,|return)\s*(?=[\[{])|JSON\.parse\(\s*(?=[\"'`])")
"""Where a script may write down data."""
_MOST_STARTS = 60
_LONGEST = 5_000_000
_SHORTEST = 100
_PUSHED = re.compile(r"__next_f\.push\(\s*(?=\[)|\.enqueue\(\s*(?=\")")
_ROW = re.compile(r"(?:^|\n)[0-9a-f]{1,8}:(?P<sort>T[0-9a-f]+,)?")
HELD = ("data-page", "data-props", "data-react-props", "data-state", "data-initial-state", "data-job", "data-json")
_DEEPEST = 3
"""JSON in strings of JSON."""
_MOST_TEXTS = 2_000


class Script(NamedTuple):
    """A script: the type that it declares, in lower case, and what is in it."""

    type: str
    text: str


def states_of(scripts: Iterable[Script], held: Iterable[str]) -> Iterator[Any]:
    """The data in the scripts of a page, and in the attributes in which some frameworks put it."""
    pushed: list[str] = []
    for type_, whole in scripts:
        text = whole[:_LONGEST]
        if len(text) < _SHORTEST or "ld+json" in type_:
            continue
        if "json" in type_:
            yield from _read(text)
        elif "__next_f" in text or ".enqueue(" in text:
            pushed += _pushed(text)
        else:
            yield from _assigned(text)
    if pushed:
        yield from _rows("".join(pushed))
    for value in held:
        if len(value) >= _SHORTEST and value.lstrip()[:1] in ("{", "["):
            yield from _read(value)


def _read(text: str) -> Iterator[Any]:
    """A piece of JSON, with the JSON in its strings, and with what stands in it by number in its place."""
    try:
        data = json.loads(text.replace("&q;", '"').replace("&l;", "<").replace("&g;", ">") if "&q;" in text else text)
    except (ValueError, RecursionError):
        return
    yield from _resolved(data)


def _resolved(data: Any) -> Iterator[Any]:
    yield data
    if isinstance(data, list) and any(_is_numbered(one) for one in data[:_MOST_TEXTS]):
        yield [_placed(one, data) for one in data if _is_numbered(one)]
    yield from _inside(data)


def _is_numbered(one: Any) -> bool:
    """Whether an object's values are the places at which the list that it is in holds them (Nuxt, Remix, devalue)."""
    return isinstance(one, dict) and len(one) > 1 and all(type(value) is int for value in one.values())


def _placed(one: dict[str, int], data: list[Any]) -> dict[str, Any]:
    """The object with its texts, each as the list has it; ``_12`` is a name that the list holds too."""
    found = {}
    for key, at in one.items():
        value = data[at] if 0 <= at < len(data) else None
        own = int(key[1:]) if key[:1] == "_" and key[1:].isdecimal() and len(key) < 10 else -1
        name = data[own] if 0 <= own < len(data) and isinstance(data[own], str) else key
        if isinstance(value, str | int | float):
            found[name] = value
    return found


def _inside(data: Any) -> Iterator[Any]:
    """What is JSON in the strings of data."""
    waiting, texts = [(data, 0)], 0
    while waiting and texts < _MOST_TEXTS:
        node, depth = waiting.pop()
        if isinstance(node, dict | list):
            waiting += ((one, depth) for one in (node.values() if isinstance(node, dict) else node))
        elif (
            isinstance(node, str) and len(node) >= _SHORTEST and node.lstrip()[:2] in ('{"', "[{") and depth < _DEEPEST
        ):
            texts += 1
            try:
                inner = json.loads(node)
            except (ValueError, RecursionError):
                continue
            yield inner
            waiting.append((inner, depth + 1))


def _assigned(script: str) -> Iterator[Any]:
    """Data that a script begins with, or assigns: ``window.__STATE__ = {...}``, ``JSON.parse("...")``."""
    decoder, until = json.JSONDecoder(), 0
    for start in islice(_STARTS.finditer(script), _MOST_STARTS):
        if start.end() < until:
            continue
        try:
            data, until = decoder.raw_decode(script, start.end())
        except (ValueError, RecursionError):
            continue
        if isinstance(data, str):
            yield from _read(data)
        elif until - start.end() >= _SHORTEST:
            yield from _resolved(data)


def _pushed(script: str) -> Iterator[str]:
    """The pieces of a stream that scripts hand over one by one."""
    decoder = json.JSONDecoder()
    for start in islice(_PUSHED.finditer(script), _MOST_STARTS):
        try:
            data, _ = decoder.raw_decode(script, start.end())
        except (ValueError, RecursionError):
            continue
        parts = data if isinstance(data, list) else [data]
        yield from (part for part in parts if isinstance(part, str))


def _rows(stream: str) -> Iterator[Any]:
    """The data in such a stream: all of it at once, or row by row, where a long text is a row that others name."""
    whole = list(_read(stream))
    if whole:
        yield from whole
        return
    texts, rows = {}, []
    marks = list(islice(_ROW.finditer(stream), _MOST_TEXTS))
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        row = stream[mark.end() : following.start() if following else len(stream)]
        if mark["sort"]:
            texts[f"${mark[0].strip().partition(':')[0]}"] = row
        else:
            rows.append(row)
    for row in rows:
        try:
            data = json.loads(row)
        except (ValueError, RecursionError):
            continue
        yield _with_texts(data, texts, 0)


def _with_texts(data: Any, texts: dict[str, str], depth: int) -> Any:
    if depth > 60:
        return None
    if isinstance(data, dict):
        return {key: _with_texts(one, texts, depth + 1) for key, one in data.items()}
    if isinstance(data, list):
        return [_with_texts(one, texts, depth + 1) for one in data]
    return texts.get(data, data) if isinstance(data, str) else data
