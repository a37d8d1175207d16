"""The features that the model is fitted to are those that it judges by: two ways to make them, one answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillmatch.documents.build import build_document
from skillmatch.matching.matcher import Matcher
from skillmatch.matching.responsibilities.classifier import sentence_classifier
from skillmatch.readers.model import Reading
from skillmatch.taxonomy.load import load_taxonomy

EXAMPLES = sorted(Path("examples").glob("*/*.md")) + sorted(Path("examples").glob("*/*.txt"))
WEIGHED = frozenset(sentence_classifier().feature_names)
HOSTILE = {
    "a long list": "Requirements\n\n- " + ", ".join(f"thing number{n} and Python" for n in range(90)),
    "signs alone": "... !!! ---\n\n• • •\n",
    "we and you": "We build models. You train them. You'll own our pipelines.",
    "nothing": "",
}


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(load_taxonomy())


@pytest.mark.parametrize("text", [*(path.read_text(encoding="utf-8") for path in EXAMPLES), *HOSTILE.values()])
def test_fitting_and_judging_see_the_same_features(text: str, matcher: Matcher) -> None:
    document = build_document("text", Reading(text, "text"), matcher.document_cues)
    for sentence in matcher.sentences(document):
        assert set(sentence.verdict.features) == WEIGHED.intersection(sentence.features)
