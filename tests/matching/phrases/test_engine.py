"""The phrase engine finds what spaCy's ``PhraseMatcher`` finds, phrase for phrase."""

from __future__ import annotations

import json
import marshal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmatch.matching.phrases.engine import BEGINNING, Phrase, PhraseEngine, in_pieces, numbered
from skillmatch.matching.phrases.joined import Joined
from skillmatch.matching.phrases.lexicon import Lexicon
from skillmatch.matching.phrases.spacy import SpacyPhraseEngine
from skillmatch.matching.phrases.spelling import Speller
from skillmatch.matching.tokens import Keys, Vocabulary
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.text.compounds import CompoundSplitter
from skillmatch.text.normalize import fold
from skillmatch.text.tokenize import tokenize

ROOT = Path(__file__).parents[3]
POSTINGS = sorted((ROOT / "examples" / "postings").iterdir())
CORPUS = ROOT.parent / "shared" / "corpus" / "postings.jsonl"
"""Real postings, which are not part of the project: where they are beside it, all are read."""

words = st.sampled_from("a b c ab".split())
phrases = st.lists(st.lists(words, min_size=1, max_size=5).map(tuple), min_size=1, max_size=12, unique=True)


@settings(deadline=None)
@given(phrases, st.lists(words, max_size=30))
def test_small_phrases_in_small_texts(ones: list[Phrase], text: list[str]) -> None:
    assert PhraseEngine(in_pieces(numbered(ones))).find(text) == SpacyPhraseEngine(ones).find(text)


def phrases_of_the_taxonomy() -> list[Phrase]:
    """In the order of their numbers."""
    pieces = Lexicon(load_taxonomy()).data.numbers
    numbers = [({first: piece} if isinstance(piece, int) else marshal.loads(piece)) for first, piece in pieces.items()]
    texts = [one for of_first in numbers for one in of_first.items()]
    whole = [(number, tuple(text.split(" "))) for text, number in texts if number != BEGINNING]
    return [phrase for _, phrase in sorted(whole)]


@pytest.fixture(scope="module")
def engines() -> tuple[PhraseEngine, SpacyPhraseEngine]:
    ones = phrases_of_the_taxonomy()
    return PhraseEngine(in_pieces(numbered(ones))), SpacyPhraseEngine(ones)


def test_every_phrase_of_the_taxonomy(engines: tuple[PhraseEngine, SpacyPhraseEngine]) -> None:
    ours, spacy = engines
    text = [word for phrase in phrases_of_the_taxonomy() for word in (*phrase, "|")]
    assert ours.find(text) == spacy.find(text)


@pytest.mark.parametrize("path", POSTINGS, ids=lambda path: path.name)
def test_real_texts(engines: tuple[PhraseEngine, SpacyPhraseEngine], path: Path) -> None:
    ours, spacy = engines
    text = [fold(word) for word in tokenize(path.read_text(encoding="utf-8")).texts]
    assert ours.find(text) == spacy.find(text)


@pytest.mark.exhaustive
@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here; the examples are read above")
def test_the_corpus(engines: tuple[PhraseEngine, SpacyPhraseEngine]) -> None:
    """With the keys that a run looks up: misspelt names put right, versions taken off, glued words apart."""
    ours, spacy = engines
    lexicon = Lexicon(load_taxonomy())
    speller = Speller(lexicon.data.names, load_taxonomy().cues.ordinary)
    vocabulary = Vocabulary(Keys(lexicon.data.words, speller))
    splitter = CompoundSplitter(Joined(lexicon.data.joined, speller))
    texts = [json.loads(line)["text"] for line in CORPUS.read_text(encoding="utf-8").split("\n") if line]
    found = 0
    for text in texts:
        keys, _ = vocabulary.of(tokenize(text, splitter).texts)
        here = ours.find(keys)
        assert here == spacy.find(keys)
        found += len(here)
    assert found > 50 * len(texts)
