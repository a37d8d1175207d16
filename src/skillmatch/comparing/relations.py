"""How concepts are related, as the taxonomy has it: what a thing that is shown says of a thing that is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from skillmatch.comparing.model import Relation
from skillmatch.taxonomy.model import Concept, ConceptType, Taxonomy
from skillmatch.text.normalize import fold_phrase


class Shows(NamedTuple):
    """What a concept shows of another, and over how many steps."""

    relation: Relation
    steps: int


class Relations:
    """Looks relations up, and remembers what it found."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._concepts = taxonomy.concepts
        self._group_of = taxonomy.group_of
        self._shown: dict[str, Mapping[str, Shows]] = {}
        self._names: dict[str, frozenset[tuple[str, ...]]] = {}
        self._purposes: dict[str, frozenset[str]] = {}

    def shown_by(self, id_: str) -> Mapping[str, Shows]:
        """All that whoever shows a concept shows: itself, what it is a kind of, and what it implies."""
        found = self._shown.get(id_)
        if found is None:
            found = self._shown[id_] = self._reached(id_)
        return found

    def _reached(self, id_: str) -> Mapping[str, Shows]:
        found = {id_: Shows(Relation.SAME, 0)}
        queue = [id_]
        while queue:
            current = queue.pop(0)
            so_far = found[current]
            for other, relation in self._steps(current):
                if other not in found:
                    # One step by implication makes all of the way one.
                    kept = Relation.IMPLIES if Relation.IMPLIES in (so_far.relation, relation) else relation
                    found[other] = Shows(kept, so_far.steps + 1)
                    queue.append(other)
        return found

    def _steps(self, id_: str) -> Iterator[tuple[str, Relation]]:
        concept = self._concepts.get(id_)
        if concept is None:
            return
        for broader in concept.broader:
            if self._is_shown_by_kinds(broader):
                yield broader, Relation.NARROWER
        for implied in concept.implies:
            if implied in self._concepts:
                yield implied, Relation.IMPLIES

    def _is_shown_by_kinds(self, broader: str) -> bool:
        return not self.is_group(broader) or self._concepts[broader].kinds

    def is_group(self, id_: str | None) -> bool:
        """Whether it names a whole field, as "programming languages" does."""
        concept = self._concepts.get(id_) if id_ else None
        return concept is not None and concept.type is ConceptType.GROUP

    def names(self, id_: str) -> frozenset[tuple[str, ...]]:
        """The folded words of each name of a skill by which it is known inside of any longer name: none that is also
        another word."""
        found = self._names.get(id_)
        if found is None:
            found = self._names[id_] = frozenset(self._found_names(id_))
        return found

    def _found_names(self, id_: str) -> Iterator[tuple[str, ...]]:
        concept = self._concepts.get(id_)
        if concept is None or concept.type is ConceptType.RESPONSIBILITY or concept.ambiguous:
            return
        for name in (concept.label, *concept.alt):
            words = fold_phrase(name)
            # "Architecture" of software is not that of a network.
            if len(words) > 1 or (words and any(char.isupper() for char in name)):
                yield words

    def label_of(self, id_: str) -> str:
        """The preferred name of a concept."""
        return self._concepts[id_].label if id_ in self._concepts else id_

    def field_of(self, id_: str) -> str:
        """The field that a skill is a part of: years of its parts are years of it."""
        return self._group_of(id_) if id_ in self._concepts else id_

    def among(self, shown: Iterable[str]) -> NearestShown:
        """Some concepts, to look up which of them is nearest to another."""
        return NearestShown(self, shown)

    def ups_of(self, id_: str) -> Sequence[str]:
        """What a concept is a kind of, as far as that says what it is for."""
        return tuple(self._ups(self._concepts[id_])) if id_ in self._concepts else ()

    def _ups(self, concept: Concept) -> Iterator[str]:
        queue = [*concept.broader, *([concept.counts_as] if concept.counts_as else [])]
        while queue:
            id_ = queue.pop(0)
            broader = self._concepts[id_]
            if broader.type is not ConceptType.GROUP:
                yield id_
                queue.extend(broader.broader)

    def purposes_of(self, id_: str) -> frozenset[str]:
        """What concepts have in common that are for the same: what they are kinds of, or count as."""
        found = self._purposes.get(id_)
        if found is None:
            found = self._purposes[id_] = self._found_purposes(id_)
        return found

    def _found_purposes(self, id_: str) -> frozenset[str]:
        concept = self._concepts.get(id_)
        if concept is None:
            return frozenset()
        own = (one for one in concept.broader if self._concepts[one].type is not ConceptType.GROUP)
        return frozenset([*own, concept.counts_as or id_])


class NearestShown:
    """Concepts in an order, of which the first that is near to another is looked up."""

    def __init__(self, relations: Relations, concepts: Iterable[str]) -> None:
        self._relations = relations
        self._place: dict[str, int] = {}
        self._by_purpose: dict[str, list[str]] = {}
        self._by_field: dict[str, str] = {}
        for at, one in enumerate(concepts):
            self._place[one] = at
            for purpose in relations.purposes_of(one):
                self._by_purpose.setdefault(purpose, []).append(one)
            field = relations.field_of(one)
            if field != one:
                self._by_field.setdefault(field, one)

    def part_of(self, field: str) -> str | None:
        """The first that is a part of a field, if it is one and any is."""
        return self._by_field.get(field) if self._relations.is_group(field) else None

    def near(self, asked: str) -> tuple[str, Relation] | None:
        """The nearest to what is asked for, which is none of them itself."""
        ups = [one for one in self._relations.ups_of(asked) if one in self._place]
        if ups:
            return min(ups, key=self._place.__getitem__), Relation.BROADER
        purposes = self._relations.purposes_of(asked)
        alike = [one for purpose in purposes for one in self._by_purpose.get(purpose, ())[:2] if one != asked]
        return (min(alike, key=self._place.__getitem__), Relation.SIBLING) if alike else None
