"""The component of spaCy: the same mentions as the command line, on any way that documents and pipelines are kept."""

from __future__ import annotations

import json
import pickle
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from skillmatch.analysis import Analyzer, Report
from skillmatch.cli.main import run
from skillmatch.errors import TaxonomyError
from tests.cases import read

ROOT = Path(__file__).resolve().parents[1]
TEAM = ROOT / "examples" / "team-taxonomy"
EXAMPLES = sorted(path for name in ("postings", "resumes") for path in (ROOT / "examples" / name).iterdir())
CASES: list[dict[str, Any]] = read(Path(__file__).parent / "spacy_spans.yaml")
NAME = "skillmatch"
TEXTS = ["Requirements:\n- LedgerFlow and Python\n", "Requirements:\n- No Spark needed\n- SQL\n"]
ENTRY = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"][
    "spacy_factories"
]
import_module(ENTRY[NAME])  # as spaCy does where the package is installed with its entry points


def pipeline(**config: Any) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe(NAME, config=config)
    return nlp


@pytest.fixture(scope="module")
def nlps() -> dict[str, Language]:
    return {kind: pipeline(kind=kind) for kind in ("resume", "posting")}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Language:
    """A pipeline with a team's taxonomy, whose folder is gone."""
    folder = tmp_path_factory.mktemp("own") / "team"
    shutil.copytree(TEAM, folder)
    nlp = pipeline(taxonomy=[str(folder)], kind="posting")
    assert shown(nlp(TEXTS[0]))[0] == ("LedgerFlow", "required", "ledgerflow")
    nlp.from_bytes(nlp.to_bytes())
    shutil.rmtree(folder)
    return nlp


def shown(doc: Doc) -> list[tuple[str, str, str]]:
    return [(span.text, span.label_, span.id_) for span in doc.spans[NAME]]


IMPORTED = """
import sys, spacy
before = set(sys.modules)
import skillmatch.spacy_component
print(*set(sys.modules) - before)
nlp = spacy.blank("en")
nlp.add_pipe("skillmatch")
print(*(name for name in sys.modules if name.startswith("skillmatch.")))
"""


def test_nothing_is_imported_before_the_first_text() -> None:
    """spaCy imports the module at each pipeline, also of those who never use it."""
    ran = subprocess.run([sys.executable, "-c", IMPORTED], capture_output=True, text=True, check=True)
    imported, ours = (set(line.split()) for line in ran.stdout.splitlines())
    assert ours == {"skillmatch._version", "skillmatch.spacy_component"}
    assert {name for name in imported - ours if name.partition(".")[0] not in sys.stdlib_module_names} == {"skillmatch"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.get("what") or case["text"][:30])
def test_spans(case: dict[str, Any], nlps: dict[str, Language]) -> None:
    doc = nlps[case["kind"]](case["text"])
    assert shown(doc) == [tuple(one) for one in case["spans"]]
    denied = {one["concept"] for one in doc._.skillmatch["mentions"] if not one["asserted"]}
    assert denied == set(case.get("denied", ()))


def test_the_mentions_are_those_of_the_command_line(
    nlps: dict[str, Language], analyzer: Analyzer, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Of the same text, over all examples: a file that holds just what was read of the example."""
    for kind, nlp in nlps.items():
        read = [one for one in map(analyzer.file, EXAMPLES) if isinstance(one, Report) and one.document.kind == kind]
        texts = [report.document.text for report in read]
        paths = [tmp_path / f"{kind}-{number}.txt" for number, _ in enumerate(texts)]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text.encode())
        assert run([*map(str, paths), "--kind", kind, "--format", "jsonl"]) == 0
        lines = capsysbinary.readouterr().out.decode().splitlines()
        for text, line, doc in zip(texts, lines, nlp.pipe(texts), strict=True):
            report = json.loads(line)
            assert report["mentions"] and doc._.skillmatch["mentions"] == report["mentions"]
            asserted = [one for one in report["mentions"] if one["asserted"]]
            assert [(span.id_, span.label_) for span in doc.spans[NAME]] == [
                (one["concept"], one["need"] or one["strength"] or one["type"]) for one in asserted
            ]
            for span, index in zip(doc.spans[NAME], doc.spans[NAME].attrs["mentions"], strict=True):
                one = report["mentions"][index]
                assert span.start_char <= one["start"] < one["end"] <= span.end_char
                assert text[one["start"] : one["end"]] == one["text"]


def test_entities_are_left_as_they_are() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "TOOL", "pattern": "Python"}])
    before = [(one.text, one.label_) for one in nlp(TEXTS[0]).ents]
    nlp.add_pipe(NAME)
    assert [(one.text, one.label_) for one in nlp(TEXTS[0]).ents] == before == [("Python", "TOOL")]


def test_what_it_assigns_is_declared() -> None:
    summary = pipeline().analyze_pipes()["summary"][NAME]
    assert (summary["assigns"], summary["requires"]) == ([f"doc._.{NAME}", "doc.spans"], [])


def by_bytes(nlp: Language, folder: Path) -> Language:
    return pipeline().from_bytes(nlp.to_bytes())


def by_disk(nlp: Language, folder: Path) -> Language:
    nlp.to_disk(folder / "kept")
    loaded = spacy.load(folder / "kept")
    shutil.rmtree(folder / "kept")
    return loaded


def by_pickle(nlp: Language, folder: Path) -> Language:
    loaded: Language = pickle.loads(pickle.dumps(nlp))
    return loaded


@pytest.mark.parametrize("kept", [by_bytes, by_disk, by_pickle])
def test_a_kept_pipeline(kept: Callable[[Language, Path], Language], own: Language, tmp_path: Path) -> None:
    """It says the same wherever it is taken: no folder of its maker is needed."""
    back = kept(own, tmp_path)
    assert [back(text)._.skillmatch for text in TEXTS] == [own(text)._.skillmatch for text in TEXTS]


@pytest.mark.parametrize(
    "name",
    ["../skills/x.yaml", "/etc/x.yaml", "skills/../../x.yaml", "x.yaml", "skills/a/b.yaml", "skills\\x.yaml", "roles"],
)
def test_no_file_is_written_outside_of_its_folder(name: str) -> None:
    import srsly

    nlp = pipeline()
    component = nlp.get_pipe(NAME)
    component.from_bytes(srsly.msgpack_dumps({"settings": {"kind": None, "as_of": None}, "taxonomy": [{name: b"x"}]}))
    with pytest.raises(TaxonomyError, match="no name of a taxonomy file"):
        nlp(TEXTS[0])


def docs_by_bin(nlp: Language, docs: list[Doc]) -> list[Doc]:
    kept = DocBin(store_user_data=True, docs=docs).to_bytes()
    return list(DocBin().from_bytes(kept).get_docs(spacy.blank("en").vocab))


def docs_by_bytes(nlp: Language, docs: list[Doc]) -> list[Doc]:
    return [Doc(nlp.vocab).from_bytes(doc.to_bytes()) for doc in docs]


def docs_by_pickle(nlp: Language, docs: list[Doc]) -> list[Doc]:
    loaded: list[Doc] = pickle.loads(pickle.dumps(docs))
    return loaded


def docs_of_processes(nlp: Language, docs: list[Doc]) -> list[Doc]:
    return list(nlp.pipe([doc.text for doc in docs], n_process=2))


@pytest.mark.parametrize("kept", [docs_by_bin, docs_by_bytes, docs_by_pickle, docs_of_processes])
def test_kept_documents(kept: Callable[[Language, list[Doc]], list[Doc]], own: Language) -> None:
    docs = [own(text) for text in TEXTS]
    back = kept(own, docs)
    # spaCy's own DocBin gives tuples for lists.
    assert [json.dumps(doc._.skillmatch) for doc in back] == [json.dumps(doc._.skillmatch) for doc in docs]
    assert [shown(doc) for doc in back] == [shown(doc) for doc in docs] != [[], []]
    assert [[*doc.spans[NAME].attrs["mentions"]] for doc in back] == [[0, 1], [1]]


def test_it_can_be_seen(nlps: dict[str, Language]) -> None:
    doc = nlps["posting"](TEXTS[1])
    page = displacy.render(doc, style="span", options={"spans_key": NAME}, jupyter=False)
    assert "SQL" in page and "required" in page and "sql" in page


@pytest.mark.parametrize("config", [{"kind": "poem"}, {"taxonomy": {"a": "b"}}, {"roll": "data"}])
def test_a_wrong_setting_is_told_when_the_pipe_is_added(config: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(config))):
        pipeline(**config)


@pytest.mark.parametrize(
    ("config", "message"), [({"taxonomy": "no/such"}, "no such taxonomy folder"), ({"as_of": "May"}, "no month")]
)
def test_a_setting_that_cannot_be_used_is_told_at_the_first_text(config: dict[str, Any], message: str) -> None:
    with pytest.raises(Exception, match=message):
        pipeline(**config)("Python")


def test_an_attribute_of_others_is_not_overwritten() -> None:
    ours = Doc.remove_extension(NAME) if Doc.has_extension(NAME) else None
    Doc.set_extension(NAME, getter=lambda doc: "theirs")
    try:
        with pytest.raises(ValueError, match="taken"):
            pipeline()
        assert spacy.blank("en")("Python")._.skillmatch == "theirs"
    finally:
        Doc.remove_extension(NAME)
        if ours:
            Doc.set_extension(NAME, default=ours[0])


THEIRS = """
import spacy
from spacy.language import Language

@Language.component("skillmatch")
def theirs(doc):
    return doc

import skillmatch.spacy_component
nlp = spacy.blank("en")
nlp.add_pipe("skillmatch")
print(nlp("Python").spans)
"""


def test_a_component_of_that_name_of_others_stays() -> None:
    ran = subprocess.run([sys.executable, "-c", THEIRS], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "{}"
