"""The commands that show, search, check and export the taxonomy, and `explain`, as typed."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from skillmatch.cli.main import run
from skillmatch.errors import UsageError
from skillmatch.reporting.shared.columns import row
from skillmatch.reporting.taxonomy.explain import explain, rule_in_words
from skillmatch.reporting.taxonomy.skos import narrower_of
from skillmatch.taxonomy.build import with_figures
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.taxonomy.model import Ambiguity

BROKEN = 'skills:\n  - id: pytorch\n    colour: "red\\e[31m"\n'


@pytest.fixture(autouse=True)
def away_from_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def typed(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = run(list(args))
    out, err = capsys.readouterr()
    return code, out, err


def team(folder: Path, text: str) -> str:
    (folder / "team" / "skills").mkdir(parents=True)
    (folder / "team" / "skills" / "mine.yaml").write_text(text, encoding="utf-8")
    return str(folder / "team")


@pytest.mark.usefixtures("ours_is_valid")
def test_validate_is_content_with_ours(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = typed(capsys, "taxonomy", "validate")
    assert (code, err) == (0, "")
    assert out.startswith("The taxonomy is valid: ")


@pytest.mark.usefixtures("ours_is_valid")
def test_validate_shows_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = typed(capsys, "taxonomy", "validate", "--taxonomy", team(tmp_path, BROKEN))
    assert code == 2
    assert out.startswith("team/skills/mine.yaml:3:5: unknown key `colour`")
    assert out.endswith('    3 |     colour: "red\\e[31m"\n      |     ^^^^^^\n')
    assert err == "skillmatch: 1 problem in the taxonomy.\n"


def test_other_commands_refuse_a_broken_folder_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = typed(capsys, "explain", "pytorch", "--taxonomy", team(tmp_path, BROKEN))
    assert (code, out) == (2, "")
    assert err.startswith("skillmatch: ")
    assert "mine.yaml:3: unknown key `colour`" in err
    assert err.count("\n") == 1


def test_settings_lay_a_teams_folder_over_ours(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    team(tmp_path, 'skills:\n  - {id: quazor, label: "Quazor\\e[31mML", broader: [ml-frameworks]}\n')
    (tmp_path / "pyproject.toml").write_text('[tool.skillmatch]\ntaxonomy = "team"\n')
    code, out, _ = typed(capsys, "taxonomy", "search", "quazor")
    assert (code, out) == (0, "quazor  Quazor\\x1b[31mML\n")
    code, out, _ = typed(capsys, "explain", "quazor")
    assert out.startswith("Quazor\\x1b[31mML (quazor), a hard skill\n")
    code, out, _ = typed(capsys, "taxonomy", "show", "quazor")
    assert out.startswith("# team/skills/mine.yaml:2\n- id: quazor\n")
    assert "\x1b" not in out


def test_show_prints_the_entry_and_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = typed(capsys, "taxonomy", "show", "pytorch")
    assert code == 0
    place, _, text = out.partition("\n")
    assert place.rpartition("/")[2].startswith("ml-frameworks.yaml:")
    file, _, line = place.removeprefix("# ").rpartition(":")
    assert "id: pytorch" in Path(file).read_text(encoding="utf-8").split("\n")[int(line) - 1]
    entry = yaml.safe_load(text)[0]
    concept = load_taxonomy().concepts["pytorch"]
    assert (entry["label"], tuple(entry["alt"]), entry["kind"]) == (concept.label, concept.alt, concept.kind)


def test_show_prints_a_role_and_the_group_of_the_same_id(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = typed(capsys, "taxonomy", "show", "deep-learning")
    assert [entry["label"] for entry in yaml.safe_load(out)] == ["Deep Learning Specialist", "deep learning"]


def test_search_finds_and_says_by_what(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = typed(capsys, "taxonomy", "search", "k8s")
    assert (code, out) == (0, "kubernetes  Kubernetes (k8s)\n")
    code, out, err = typed(capsys, "taxonomy", "search", "qqqqzzzz")
    assert (code, out) == (2, "")
    assert "nothing in the taxonomy is called `qqqqzzzz`" in err


def test_stats_count(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = typed(capsys, "taxonomy", "stats")
    assert code == 0
    numbers = {line[:50].strip(): line.split()[-1] for line in out.split("\n") if line}
    assert int(numbers["skill groups"]) >= 22
    assert int(numbers["responsibilities"]) == 37


@pytest.mark.parametrize(
    ("form", "start"), [("skos", "@prefix skos:"), ("csv", "id,type,"), ("json", "{\n"), ("spacy", '{"label"')]
)
def test_export_writes_each_form(form: str, start: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = typed(capsys, "taxonomy", "export", "--format", form)
    assert code == 0
    assert out.startswith(start)
    code, nothing, _ = typed(capsys, "taxonomy", "export", "--format", form, "-o", "there.txt")
    assert (code, nothing) == (0, "")
    assert (tmp_path / "there.txt").read_bytes() == out.encode()


def test_export_refuses_what_it_cannot_do(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = typed(capsys, "taxonomy", "export", "--format", "xml")
    assert (code, err) == (2, "skillmatch: unknown format `xml`. Choose one of skos, csv, json, spacy.\n")
    code, _, err = typed(capsys, "taxonomy", "export", "-o", "no/such/folder/x.json")
    assert code == 2
    assert err.startswith("skillmatch: cannot write no/such/folder/x.json: ")


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("pytorch", ["a hard skill", "ml-frameworks", "A skills/4", "towards machine learning"]),
        ("deploy-models", ["a responsibility", "phase", "stated as", "A responsibilities/4"]),
        (
            "swe-heavy",
            ["a verdict of the split", "Software Engineer", "C A:", "What Do They Actually Do?", "log("],
        ),
        ("applied", ["a role type", "B types/4", "Fit:", "Coverage:"]),
        ("senior", ["a level", "B daily/senior", "years of experience"]),
        ("together", ["a phase", "B key/8", "mentor-others", "Coverage:"]),
        ("communication", ["a soft skill group", "move neither split"]),
        ("computer-science", ["Both sides ask for it alike", "moves neither split"]),
        ("K8S", ["Kubernetes (kubernetes)"]),
    ],
)
def test_explain_says_what_where_and_how(id_: str, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = typed(capsys, "explain", id_)
    flat = " ".join(out.split())
    assert code == 0
    assert [word for word in words if word not in flat] == []


@pytest.mark.exhaustive
def test_every_id_can_be_explained_in_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    taxonomy = load_taxonomy()
    narrower = narrower_of(taxonomy)  # once, and not for each of thousands
    monkeypatch.setattr("skillmatch.reporting.taxonomy.explain.narrower_of", lambda _: narrower)
    scales = (taxonomy.split, taxonomy.roles, taxonomy.levels, taxonomy.phases, taxonomy.concepts)
    for id_ in (id_ for scale in scales for id_ in scale):
        for found in explain(taxonomy, id_):
            names = [name for name, _ in found.parts]
            assert "comes from" in names and "figure" in names, id_
            lines = "\n".join(row(name, texts) for name, texts in found.parts).split("\n")
            assert [line for line in lines if len(line) > 80 and "http" not in line] == [], id_


def test_figures_in_explanations_are_those_in_use() -> None:
    weights = {"split": {"floor": 3.0, "features": {"ml-frameworks": 0.7}}}
    assert with_figures("{split.floor}, {split.features.ml-frameworks}", weights) == "3, 0.7"
    taxonomy = load_taxonomy()
    assert "{" not in "".join(taxonomy.how.values())


def test_an_unknown_id_gets_close_ones(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = typed(capsys, "explain", "pytroch2")
    assert (code, out) == (2, "")
    assert err == "skillmatch: nothing is called `pytroch2`. Did you mean `pytorch`?\n"
    with pytest.raises(UsageError, match="Try `skillmatch taxonomy search WORDS`"):
        explain(load_taxonomy(), "qqqqzzzz")


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (Ambiguity(case=True), "each name: counts only written exactly so"),
        (
            Ambiguity(case=True, near=("code",), in_list=True, labels=("Go", "Golang")),
            '"Go" and "Golang": counts only written exactly so and near "code" or in a list with another known skill',
        ),
        (
            Ambiguity(never=("spark joy", "a spark"), not_before=("plug",)),
            'each name: never within "spark joy" or "a spark", or just before "plug"',
        ),
        (
            Ambiguity(not_after=("the",), in_list=True),
            'each name: counts only in a list with another known skill; never just after "the"',
        ),
        (Ambiguity(), ""),
    ],
)
def test_ambiguity_is_told_as_a_sentence(rule: Ambiguity, sentence: str) -> None:
    assert rule_in_words(rule) == sentence


def test_csv_on_stdout_is_csv(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = typed(capsys, "taxonomy", "export", "--format", "csv")
    assert len(list(csv.reader(io.StringIO(out)))) == 1 + len(load_taxonomy().concepts)


@pytest.mark.parametrize("command", [["taxonomy", "search", "k8s"], ["explain", "mlops"], ["taxonomy", "stats"]])
def test_no_command_here_imports_an_engine(command: list[str]) -> None:
    code = (
        "import sys\nfrom skillmatch.cli.main import run\n"
        f"run({command!r})\n"
        "sys.exit(' '.join({'spacy', 'rapidfuzz', 'jsonschema', 'rich', 'lxml'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
