"""What the program said against what readers said.

Skills are compared as distinct strings of a document: one that the program says is right where it overlaps
a labelled string of either kind; one that readers labelled is found where the program says a skill of
either kind. Responsibilities are compared as ids, of a document and of its lines. What is taken for denied
counts as unsaid.
"""

from __future__ import annotations

import statistics
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tools.evaluation.cases import Case, GoldSkill
from tools.evaluation.spans import Interval, alike, intervals, plain, touches

Figures = dict[str, float | int | None]

NEEDS = ("required", "duty", "preferred", "context")
"""Where a skill is named several times, the first of these holds."""

LEANS = {"swe-heavy", "ml-heavy"}


@dataclass(frozen=True, slots=True)
class Said:
    """An asserted mention, with offsets into the labelled text (which has no title)."""

    type: str
    concept: str
    kind: str | None
    start: int
    end: int
    text: str
    need: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program says of a case."""

    verdict: str
    score: float | None
    role: str | None
    level: str
    said: tuple[Said, ...]


@dataclass(slots=True)
class Tally:
    """Counts behind a precision and a recall, which need not share their hits."""

    right: int = 0
    said: int = 0
    found: int = 0
    gold: int = 0

    def add(self, right: int, said: int, found: int, gold: int) -> None:
        """Count one document in."""
        self.right += right
        self.said += said
        self.found += found
        self.gold += gold

    def figures(self, name: str) -> Figures:
        """Precision, recall and F1 under ``name``, with the counts that they rest on."""
        p = self.right / self.said if self.said else 0.0
        r = self.found / self.gold if self.gold else 0.0
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        shares = {
            "p": round(p, 3),
            "r": round(r, 3),
            "f1": round(f1, 3),
            "said": self.said,
            "gold": self.gold,
        }
        return {f"{name}.{key}": value for key, value in shares.items()}


@dataclass(slots=True)
class Misses:
    """The strings that only readers found, and those that only we found; never written to a file."""

    id: str
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


Pair = tuple[Case, Answer]


def score(pairs: Sequence[Pair]) -> tuple[Figures, list[Misses]]:
    """All figures of one set, and what was missed and wrong in each document."""
    figures = {"documents": len(pairs)} | _documents(pairs)
    skilled = [(case, answer) for case, answer in pairs if case.labels.skills is not None]
    misses = [Misses(case.id) for case, _ in skilled]
    for kind in ("hard", "soft") if skilled else ():
        tally = Tally()
        for (case, answer), miss in zip(skilled, misses, strict=True):
            compare = _resume_skills if case.path else _posting_skills
            tally.add(*compare(case, answer, kind, miss))
        figures |= tally.figures(kind)
    return figures | _responsibilities(pairs) | _needs(pairs), misses


def as_verdict(split: float | None) -> str:
    """The verdict that a label stands for."""
    if split is None:
        return "unclear"
    return "swe-heavy" if split < -0.4 else "ml-heavy" if split > 0.4 else "balanced"


def _documents(pairs: Sequence[Pair]) -> Figures:
    verdicts = [(case.labels.split, as_verdict(case.labels.split), answer.verdict) for case, answer in pairs]
    leaning = [(gold, said) for split, gold, said in verdicts if split is not None and abs(split) >= 1]
    placed = [(case.labels.split, answer.score or 0.0) for case, answer in pairs if case.labels.split is not None]
    roles = [answer.role in case.labels.roles for case, answer in pairs if case.labels.roles]
    levels = [answer.level == case.labels.level for case, answer in pairs if case.labels.level]
    return {
        "split.direction": share([gold == said for gold, said in leaning]),
        "split.opposite": share([{gold, said} == LEANS for gold, said in leaning]),
        "split.verdict": share([gold == said for _, gold, said in verdicts]),
        "split.spearman": spearman(placed),
        "role.top1": share(roles),
        "level.accuracy": share(levels),
    }


def share(hits: Sequence[bool]) -> float | None:
    """The share that is true; ``None`` of none."""
    return round(sum(hits) / len(hits), 3) if hits else None


def spearman(pairs: Sequence[tuple[float, float]]) -> float:
    """The rank correlation, equal values sharing their mean rank; 0 where one side is constant."""
    if any(len({pair[side] for pair in pairs}) < 2 for side in (0, 1)):
        return 0.0
    return round(statistics.correlation(*(_ranks([pair[side] for pair in pairs]) for side in (0, 1))), 3)


def _ranks(values: Sequence[float]) -> list[float]:
    ordered = sorted(values)
    first = {value: at for at, value in reversed(list(enumerate(ordered)))}
    last = {value: at for at, value in enumerate(ordered)}
    return [(first[value] + last[value]) / 2 for value in values]


def _posting_skills(case: Case, answer: Answer, kind: str, miss: Misses) -> tuple[int, int, int, int]:
    labelled = case.labels.skills or ()
    places = {skill.text: intervals(case.text, skill.text) for skill in labelled}
    anywhere = [interval for found in places.values() for interval in found]
    skills = [said for said in answer.said if said.type == "skill"]
    gold = [skill for skill in labelled if skill.kind == kind]

    def is_right(said: Said) -> bool:
        return touches(said.start, said.end, anywhere)

    def is_found(skill: GoldSkill) -> bool:
        return any(touches(said.start, said.end, places[skill.text]) for said in skills)

    return _count(by_surface(skills, kind, str.lower), gold, is_right, is_found, miss)


def _resume_skills(case: Case, answer: Answer, kind: str, miss: Misses) -> tuple[int, int, int, int]:
    labelled = case.labels.skills or ()
    anywhere = {plain(skill.text) for skill in labelled}
    skills = [said for said in answer.said if said.type == "skill"]
    named = {plain(said.text) for said in skills}
    of_kind = {plain(skill.text): skill for skill in labelled if skill.kind == kind and skill.asserted}

    def is_right(said: Said) -> bool:
        return any(alike(plain(said.text), gold) for gold in anywhere)

    def is_found(skill: GoldSkill) -> bool:
        return any(alike(plain(skill.text), one) for one in named)

    return _count(by_surface(skills, kind, plain), list(of_kind.values()), is_right, is_found, miss)


def by_surface(skills: Iterable[Said], kind: str, key: Callable[[str], str]) -> dict[str, list[Said]]:
    """The mentions of one kind by the string that they are compared as."""
    surfaces: dict[str, list[Said]] = {}
    for said in skills:
        if (said.kind or "hard") == kind:
            surfaces.setdefault(key(said.text), []).append(said)
    return surfaces


def _count(
    mine: Mapping[str, list[Said]],
    gold: Sequence[GoldSkill],
    is_right: Callable[[Said], bool],
    is_found: Callable[[GoldSkill], bool],
    miss: Misses,
) -> tuple[int, int, int, int]:
    wrong = [surface for surface, mentions in mine.items() if not any(map(is_right, mentions))]
    missed = [skill.text for skill in gold if not is_found(skill)]
    miss.wrong += wrong
    miss.missed += missed
    return len(mine) - len(wrong), len(mine), len(gold) - len(missed), len(gold)


def _responsibilities(pairs: Sequence[Pair]) -> Figures:
    documents, lines = Tally(), Tally()
    by_line = False
    for case, answer in pairs:
        if case.labels.responsibilities is None:
            continue
        by_line |= case.path is None
        gold = {(line, id_) for line, ids in case.labels.responsibilities.items() for id_ in ids}
        said = said_by_line(case, answer)
        for tally, g, s in (
            (lines, gold, said),
            (documents, {id_ for _, id_ in gold}, {id_ for _, id_ in said}),
        ):
            hits = len({*g} & {*s})
            tally.add(hits, len(s), hits, len(g))
    return documents.figures("resp.doc") | (lines.figures("resp.line") if by_line else {})


def said_by_line(case: Case, answer: Answer) -> set[tuple[int, str]]:
    """The responsibilities said, each with its line, counted from 1; of a résumé, all with line 0."""
    line_of = (lambda at: 0) if case.path else line_finder(case.text)
    return {(line_of(said.start), said.concept) for said in answer.said if said.type == "responsibility"}


def line_finder(text: str) -> Callable[[int], int]:
    """A function from an offset to its line, counted from 1."""
    starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]
    return lambda at: bisect_right(starts, at)


def _needs(pairs: Sequence[Pair]) -> Figures:
    """How often the need is right: of labelled skills that were found, and of all on a labelled line."""
    of_skills = [both for case, answer in pairs for both in _needs_of_skills(case, answer)]
    of_lines = [hit for case, answer in pairs for hit in _needs_by_line(case, answer)]
    preferred = [got == "required" for want, got in of_skills if want == "preferred"]
    figures: Figures = {}
    if of_skills:
        figures["need.accuracy"] = share([want == got for want, got in of_skills])
        figures["need.promoted"] = share(preferred)
    if of_lines:
        figures["need.by_line"] = share(of_lines)
    return figures


def _needs_of_skills(case: Case, answer: Answer) -> Iterable[tuple[str, str]]:
    for skill in case.labels.skills or ():
        if case.path or skill.need is None:
            continue
        places: list[Interval] = intervals(case.text, skill.text)
        got = [
            said.need or "context"
            for said in answer.said
            if said.type == "skill" and touches(said.start, said.end, places)
        ]
        if got:
            yield skill.need, min(got, key=NEEDS.index)


def _needs_by_line(case: Case, answer: Answer) -> Iterable[bool]:
    line_of = line_finder(case.text)
    said = {(line_of(one.start), one.concept, one.need) for one in answer.said}
    return (need == case.labels.needs[line] for line, _, need in said if line in case.labels.needs)
