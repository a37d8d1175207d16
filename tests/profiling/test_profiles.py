"""What short texts come to: split, best role, level, years; and that every figure is made as it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from skillmatch.profiling.model import Profile
from tests.cases import each, read
from tests.conftest import Analyze

HERE = Path(__file__).parent
CASES: dict[str, dict[str, Any]] = read(HERE / "profiles.yaml") | read(HERE / "postings.yaml")


@pytest.fixture(scope="module")
def profile(posting: Analyze, resume: Analyze) -> Any:
    return lambda case: (resume if case["kind"] == "resume" else posting)(case["text"]).profile


def said(profile: Profile) -> dict[str, Any]:
    return {
        "split": profile.split.verdict,
        "role": None if profile.no_role else profile.roles[0].id,
        "level": profile.level.verdict,
        "years": profile.level.years,
    }


@pytest.mark.parametrize("case", each(CASES))
def test_verdicts(profile: Any, case: dict[str, Any]) -> None:
    found = said(profile(case))
    expected = {key: case[key] for key in found if key in case}
    assert expected
    fair = {key: value if isinstance(value, list) else [value] for key, value in expected.items()}
    assert {key: found[key] for key in fair if found[key] not in fair[key]} == {}


@pytest.mark.parametrize("case", each(CASES))
def test_figures_hold_together(profile: Any, case: dict[str, Any]) -> None:
    found: Profile = profile(case)
    split = found.split
    assert (split.score is None) == (split.verdict == "unclear") == (split.neither or split.evidence < split.floor)
    assert split.score is None or -1 <= split.score <= 1
    assert [one.push for one in split.toward_ml] == sorted((m.push for m in split.toward_ml), reverse=True)
    assert [one.push for one in split.toward_swe] == sorted(m.push for m in split.toward_swe)
    assert all(m.push > 0 for m in split.toward_ml) and all(m.push < 0 for m in split.toward_swe)
    fits = [role.fit for role in found.roles]
    assert fits == sorted(fits, reverse=True)
    assert sum(fits) == pytest.approx(0 if found.no_role else 1, abs=0.001)
    assert found.no_role or split.verdict != "unclear"
    for part in (*found.roles, *found.phases):
        whole = sum(one.weight for one in (*part.matched, *part.missing))
        share = sum(one.weight for one in part.matched) / whole
        assert part.coverage == pytest.approx(share, abs=0.001)
        assert {one.concept for one in part.matched}.isdisjoint(one.concept for one in part.missing)


@pytest.mark.parametrize("case", each(CASES))
def test_only_what_is_asserted_and_outside_the_title_counts(profile: Any, case: dict[str, Any]) -> None:
    found: Profile = profile(case)
    parts = [covered for part in (*found.roles, *found.phases) for covered in part.matched]
    parts += [covered for group in found.skills for covered in group.skills]
    mentions = [m for part in (*parts, *found.split.toward_swe, *found.split.toward_ml) for m in part.mentions]
    assert [m.text for m in mentions if not m.asserted or m.section == "title"] == []
    assert all(one.mentions for one in parts)


def test_soft_skills_move_no_figure(posting: Analyze) -> None:
    text = CASES["software engineering"]["text"]
    soft = f"{text}- Teamwork, patience and communication skills\n"
    one, other = posting(text).profile, posting(soft).profile
    assert other.split.score == pytest.approx(one.split.score, abs=0.05)
    assert [role.id for role in one.roles][:1] == [role.id for role in other.roles][:1]


def test_a_persons_name_age_gender_and_school_move_no_figure(resume: Analyze) -> None:
    text = CASES["a resume of an engineer"]["text"]
    other = text.replace("Ada Example", "Omar Example").replace("ada@", "omar@")
    other = other.replace("BSc Computer Science,", "BSc Computer Science, Oxford,").replace(
        "\n\nExperience", "\nBorn 3 May 1961, male, married\n\nExperience", 1
    )
    assert said(resume(text).profile) == said(resume(other).profile)
    assert resume(text).profile.split.score == resume(other).profile.split.score
    assert [r.fit for r in resume(text).profile.roles] == [r.fit for r in resume(other).profile.roles]


def test_nothing_recognised_fits_no_role(posting: Analyze) -> None:
    found = posting("Kitchen help wanted.").profile
    assert [role.fit for role in found.roles] == [0.0] * 5
    assert (found.split.verdict, found.split.evidence, found.skills) == ("unclear", 0, ())


def test_a_text_of_another_trade_is_told_why(posting: Analyze) -> None:
    split = posting(CASES["a nurse of a digital hospital"]["text"]).profile.split
    assert split.neither
    assert re.fullmatch(r"neither a software nor an ML text: 0 of \d+ hard skills are of these fields", split.reason)


def test_a_title_of_another_trade_asks_for_more_and_one_of_ours_gives_nothing(posting: Analyze) -> None:
    text = CASES["an analyst of reports"]["text"]
    other = posting(text.replace("Reporting Analyst", "Financial Analyst")).profile.split
    assert (other.verdict, other.neither) == ("unclear", True)
    assert other.reason.endswith("a verdict takes 60% under the title “Financial Analyst, Claims”")
    nurse = CASES["a nurse of a digital hospital"]["text"]
    assert posting(nurse.replace("Registered Nurse", "Machine Learning Engineer")).profile.split.neither


def test_what_is_said_of_the_company_is_no_evidence(posting: Analyze) -> None:
    text = CASES["a sales post that speaks of AI"]["text"]
    about = "\n\nAbout us\nOur platform is written in Go and Rust and runs PyTorch, Kafka and Spark on Kubernetes.\n"
    assert posting(text + about).profile.split.verdict == "unclear"


def test_the_reasons_of_a_level_are_quoted(posting: Analyze) -> None:
    level = posting(CASES["level by seven years"]["text"]).profile.level
    assert [(one.text, one.level, one.line) for one in level.reasons] == [("asks for “7+ years”", "senior", 4)]
