"""What is known to come out wrong: classes of error, what each costs, and an example of ours.

A class costs what its figure would gain if none of its errors were made. Examples are quoted from our own cases alone;
of labelled documents that are not ours, only counts are written.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from skillmatch.taxonomy.model import Taxonomy
from skillmatch.text.normalize import fold_phrase
from tools.evaluation.cases import Case, GoldSkill
from tools.evaluation.score import (
    NEEDS,
    Answer,
    Pair,
    Said,
    Tally,
    as_verdict,
    by_surface,
    said_by_line,
)
from tools.evaluation.spans import intervals, touches

OWN = "own"
ACCURACIES = frozenset({"need", "split verdict", "level", "role"})
"""Figures that are a share of all; the others are F1."""
_SHORTEST = 0.001
"""A class that costs less in every set is not worth a row."""


class Error(NamedTuple):
    """One error: the figure that it lowers, its class, and the words it is about."""

    figure: str
    cause: str
    words: str
    missed: bool = True
    """Whether it lowers recall or an accuracy, and not precision."""


@dataclass(slots=True)
class Errors:
    """The errors of one set, by figure and class, and what the figures rest on."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    missed: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, errors: Iterable[Error], case: Case) -> None:
        """Count the errors of one document in."""
        for error in errors:
            key = error.figure, error.cause
            (self.missed if error.missed else self.wrong)[key] += 1
            self.examples.setdefault(key, f"{error.words} ({case.id})")

    def cost(self, key: tuple[str, str]) -> float:
        """What the figure would gain without this class."""
        tally, missed, wrong = self.tallies[key[0]], self.missed[key], self.wrong[key]
        if key[0] in ACCURACIES:
            return missed / tally.gold if tally.gold else 0.0
        mended = Tally(tally.right, tally.said - wrong, tally.found + missed, tally.gold)
        return _f1(mended) - _f1(tally)


def known_wrong(sets: Mapping[str, Sequence[Pair]], taxonomy: Taxonomy, failing: Sequence[Mapping[str, Any]]) -> str:
    """The list as Markdown; ``failing`` are the causes of the cases that the suite expects to fail."""
    found = {name: _errors(pairs, taxonomy) for name, pairs in sets.items()}
    keys = {key for errors in found.values() for key in (*errors.missed, *errors.wrong)}
    costs = {key: {name: errors.cost(key) for name, errors in found.items()} for key in keys}
    worth = [key for key in keys if max(costs[key].values()) >= _SHORTEST]
    worth.sort(key=lambda key: (key[0], -max(costs[key].values()), key[1]))
    lines = [
        "# Known wrong",
        "",
        "Written by `python -m tools.quality`. What each class of error costs its figure (F1, or a share of all), by",
        "labelled set, and one of our own cases (`own/postings.jsonl`) that shows it.",
        "",
        f"| figure | class of error | {' | '.join(found)} | for example |",
        f"|---|---|{'--:|' * len(found)}---|",
    ]
    for key in worth:
        figures = " | ".join(f"{costs[key][name]:.3f}" for name in found)
        example = found[OWN].examples.get(key, "") if OWN in found else ""
        lines.append(f"| {key[0]} | {key[1]} | {figures} | {example.replace('|', '/')} |")
    lines += ["", "## Cases that fail", "", "The suite expects these to fail (`tests/known-wrong.yaml`).", ""]
    lines += [f"- {one['cause']} ({one['costs']}): {len(one['cases'])} of our cases" for one in failing]
    return "\n".join(lines) + "\n"


def _errors(pairs: Sequence[Pair], taxonomy: Taxonomy) -> Errors:
    owners = {fold_phrase(label): c for c in taxonomy.concepts.values() for label in c.labels}
    found = Errors()
    for case, answer in pairs:
        if case.path:
            continue
        found.add(_of_skills(case, answer, owners, found.tallies), case)
        found.add(_of_needs(case, answer, found.tallies), case)
        found.add(_of_responsibilities(case, answer, found.tallies), case)
        found.add(_of_document(case, answer, found.tallies), case)
    return found


def _of_skills(case: Case, answer: Answer, owners: Mapping[Any, Any], tallies: Mapping[str, Tally]) -> Iterator[Error]:
    if case.labels.skills is None:
        return
    places = {skill.text: intervals(case.text, skill.text) for skill in case.labels.skills}
    anywhere = [place for found in places.values() for place in found]
    skills = [said for said in answer.said if said.type == "skill"]
    for kind in ("hard", "soft"):
        figure = f"{kind} skills"
        gold = [skill for skill in case.labels.skills if skill.kind == kind]
        missed = [one for one in gold if not any(touches(said.start, said.end, places[one.text]) for said in skills)]
        mine = by_surface(skills, kind, str.lower)
        wrong = {s: ones for s, ones in mine.items() if not any(touches(o.start, o.end, anywhere) for o in ones)}
        tallies[figure].add(len(mine) - len(wrong), len(mine), len(gold) - len(missed), len(gold))
        yield from (Error(figure, _why_missed(skill, owners), f"“{skill.text}”") for skill in missed)
        yield from (Error(figure, _why_said(ones[0], owners), f"“{s}”", missed=False) for s, ones in wrong.items())


def _why_missed(skill: GoldSkill, owners: Mapping[Any, Any]) -> str:
    words = fold_phrase(skill.text)
    if words in owners:
        return "missed: a name that we know, and did not take for the skill here"
    parts = (words[a:b] for a in range(len(words)) for b in range(a + 1, len(words) + 1))
    if any(part in owners for part in parts):
        return "missed: holds a name that we know, and did not take for the skill here"
    return "missed: no name of it is known"


def _why_said(said: Said, owners: Mapping[Any, Any]) -> str:
    owner = owners.get(fold_phrase(said.text))
    if owner is not None and owner.ambiguous:
        return "wrongly said: a name with rules that tell it from another sense"
    if " " not in said.text and said.text.islower():
        return "wrongly said: one ordinary word"
    return "wrongly said: a name or phrase that is not asked for here"


def _of_needs(case: Case, answer: Answer, tallies: Mapping[str, Tally]) -> Iterator[Error]:
    for skill in case.labels.skills or ():
        places = intervals(case.text, skill.text)
        hits = [one for one in answer.said if one.type == "skill" and touches(one.start, one.end, places)]
        if skill.need is None or not hits:
            continue
        got = min((one.need or "context" for one in hits), key=NEEDS.index)
        right = got == skill.need
        tallies["need"].add(right, 1, right, 1)
        if not right:
            yield Error("need", f"{skill.need} read as {got}", f"“{skill.text}”")


def _of_responsibilities(case: Case, answer: Answer, tallies: Mapping[str, Tally]) -> Iterator[Error]:
    if case.labels.responsibilities is None:
        return
    lines = case.text.split("\n")
    gold = {(line, id_) for line, ids in case.labels.responsibilities.items() for id_ in ids}
    said = said_by_line(case, answer)
    hits = len(gold & said)
    figure = "responsibilities by line"
    tallies[figure].add(hits, len(said), hits, len(gold))
    only_gold, only_said = {line for line, _ in gold - said}, {line for line, _ in said - gold}
    named = {line for line, _ in gold}
    for line, id_ in sorted(gold - said):
        other = "missed: taken for another" if line in only_said else "missed: nothing said in its place"
        yield Error(figure, other, f"{id_}: “{lines[line - 1].strip()[:90]}”")
    for line, id_ in sorted(said - gold):
        where = "on a line that states another" if line in named else "on a line that states none"
        if line not in only_gold:
            yield Error(figure, f"wrongly said: {where}", f"{id_}: “{lines[line - 1].strip()[:90]}”", missed=False)
        else:
            yield Error(figure, "missed: taken for another", f"{id_}: “{lines[line - 1].strip()[:90]}”", missed=False)


def _of_document(case: Case, answer: Answer, tallies: Mapping[str, Tally]) -> Iterator[Error]:
    labels = case.labels
    pairs: list[tuple[str, str | None, str | None]] = [("split verdict", as_verdict(labels.split), answer.verdict)]
    pairs += [("level", labels.level, answer.level)] if labels.level else []
    pairs += [("role", "one of another type", answer.role)] if labels.roles else []
    for figure, want, got in pairs:
        right = got in labels.roles if figure == "role" else want == got
        tallies[figure].add(right, 1, right, 1)
        if not right:
            yield Error(figure, f"{want} read as {got}", f"“{case.title}”")


def _f1(tally: Tally) -> float:
    p = min(1.0, tally.right / tally.said) if tally.said else 0.0
    r = tally.found / tally.gold if tally.gold else 0.0
    return 2 * p * r / (p + r) if p + r else 0.0
