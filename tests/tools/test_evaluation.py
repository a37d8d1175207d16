"""The scores that hold the program to its floors, on answers small enough to count by hand."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tools.evaluation import cases
from tools.evaluation.cases import QUALITY, SHARED, Case, GoldSkill, Labels, gold_sets
from tools.evaluation.floors import Held, breaches, raised
from tools.evaluation.score import Answer, Said, score, spearman
from tools.evaluation.spans import alike, intervals

TEXT = "We use Python and pythonic SQL.\nYou train models, ideally in Go.\nTeam spirit."


def labels(**given: object) -> Labels:
    nothing = {"split": None, "roles": frozenset(), "level": None, "skills": None}
    return Labels(**(nothing | {"responsibilities": None, "needs": {}} | given))  # type: ignore[arg-type]


def said(surface: str, concept: str, *, kind: str | None = "hard", need: str = "required") -> Said:
    start = TEXT.index(surface)
    type_ = "skill" if kind else "responsibility"
    return Said(type_, concept, kind, start, start + len(surface), surface, need)


def answer(*mentions: Said, verdict: str = "unclear", split: float | None = None) -> Answer:
    return Answer(verdict, split, "applied", "mid", mentions)


def test_a_label_stands_where_it_is_a_word() -> None:
    assert intervals(TEXT.lower(), "python") == [(7, 13)]
    assert intervals("pythonic", "python") == [(0, 6)]  # where it never is one, wherever it stands
    assert intervals("C++ and C", "C++") == [(0, 3)]
    assert intervals("aaa", "") == []


def test_strings_of_resumes_are_alike_on_word_boundaries() -> None:
    assert alike("machine learning", "learning")
    assert not alike("javascript", "java")
    assert not alike("", "java")


def test_skills_are_counted_as_strings() -> None:
    gold = (
        GoldSkill("Python", "hard", "duty"),
        GoldSkill("SQL", "hard", "required"),
        GoldSkill("Go", "hard", "preferred"),
        GoldSkill("Team spirit", "soft", "required"),
    )
    mentions = [
        said("Python", "python", need="duty"),
        said("Go", "go"),
        said("models", "models"),
        said("Team", "teamwork", kind="soft"),
    ]
    figures, misses = score([(Case("x", labels(skills=gold), TEXT), answer(*mentions))])
    hard = {key: figures[f"hard.{key}"] for key in ("p", "r", "said", "gold")}
    assert hard == {"p": 0.667, "r": 0.667, "said": 3, "gold": 3}
    assert (figures["soft.f1"], figures["need.accuracy"], figures["need.promoted"]) == (1.0, 0.667, 1.0)
    assert (misses[0].missed, misses[0].wrong) == (["SQL"], ["models"])


def test_responsibilities_are_counted_by_document_and_by_line() -> None:
    gold = labels(responsibilities={2: frozenset({"develop-models"})}, needs={1: "context", 2: "duty"})
    mentions = [
        said("use", "develop-models", kind=None, need="context"),
        said("train models", "develop-models", kind=None, need="required"),
    ]
    figures, _ = score([(Case("x", gold, TEXT), answer(*mentions))])
    assert (figures["resp.doc.f1"], figures["resp.line.p"], figures["resp.line.r"]) == (1.0, 0.5, 1.0)
    assert figures["need.by_line"] == 0.5


def test_verdicts_are_shares_of_those_that_readers_gave() -> None:
    applied = frozenset({"data", "applied"})
    pairs = [
        (Case("a", labels(split=-2.0, roles=applied)), answer(verdict="swe-heavy", split=-0.9)),
        (Case("b", labels(split=1.0, level="mid")), answer(verdict="swe-heavy", split=-0.2)),
        (Case("c", labels(split=0.5, level="senior")), answer(verdict="balanced", split=0.1)),
        (Case("d", labels()), answer()),
    ]
    figures, _ = score(pairs)
    shares = {key: figures[key] for key in ("split.direction", "split.opposite", "split.verdict")}
    assert shares == {"split.direction": 0.5, "split.opposite": 0.5, "split.verdict": 0.5}
    assert (figures["role.top1"], figures["level.accuracy"]) == (1.0, 0.5)


def test_equal_values_share_their_rank() -> None:
    assert spearman([(1, 10), (2, 20), (2, 20), (3, 30)]) == 1.0
    assert spearman([(1, 3), (2, 2), (3, 1)]) == -1.0
    assert spearman([(1, 1), (2, 1)]) == 0.0


def test_floors_rise_and_do_not_sink() -> None:
    floors = {"own": {"hard.f1": 0.8, "split.opposite": 0.05}}
    better, worse = {"hard.f1": 0.9, "split.opposite": 0.0}, {"hard.f1": 0.7, "split.opposite": 0.1}
    assert raised({"own": better}, floors) == {"own": {"hard.f1": 0.89, "split.opposite": 0.01}}
    assert raised({"own": worse}, floors) == floors
    assert raised({"own": worse}, floors, allow_lower=True)["own"]["hard.f1"] == 0.69
    assert [breach.metric for breach in breaches({"own": worse}, floors)] == ["hard.f1", "split.opposite"]
    assert not list(breaches({"own": better, "unheard": worse}, floors))
    assert [breach.reached for breach in breaches({"own": {}}, floors)] == [None, None]


def test_floors_hold_for_the_set_that_they_were_measured_on() -> None:
    held = Held({"own": {"hard.f1": 0.8}, "dev": {"hard.f1": 0.8}, "away": {"hard.f1": 0.8}}, {"own": "1", "dev": "2"})
    measured, found = {"own": {"hard.f1": 0.7}, "dev": {"hard.f1": 0.7}}, {"own": "1", "dev": "3"}
    told = [line.split()[0] for line in held.complaints(measured, found)]
    assert told == ["dev", "own:"]  # of the other set it is said that it is another one, and nothing is compared
    renewed = held.renewed(found)
    assert renewed == Held({"own": {"hard.f1": 0.8}, "away": {"hard.f1": 0.8}}, found)
    assert list(renewed.complaints({"dev": {"hard.f1": 0.1}}, found)) == []


def test_a_set_is_known_by_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [json.loads(line) for line in (QUALITY / "own" / "postings.jsonl").read_text("utf-8").split("\n") if line]
    monkeypatch.setattr(cases, "QUALITY", tmp_path)

    def digest(rows: list[dict[str, Any]]) -> str:
        (tmp_path / "own").mkdir(exist_ok=True)
        lines = "".join(f"{json.dumps(row)}\n" for row in rows)
        (tmp_path / "own" / "postings.jsonl").write_text(lines, encoding="utf-8")
        return gold_sets()[0].sha256

    before = digest(rows[:3])
    assert digest([dict(sorted(row.items(), reverse=True)) for row in rows[:3]]) == before
    others = [digest(rows[:2]), digest([*rows[:2], rows[2] | {"text": rows[2]["text"] + "."}]), digest(rows[2::-1])]
    assert len({before, *others}) == 4


def test_our_own_cases_hold_together() -> None:
    own = gold_sets()[0]
    assert own.name == "own"
    assert len({case.id for case in own.cases}) == len(own.cases)
    for case in own.cases:
        lost = [skill.text for skill in case.labels.skills or () if skill.text not in case.text]
        last = case.text.count("\n") + 1
        assert (lost, [n for n in case.labels.responsibilities or () if not 0 < n <= last]) == ([], []), case.id


@pytest.mark.skipif(not (SHARED / "gold" / "score.py").is_file(), reason="the scorer agreed on is not here")
def test_it_counts_as_the_scorer_agreed_on() -> None:
    agreed = _agreed_scorer()
    gold = [
        GoldSkill("SQL", "hard", "required"),
        GoldSkill("Go", "hard", "preferred"),
        GoldSkill("Team", "soft", "duty"),
    ]
    mentions = [
        said("pythonic SQL", "sql"),
        said("Go", "go", need="context"),
        said("use", "use", kind="soft"),
    ]
    lines = {2: frozenset({"develop-models"})}
    case = Case("x", labels(skills=tuple(gold), responsibilities=lines), TEXT)
    figures, _ = score([(case, answer(*mentions, said("train", "develop-models", kind=None)))])
    row = {"gid": "x", "text": TEXT, "_head": 0, "labels": {"responsibilities": {"2": ["develop-models"]}}}
    row["labels"]["skills"] = [{"text": s.text, "kind": s.kind, "need": s.need} for s in gold]  # type: ignore[index]
    told = [*mentions, said("train", "develop-models", kind=None)]
    report = {"mentions": [{key: getattr(one, key) for key in Said.__dataclass_fields__} for one in told]}
    theirs, _ = agreed.score_mentions(([row],), [report])
    for metric in ("hard", "soft", "resp.doc", "resp.line"):
        assert {key: figures[f"{metric}.{key}"] for key in theirs[metric]} == theirs[metric]
    assert figures["need.accuracy"] == theirs["need.accuracy"]
    assert figures["need.promoted"] == theirs["need.preferred_promoted"]


def _agreed_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("agreed_score", SHARED / "gold" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
