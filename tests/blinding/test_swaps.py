"""Who a document is of: found, swapped, and nothing else touched; and no name moves anything that is said."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmatch.analysis import Analyzer
from skillmatch.blinding.check import moved_facts
from skillmatch.blinding.facts import Facts, report_facts
from skillmatch.blinding.parts import BlindPart, BlindSort, blind_parts
from skillmatch.blinding.people import blind_sets
from skillmatch.blinding.swap import swapped
from skillmatch.readers.model import Media, Page, Reading
from skillmatch.text.spans import Span
from tests.cases import each, read

CASES = read(Path(__file__).with_name("swaps.yaml"))
_EXAMPLES = Path(__file__).parents[2] / "examples"
_ANALYZER = Analyzer(kind="resume")
_WORDS = st.sampled_from(
    ["Amara", "Kwame", "Ines", "Jenkins", "Julia", "Pascal", "Ruby", "Kafka", "Oyelaran", "Birch", "Kestrel"]
)


@pytest.mark.parametrize("case", each(CASES))
def test_what_tells_who_it_is_of(case: dict[str, Any]) -> None:
    report = _ANALYZER.of_kind(case["kind"]).text(case["text"])
    found = [
        f"{f'{part.sort} {part.what}'.strip()}: {report.document.text_of(part.span)}" for part in blind_parts(report)
    ]
    assert found == case["parts"]


@cache
def _example(name: str) -> tuple[Reading, tuple[BlindPart, ...], Facts]:
    reading = _ANALYZER.files.file(_EXAMPLES / "resumes" / name)
    assert isinstance(reading, Reading)
    report = _ANALYZER.reading(name, reading)
    return reading, blind_parts(report), report_facts(report)


@settings(max_examples=40)
@given(
    name=st.sampled_from(sorted(path.name for path in (_EXAMPLES / "resumes").iterdir())),
    first=_WORDS,
    last=_WORDS,
    town=_WORDS,
    firm=_WORDS,
    form=st.sampled_from(["{} Ltd", "{}", "{} & Sons", "{} Trading Company"]),
    pronoun=st.sampled_from(["she", "he", "they"]),
)
def test_who_somebody_is_changes_nothing(
    name: str, first: str, last: str, town: str, firm: str, form: str, pronoun: str
) -> None:
    """No name, address, pronoun, school or employer moves a figure or is a skill, whatever else is called so."""
    reading, parts, facts = _example(name)
    person = (
        blind_sets()
        .people[0]
        ._replace(
            first=first,
            last=last,
            town=town,
            street=f"3 {last} Street",
            employers=(form.format(firm),),
            schools=(f"{town} University",),
            pronouns=blind_sets().pronouns[pronoun],
        )
    )
    other = swapped(reading, parts, person, BlindSort)
    assert other.text.count("\n") == reading.text.count("\n")
    assert moved_facts(facts, report_facts(_ANALYZER.reading(name, other))) == ()


def test_pages_are_where_they_were() -> None:
    text = "Ada Example\n\fSkills"
    pages = (Page(1, Span(0, 12)), Page(2, Span(12, len(text))))
    reading = Reading(text, Media.PDF, pages)
    parts = [BlindPart(Span(0, 11), BlindSort.NAME)]
    other = swapped(reading, parts, blind_sets().people[0], [BlindSort.NAME])
    assert [other.text[slice(*page.span)] for page in other.pages] == ["Adaeze Okonjo-Bello\n", "\fSkills"]


def test_what_is_not_to_be_swapped_stays() -> None:
    reading, parts, _ = _example("farah-example.txt")
    assert swapped(reading, parts, blind_sets().people[0], ()).text == reading.text


def test_every_person_has_all_that_is_swapped() -> None:
    people = blind_sets().people
    assert len({person.id for person in people}) == len(people) >= 5
    assert all(all(person) and len(person.employers) > 4 and len(person.schools) > 2 for person in people)
