"""Changes to a tree of XML or HTML that leave it well-formed, so that what reads the tree is reached."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

from tools.attacking.units import ALL

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ROOM = 40_000
"""Bytes that one change may add."""
_DEPTHS = (2, 5, 20, 100, 200, 235, 300)
"""lxml takes trees of 256 levels."""


class Vocabulary(NamedTuple):
    """What the reader of a format looks for: names of elements and attributes, values, and pieces of markup."""

    names: tuple[str, ...]
    attributes: tuple[str, ...]
    values: tuple[str, ...]
    pieces: tuple[bytes, ...]
    parse: Callable[[bytes], Any]


def change_tree(root: Any, rng: Random, words: Vocabulary, most: int = 4) -> None:
    """Change the tree in one to ``most`` places."""
    for _ in range(rng.randint(1, most)):
        rng.choice(_CHANGES)(root, rng, words)


def hostile_text(rng: Random) -> str:
    """A hostile unit, some times over, in characters that XML may hold."""
    unit = rng.choice(ALL)
    return _ILLEGAL.sub(" ", unit * min(rng.choice((1, 2, 10, 100, 2_000)), 10_000 // len(unit)))


def _any(root: Any, rng: Random) -> Any:
    """An element below the root, or the root where it has none."""
    nodes = [node for node in root.iter() if isinstance(node.tag, str)]
    return rng.choice(nodes[1:] or nodes)


def _remove(node: Any) -> None:
    """Take an element out and leave the text that follows it."""
    parent = node.getparent()
    if parent is None:
        return
    before = node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (node.tail or "")
    else:
        parent.text = (parent.text or "") + (node.tail or "")
    parent.remove(node)


def _move(root: Any, rng: Random, words: Vocabulary) -> None:
    node, to = _any(root, rng), _any(root, rng)
    if node is root or node is to or any(one is node for one in to.iterancestors()):
        return
    node.tail = None
    to.insert(rng.randint(0, len(to)), node)


def _delete(root: Any, rng: Random, words: Vocabulary) -> None:
    node = _any(root, rng)
    if len(list(node.iter())) * 4 < len(list(root.iter())):  # what is left should be worth reading
        _remove(node)


def _duplicate(root: Any, rng: Random, words: Vocabulary) -> None:
    from lxml import etree

    to = _any(root, rng)
    node = copy.deepcopy(_any(root, rng))  # before it holds copies of itself
    for _ in range(min(rng.choice((1, 3, 30, 1_000)), _ROOM // len(etree.tostring(node)))):
        to.append(copy.deepcopy(node))


def _nest(root: Any, rng: Random, words: Vocabulary) -> None:
    """Wrap an element in others, one in the other."""
    node = _any(root, rng)
    parent = node.getparent()
    if parent is None:
        return
    at, tail = parent.index(node), node.tail
    node.tail = None
    names = [rng.choice((node.tag, *words.names)) for _ in range(rng.choice((1, 1, 2)))]
    for number in range(rng.choice(_DEPTHS)):
        outer = node.makeelement(names[number % len(names)], nsmap=node.nsmap or None)
        outer.append(node)
        node = outer
    node.tail = tail
    parent.insert(at, node)


def _set_attribute(root: Any, rng: Random, words: Vocabulary) -> None:
    node = _any(root, rng)
    names = node.keys() if node.keys() and rng.random() < 0.7 else words.attributes
    value = rng.choice(words.values) if rng.random() < 0.8 else hostile_text(rng)
    node.set(rng.choice(tuple(names)), value)


def _swap_attributes(root: Any, rng: Random, words: Vocabulary) -> None:
    """The values of two places with the same attribute: ids point elsewhere, and soon in circles."""
    name = rng.choice(tuple(_any(root, rng).keys()) or words.attributes)
    holders = [node for node in root.iter() if isinstance(node.tag, str) and node.get(name) is not None]
    if len(holders) > 1:
        one, other = rng.sample(holders, 2)
        if rng.random() < 0.5:
            one.set(name, other.get(name))
        else:
            first, second = one.get(name), other.get(name)
            one.set(name, second)
            other.set(name, first)


def _rename(root: Any, rng: Random, words: Vocabulary) -> None:
    _any(root, rng).tag = rng.choice(words.names)


def _swap_namespace(root: Any, rng: Random, words: Vocabulary) -> None:
    node = _any(root, rng)
    spaces = [*root.nsmap.values(), "urn:x", ""]
    local = node.tag.rpartition("}")[2]
    space = rng.choice(spaces)
    node.tag = f"{{{space}}}{local}" if space else local


def _retext(root: Any, rng: Random, words: Vocabulary) -> None:
    nodes = [node for node in root.iter() if isinstance(node.tag, str) and (node.text or "").strip()]
    node = rng.choice(nodes) if nodes else _any(root, rng)
    text = node.text or ""
    at = rng.randint(0, len(text))
    node.text = hostile_text(rng) if rng.random() < 0.4 else text[:at] + hostile_text(rng) + text[at:]


def _insert(root: Any, rng: Random, words: Vocabulary) -> None:
    """A piece of markup that the seeds do not hold."""
    to = _any(root, rng)
    piece = words.parse(rng.choice(words.pieces))
    inner = [node for node in piece.iter() if isinstance(node.tag, str)][-1]
    if rng.random() < 0.5:
        inner.text = hostile_text(rng)
    elif len(to) and not inner.text:
        inner.append(copy.deepcopy(rng.choice(list(to))))
    for _ in range(rng.choice((1, 1, 1, 50))):
        to.insert(rng.randint(0, len(to)), copy.deepcopy(piece))


_CHANGES: tuple[Callable[[Any, Random, Vocabulary], None], ...] = (
    _move,
    _delete,
    _duplicate,
    _nest,
    _set_attribute,
    _set_attribute,
    _swap_attributes,
    _rename,
    _swap_namespace,
    _retext,
    _retext,
    _insert,
    _insert,
)
