"""Precision and recall of each skill and each responsibility: ids and numbers, and no text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from skillmatch.taxonomy.model import ConceptType, Taxonomy
from skillmatch.text.normalize import fold_phrase
from tools.evaluation.cases import Case
from tools.evaluation.score import Answer, Pair, Tally, by_surface, said_by_line
from tools.evaluation.spans import intervals, touches

Tallies = dict[str, Tally]


def skill_tallies(pairs: Iterable[Pair], taxonomy: Taxonomy) -> Tallies:
    """By skill: the distinct strings said, and the labelled strings that are among its labels."""
    owners = {fold_phrase(label): c.id for c in taxonomy.concepts.values() for label in c.labels}
    tallies: Tallies = defaultdict(Tally)
    for case, answer in pairs:
        if case.labels.skills is None or case.path:
            continue
        places = {skill.text: intervals(case.text, skill.text) for skill in case.labels.skills}
        _add_said(tallies, answer, [interval for found in places.values() for interval in found])
        skills = [said for said in answer.said if said.type == "skill"]
        for surface, found in places.items():
            if owner := owners.get(fold_phrase(surface)):
                tallies[owner].gold += 1
                tallies[owner].found += any(touches(said.start, said.end, found) for said in skills)
    return tallies


def _add_said(tallies: Tallies, answer: Answer, gold: Sequence[tuple[int, int]]) -> None:
    skills = [said for said in answer.said if said.type == "skill"]
    for kind in ("hard", "soft"):
        for mentions in by_surface(skills, kind, str.lower).values():
            is_right = any(touches(said.start, said.end, gold) for said in mentions)
            for concept in {said.concept for said in mentions}:
                tallies[concept].said += 1
                tallies[concept].right += is_right


def responsibility_tallies(pairs: Iterable[Pair]) -> Tallies:
    """By responsibility: the documents that state it, as we say and as readers say."""
    tallies: Tallies = defaultdict(Tally)
    for case, answer in pairs:
        if (gold := _gold(case)) is None:
            continue
        said = {id_ for _, id_ in said_by_line(case, answer)}
        for id_ in gold | said:
            tallies[id_].add(id_ in gold & said, id_ in said, id_ in gold & said, id_ in gold)
    return tallies


def _gold(case: Case) -> set[str] | None:
    lines = case.labels.responsibilities
    return None if lines is None else {id_ for ids in lines.values() for id_ in ids}


def as_markdown(measured: Mapping[str, Sequence[Pair]], taxonomy: Taxonomy) -> str:
    """Both tables, over the sets in ``measured``."""
    ids = [concept.id for concept in taxonomy.of_type(ConceptType.RESPONSIBILITY)]
    by_set = {name: responsibility_tallies(pairs) for name, pairs in measured.items()}
    skills = skill_tallies([pair for pairs in measured.values() for pair in pairs], taxonomy)
    heads = " | ".join(f"{name}: said | precision | labelled | recall" for name in by_set)
    duties = [f"| {id_} | " + " | ".join(_cells(by_set[name], id_) for name in by_set) + " |" for id_ in ids]
    named = [f"| {id_} | {_cells(skills, id_)} |" for id_ in sorted(skills)]
    return "\n".join(
        [
            "# How right each concept is",
            "",
            "`python -m tools.quality` made this file. Held-out postings are not in it.",
            "",
            "## Responsibilities, by document",
            "",
            f"| id | {heads} |",
            f"|---{'|--:' * 4 * len(by_set)}|",
            *duties,
            "",
            "## Skills, by distinct string of a posting",
            "",
            "| id | said | precision | labelled | recall |",
            "|---|--:|--:|--:|--:|",
            *named,
            "",
        ]
    )


def _cells(tallies: Mapping[str, Tally], id_: str) -> str:
    tally = tallies.get(id_, Tally())
    precision = _ratio(tally.right, tally.said)
    return f"{tally.said} | {precision} | {tally.gold} | {_ratio(tally.found, tally.gold)}"


def _ratio(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else ""
