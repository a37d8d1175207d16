"""YAML text to plain values, fast: every run of the tool reads the whole taxonomy first."""

from __future__ import annotations

import yaml
from yaml.constructor import SafeConstructor
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from skillmatch.errors import TaxonomyError

_STR = "tag:yaml.org,2002:str"
_SEQ = "tag:yaml.org,2002:seq"
_MAP = "tag:yaml.org,2002:map"
_UNTOLD = "?"
"""The tag of a scalar without quotes, until its value is wanted."""


class _PlainLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A safe loader without path resolvers, which nobody uses and every node pays for.

    Together with ``plain`` this halves the time of ``yaml.load``, the largest part of a start after spaCy.
    """

    def descend_resolver(self, current_node: Node | None, current_index: object) -> None:
        """Nothing to do: there are no path resolvers."""

    def ascend_resolver(self) -> None:
        """Nothing to do: there are no path resolvers."""

    def resolve(self, kind: type[Node], value: str | None, implicit: tuple[bool, bool]) -> str:
        """A tag without a look at the value: most scalars are items of lists, which are words anyway."""
        if kind is not ScalarNode:
            return _MAP if kind is MappingNode else _SEQ
        return _UNTOLD if implicit[0] else _STR


def compose_yaml(data: bytes | str, place: str) -> Node | None:
    """The node tree of one YAML document, every node with its place; ``None`` where it is empty.

    Args:
        data: the file's content.
        place: its name for error messages.

    Raises:
        TaxonomyError: where it is no YAML, with file and line.
    """
    try:
        # Opened inside the guard: the constructor already decodes, and fails on bytes that are no text.
        loader = _PlainLoader(data)
        try:
            node: Node | None = loader.get_single_node()
            return node
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        raise _broken(error, place) from None
    except (yaml.YAMLError, ValueError) as error:
        raise TaxonomyError(f"not readable as YAML: {' '.join(str(error).split())}", place=place) from None
    except RecursionError:
        raise TaxonomyError("nested too deeply", place=place) from None


def parse_yaml(data: bytes | str, place: str) -> object:
    """The value of one YAML document; ``None`` where it is empty. Raises as ``compose_yaml`` does."""
    node = compose_yaml(data, place)
    return None if node is None else plain(node, place)


def plain(node: Node, place: str) -> object:
    """Strings, numbers, lists and mappings of a node; an alias is built once, so that aliases cannot explode.

    Raises:
        TaxonomyError: where a scalar is not what its tag says, with file and line.
    """
    try:
        return _plain(node, SafeConstructor(), {}, place)
    except yaml.MarkedYAMLError as error:
        raise _broken(error, place) from None
    except RecursionError:
        raise TaxonomyError("nested too deeply", place=place) from None


def _plain(node: Node, constructor: SafeConstructor, seen: dict[int, object], place: str) -> object:
    if isinstance(node, ScalarNode):
        if node.tag == _UNTOLD:
            node.tag = _tag_of(node.value)
        return node.value if node.tag == _STR else _converted(node, constructor, place)
    if id(node) not in seen:
        # Held open while it is built, so that an alias to its own parent ends the recursion.
        seen[id(node)] = None
        seen[id(node)] = _collection(node, constructor, seen, place)
    return seen[id(node)]


def _converted(node: ScalarNode, constructor: SafeConstructor, place: str) -> object:
    try:
        return constructor.construct_object(node)
    except yaml.MarkedYAMLError:
        raise
    # What the library raises of a value such as `!!int ""` or 1:1:1.5 is an error of any sort.
    except Exception:
        where = f"{place}:{node.start_mark.line + 1}"
        raise TaxonomyError(f"not readable as YAML: no {node.tag.rpartition(':')[2]}", place=where) from None


def _collection(node: Node, constructor: SafeConstructor, seen: dict[int, object], place: str) -> object:
    if isinstance(node, SequenceNode):
        # The items of lists are words, whatever they look like: [no, false, 3] are three of them.
        return [c.value if isinstance(c, ScalarNode) else _plain(c, constructor, seen, place) for c in node.value]
    return {key_of(key): _plain(value, constructor, seen, place) for key, value in node.value}


def _tag_of(value: str) -> str:
    """The tag of a scalar without quotes, by the rules of YAML 1.1, but for its truth values."""
    for tag, pattern in _PlainLoader.yaml_implicit_resolvers.get(value[:1], ()):
        if pattern.match(value):
            # "no" and "on" are words that entries list, not truth values (as YAML 1.2 has it).
            is_word = tag.endswith(":bool") and value.lower() not in ("true", "false")
            return _STR if is_word else str(tag)
    return _STR


def key_of(node: Node) -> str:
    """A key as it is in the file: keys are names, and an unquoted ``on`` or ``no`` is no boolean."""
    return node.value if isinstance(node, ScalarNode) else str(node.value)


def _broken(error: yaml.MarkedYAMLError, place: str) -> TaxonomyError:
    """The library's complaint in one line, with file and line (counted from 1)."""
    mark = error.problem_mark or error.context_mark
    where = f"{place}:{mark.line + 1}" if mark else place
    problem = error.problem or error.context or "syntax error"
    return TaxonomyError(f"not readable as YAML: {problem}", place=where)
