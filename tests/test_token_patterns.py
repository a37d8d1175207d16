"""Token patterns: what they match and where, which are refused, and that a text costs no more than its length."""

from __future__ import annotations

import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import spacy  # noqa: TID253 - a test pays for it gladly

from skillmatch import token_patterns
from skillmatch.analysis import Analyzer
from skillmatch.documents.stretches import stretches
from skillmatch.matching.model import Mention, Method
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.text.spans import Span
from skillmatch.token_patterns import TokenPatterns, as_text, faults, find_texts
from tests.cases import read
from tests.conftest import Analyze

CASES: dict[str, Any] = read(Path(__file__).with_name("token_patterns.yaml"))


def matched(pattern: list[dict[str, Any]], text: str) -> list[str]:
    spans = find_texts((as_text(pattern),), text, [Span(0, len(text))])
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize("name", CASES["matches"])
def test_what_a_pattern_matches(name: str) -> None:
    case = CASES["matches"][name]
    assert faults(case["pattern"]) == []
    for text, words in case["finds"].items():
        assert matched(case["pattern"], text) == words
    for text in case.get("passes", []):
        assert matched(case["pattern"], text) == []


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: as_text(case["pattern"]))
def test_what_is_refused(case: dict[str, Any]) -> None:
    told = faults(case["pattern"])
    assert [list(fault.at) for fault in told] == [case["at"]]
    assert case["says"] in told[0].message


@pytest.mark.parametrize("at", [0, 1, 46, 47, 48, 49, 62, 63, 64, 65, 95, 96, 111, 112, 500])
def test_a_match_is_found_wherever_it_is(at: int) -> None:
    """Though a text is looked through some words at a time."""
    pattern = [{"LOWER": "x"}, {"LOWER": "y", "OP": "+"}, {"LOWER": "z"}]
    for length in (1, 5, 14):
        words = ["w"] * at + ["x", *["y"] * length, "z"] + ["w"] * 70
        assert matched(pattern, " ".join(words)) == [" ".join(["x", *["y"] * length, "z"])]
    assert matched(pattern, " ".join(["w"] * at + ["x", *["y"] * 30, "z"])) == []


def test_words_that_are_none_are_passed_over() -> None:
    pattern = [{"LOWER": "x"}, {"OP": "?"}, {"LOWER": "y"}]
    assert matched(pattern, f"x {'(' * 200_000} y x - y") == ["x - y"]


def test_each_word_is_given_to_spacy_about_once(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    real = TokenPatterns._in_words
    monkeypatch.setattr(TokenPatterns, "_in_words", lambda self, words: given.append(len(words)) or real(self, words))
    for count in (1_000, 4_000):
        given.clear()
        matched([{"LOWER": "x", "OP": "+"}], "x " * count)
        assert count <= sum(given) <= 1.4 * count
        assert max(given) <= 64


def test_the_vocabulary_is_made_anew_before_it_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(token_patterns, "_REMEMBERED", 100)
    patterns = TokenPatterns([[{"LOWER": "x"}]])
    engines = []
    for turn in range(60):
        patterns.find(f"x word{turn} x", [Span(0, 100)])
        if patterns._of_thread.engine not in engines:
            engines.append(patterns._of_thread.engine)
    assert len(engines) > 1
    assert max(len(nlp.vocab) for nlp, _ in engines) < len(spacy.blank("en").vocab) + 60


def test_threads_find_the_same() -> None:
    patterns = TokenPatterns([[{"LOWER": {"REGEX": "^a+$"}}], [{"LOWER": "b"}, {"LOWER": "a", "OP": "?"}]])
    texts = [" ".join(random.Random(seed).choices(["a", "aa", "b", "c"], k=300)) for seed in range(20)]
    alone = [patterns.find(text, [Span(0, len(text))]) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: patterns.find(text, [Span(0, len(text))]), texts)) == alone


TEAM = """\
skills:
  - id: quazor
    label: Quazor
    broader: [ml-frameworks]
    patterns:
      - [{LOWER: quazor}, {LOWER: {IN: [ml, nn]}}, {LIKE_NUM: true, OP: "?"}]
      - [{LOWER: qz}, {ORTH: "/"}, {LOWER: core}]
  - {id: quazor-serve, label: Quazor NN 3 Serve, broader: [quazor]}
"""


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Analyze:
    folder = tmp_path_factory.mktemp("team")
    (folder / "skills").mkdir()
    (folder / "skills" / "ours.yaml").write_text(TEAM, encoding="utf-8")
    return Analyzer(load_taxonomy(folder), kind=Kind.POSTING).text


def found(analyze: Analyze, line: str) -> list[Mention]:
    return list(analyze(f"# Engineer\n\nRequirements:\n- {line}\n").mentions)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Deep Quazor ML 3 knowledge", [("quazor", "Quazor ML 3", Method.PATTERN)]),  # not the label inside it
        ("Quazor", [("quazor", "Quazor", Method.PHRASE)]),
        ("Quazor NN 3 Serve", [("quazor-serve", "Quazor NN 3 Serve", Method.PHRASE)]),  # a label that is longer
        ("Quazor NN 3 serving", [("quazor", "Quazor NN 3", Method.PATTERN)]),
        ("Python, quazor\n  nn, or SQL", ["python", ("quazor", "quazor\n  nn", Method.PATTERN), "sql"]),
        ("QZ/core", [("quazor", "QZ/core", Method.PATTERN)]),
        ("QZ\n- core", []),  # another item
    ],
)
def test_a_pattern_names_a_skill_as_a_label_does(team: Analyze, line: str, wanted: list[Any]) -> None:
    skills = found(team, line)
    assert len(skills) == len(wanted)
    for mention, one in zip(skills, wanted, strict=True):
        assert mention.concept == one if isinstance(one, str) else True
        if not isinstance(one, str):
            assert (mention.concept, mention.text, mention.evidence.method) == one
            assert mention.need == "required" and mention.asserted
    assert not skills or all(mention.text for mention in skills)


def test_what_is_denied_is_not_asserted(team: Analyze) -> None:
    assert [mention.asserted for mention in found(team, "No Quazor ML 2 needed")] == [False]


def test_stretches_hold_every_word_once(posting: Analyze) -> None:
    for path in sorted((Path(__file__).parents[1] / "examples" / "postings").iterdir()):
        document = posting(path.read_text(encoding="utf-8")).document
        words = [word for span in stretches(document) for word in document.text_of(span).split()]
        assert "".join(words) == "".join(document.text.split())


IMPORTED = """
import sys
from pathlib import Path
from skillmatch.analysis import Analyzer
from skillmatch.taxonomy.load import load_taxonomy
Analyzer(load_taxonomy(*map(Path, sys.argv[1:]))).text("Requirements: Quazor ML")
print("spacy" in sys.modules)
"""


def test_only_a_taxonomy_that_has_patterns_imports_spacy(tmp_path: Path) -> None:
    (tmp_path / "skills").mkdir()
    said = []
    for text in (TEAM, TEAM.split("    patterns:")[0]):
        (tmp_path / "skills" / "ours.yaml").write_text(text, encoding="utf-8")
        run = subprocess.run([sys.executable, "-c", IMPORTED, str(tmp_path)], capture_output=True, text=True)
        said.append(run.stdout.strip())
    assert said == ["True", "False"]
