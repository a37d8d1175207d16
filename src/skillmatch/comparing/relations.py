"""How concepts are related, as the taxonomy has it: what a thing that is shown says of a thing that is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from skillmatch.comparing.model import Relation
from skillmatch.taxonomy.model import Concept, ConceptType, Taxonomy


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

    def labels(self, id_: str) -> tuple[str, ...]:
        """The names of a skill by which alone it is known: none that is also another word."""
        concept = self._concepts.get(id_)
        if concept is None or concept.type is ConceptType.RESPONSIBILITY or concept.ambiguous:
            return ()
        return (concept.label, *concept.alt)

    def label_of(self, id_: str) -> str:
        """The preferred name of a concept."""
        return self._concepts[id_].label if id_ in self._concepts else id_

    def field_of(self, id_: str) -> str:
        """The field that a skill is a part of: years of its parts are years of it."""
        return self._group_of(id_) if id_ in self._concepts else id_

    def suggested_by(self, asked: str, shown: Iterable[str]) -> str | None:
        """The first of what is shown that is a part of the field that is asked for, if any is."""
        concept = self._concepts.get(asked)
        if concept is None or concept.type is not ConceptType.GROUP:
            return None
        return next((one for one in shown if one != asked and self._group_of(one) == asked), None)

    def near(self, asked: str, shown: Iterable[str]) -> tuple[str, Relation] | None:
        """What of all that is shown is nearest to what is asked for, if it is not shown itself."""
        concept = self._concepts.get(asked)
        if concept is None:
            return None
        known = list(shown)
        ups = set(self._ups(concept))
        for one in known:
            if one in ups:
                return one, Relation.BROADER
        siblings = self._purposes(concept)
        for one in known:
            other = self._concepts.get(one)
            if other is not None and one != asked and not siblings.isdisjoint(self._purposes(other)):
                return one, Relation.SIBLING
        return None

    def _ups(self, concept: Concept) -> Iterator[str]:
        """What a concept is a kind of, as far as that says what it is for."""
        queue = [*concept.broader, *([concept.counts_as] if concept.counts_as else [])]
        while queue:
            id_ = queue.pop(0)
            broader = self._concepts[id_]
            if broader.type is not ConceptType.GROUP:
                yield id_
                queue.extend(broader.broader)

    def _purposes(self, concept: Concept) -> set[str]:
        """What two concepts have in common that are for the same: what they are kinds of, or count as."""
        own = {id_ for id_ in concept.broader if self._concepts[id_].type is not ConceptType.GROUP}
        return own | {concept.counts_as or concept.id}
