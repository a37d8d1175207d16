"""The words of reports: what a verdict means, and labels cut short."""

from __future__ import annotations

import pytest

from skillmatch.reporting.shared.quotes import short
from skillmatch.reporting.shared.wording import meaning_of

from . import sample

MEANINGS = {
    ("swe-heavy", "", "both"): "a software engineer with a dollop of ML",
    ("swe-heavy", "", "swe"): "a software engineer; nothing here speaks for ML",
    ("swe-heavy", "none fits", "both"): "nearer to software engineering than to ML",
    ("ml-heavy", "none fits", "both"): "nearer to data and ML than to software engineering",
    ("ml-heavy", "none fits", "ml"): "an ML specialist; nothing here speaks for software engineering",
    ("unclear", "the verdict is unclear", "both"): "the text does not tell which side it is on",
}
SHORT = {
    "architect scalable (ML) systems; own technical design": "architect scalable systems",
    "monitor models (drift, uptime)": "monitor models",
    "apply ML within a domain (finance) knowing its problems": "apply ML within a domain knowing its problems",
    "Go": "Go",
}


@pytest.mark.parametrize(("verdict", "no_role", "sides"), MEANINGS)
def test_what_a_verdict_means(verdict: str, no_role: str, sides: str) -> None:
    profile = sample.posting().profile
    split = profile.split._replace(
        verdict=verdict,
        toward_swe=profile.split.toward_swe if sides != "ml" else (),
        toward_ml=profile.split.toward_ml if sides != "swe" else (),
    )
    found = meaning_of(profile._replace(split=split, no_role=no_role))
    assert found == MEANINGS[verdict, no_role, sides]


@pytest.mark.parametrize("label", SHORT)
def test_labels_are_cut_short(label: str) -> None:
    assert short(label) == SHORT[label]
