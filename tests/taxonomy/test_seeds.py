"""Every reference leads to a passage of the source documents, and the spine's references are among ours."""

from __future__ import annotations

import pytest
import yaml

from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.taxonomy.model import Concept, Named, Source, Taxonomy

from .passages import SHARED, needs_seeds, needs_spine, passage, spine_references

SECTIONS = {"skill_groups": "concepts", "responsibilities": "concepts"}


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


@needs_seeds
def test_every_reference_leads_to_a_passage(taxonomy: Taxonomy) -> None:
    scales = (taxonomy.split, taxonomy.roles, taxonomy.levels, taxonomy.phases)
    entries: list[Concept | Named] = list(taxonomy.concepts.values())
    entries += [named for scale in scales for named in scale.values()]
    references = {str(source) for entry in entries for source in entry.sources}
    assert len(references) > 50
    assert [reference for reference in sorted(references) if not _is_said(reference)] == []


def _is_said(reference: str) -> bool:
    return any(len(text) > 20 for text in passage(reference))


@needs_seeds
def test_items_are_those_that_the_documents_number(taxonomy: Taxonomy) -> None:
    assert passage("A responsibilities/3.2") == ["hyper-parameter tuning when necessary,"]
    assert passage("B key/12")[0].startswith("Contributing to the research")
    assert len(passage("B key")) == 12
    assert [len(passage(f"B daily/{level}")) for level in ("entry", "mid", "senior")] == [7, 7, 7]
    assert len(passage("A skills/1")) == 2  # it has a second paragraph
    assert len(passage("A skills/5")) == 1  # what follows the list is not of its last item
    assert passage("C A")[0].startswith("A. expect")


@needs_seeds
def test_sources_yaml_counts_the_items_right(taxonomy: Taxonomy) -> None:
    """One more item than counted would be found by nobody, one less would be refused where it is right."""
    for letter, document in taxonomy.documents.items():
        for section, node in document["sections"].items():  # type: ignore[attr-defined]
            parts = [(f"{section}/{name}.", part) for name, part in node.get("parts", {}).items()]
            for prefix, place in [(f"{section}/", node), *parts]:
                count = place.get("items", 0)
                count = len(count) if isinstance(count, dict) else count
                assert all(passage(f"{letter} {prefix}{number}") for number in range(1, count + 1))


@needs_spine
def test_the_spines_references_are_ours(taxonomy: Taxonomy) -> None:
    spine = yaml.safe_load((SHARED / "spine.yaml").read_text(encoding="utf-8"))
    missing = [
        f"{id_}: {reference}"
        for section, entries in spine.items()
        for id_, entry in entries.items()
        for reference in (spine_references(entry["seed"]) if "seed" in entry else ())
        if not _is_cited(getattr(taxonomy, SECTIONS.get(section, section)).get(id_), reference)
    ]
    assert missing == []


def _is_cited(ours: Concept | Named | None, reference: str) -> bool:
    """Whether an entry cites a reference, or a passage that holds it."""
    return ours is not None and any(_covers(source, reference) for source in ours.sources)


def _covers(source: Source, reference: str) -> bool:
    return reference == str(source) or reference.startswith((f"{source}.", f"{source}/"))


@pytest.mark.parametrize(
    ("seed", "references"),
    [
        ("B key/6, 8; FAQ collaborate", ["B key/6", "B key/8", "B faq/collaborate"]),
        ("A responsibilities/4-5", ["A responsibilities/4", "A responsibilities/5"]),
        ("B daily/entry (intro)", ["B daily/entry.intro"]),
        ("C(B.)", ["C B"]),
        (
            "B daily/senior, career progression (senior, lead, head)",
            ["B daily/senior", "B career-progression"],
        ),
    ],
)
def test_the_spines_loose_forms_have_one_clean_form(seed: str, references: list[str]) -> None:
    assert spine_references(seed) == references
