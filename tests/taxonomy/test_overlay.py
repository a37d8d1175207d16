"""A team's own folder laid over ours: merged by id, new things added, ours unaltered."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillmatch.analysis import Analyzer
from skillmatch.errors import TaxonomyError
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.load import load_taxonomy
from tests.cases import read

TEAM = {
    "skills/team.yaml": """\
group: {id: ml-frameworks, alt: [our ML toolbox]}
skills:
  - id: pytorch
    alt: [Torchling, Torchlet]
    hits: [We trust in Torchling.]
    lean: 0.5
    roles: {applied: 0.9}
  - {id: quazor, label: QuazorML, hidden: [quazerml]}
""",
    "skills/more.yaml": "skills:\n  - {id: quazor-serve, label: Quazor Serve, broader: [quazor]}\n",
    "responsibilities.yaml": """\
responsibilities:
  - {id: stay-current, activities: [{say: [drinks from the firehose]}]}
  - id: feed-robots
    phase: build
    label: feed the robots
    sources: [A who]
    lean: ml
    activities: [{do: [feed], to: [robot]}]
""",
    "roles.yaml": """\
roles:
  - {id: robotics, label: Robot Tender, meaning: Tends robots., weights: {ml-frameworks: 0.4, quazor: 0.8}}
  - {id: applied, label: Applied Engineer of ours}
""",
    "cues/headings.yaml": "benefits: [our robots]\n",
}


@pytest.fixture
def team(tmp_path: Path) -> Path:
    for name, text in TEAM.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_lists_grow_and_single_values_are_replaced(team: Path) -> None:
    before, after = load_taxonomy().concepts["pytorch"], load_taxonomy(team).concepts["pytorch"]
    assert after.alt == (*before.alt, "Torchling", "Torchlet")
    assert after.hits == (*before.hits, "We trust in Torchling.")
    assert (after.label, after.hidden, after.broader) == (before.label, before.hidden, before.broader)
    assert after.lean == 0.5
    assert {role: after.roles[role] for role in ("applied", "robotics")} == {"applied": 0.9, "robotics": 0.4}
    assert "deep-learning" not in after.roles  # a mapping is replaced whole


def test_new_skills_hang_under_the_files_group(team: Path) -> None:
    concepts = load_taxonomy(team).concepts
    assert concepts["quazor"].broader == ("ml-frameworks",)
    assert concepts["quazor"].kind == "hard"
    assert load_taxonomy(team).group_of("quazor-serve") == "ml-frameworks"
    assert "our ML toolbox" in concepts["ml-frameworks"].alt
    assert list(concepts)[: len(load_taxonomy().concepts)] == list(load_taxonomy().concepts)


def test_responsibilities_grow(team: Path) -> None:
    concepts = load_taxonomy(team).concepts
    assert concepts["stay-current"].activities[-1].say == ("drinks from the firehose",)
    assert len(concepts["stay-current"].activities) == 1 + len(load_taxonomy().concepts["stay-current"].activities)
    assert concepts["feed-robots"].activities[0].to == ("robot",)


def test_own_roles_weigh_what_they_list_and_what_is_narrower(team: Path) -> None:
    taxonomy = load_taxonomy(team)
    assert list(taxonomy.roles)[-1] == "robotics"
    assert taxonomy.roles["applied"].label == "Applied Engineer of ours"
    assert taxonomy.roles["applied"].meaning == load_taxonomy().roles["applied"].meaning
    weights = {id_: taxonomy.concepts[id_].roles.get("robotics") for id_ in ("pytorch", "quazor", "quazor-serve")}
    assert weights == {"pytorch": 0.4, "quazor": 0.8, "quazor-serve": 0.8}
    assert "robotics" not in taxonomy.concepts["python"].roles


def test_cues_are_merged(team: Path) -> None:
    before, after = (load_taxonomy(*folders).cues.headings.posting for folders in ((), (team,)))
    assert after["benefits"] == (*before["benefits"], "our robots")
    assert {key for key in after if after[key] != before[key]} == {"benefits"}


ODD: dict[str, str] = read(Path(__file__).with_name("odd.yaml"))


def test_what_is_accepted_can_be_used(tmp_path: Path) -> None:
    for name, text in ODD.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    taxonomy = load_taxonomy(tmp_path)
    for kind in Kind:
        text = "x (\n\nSkills\n- 5 years of Qzx's, SQL or Qzx {} %s\n- Build s up y\n"
        report = Analyzer(taxonomy, kind=kind).text(text)
        assert report.mentions


def test_a_long_way_up_costs_no_more_than_it_is_long(tmp_path: Path) -> None:
    many = 3_000
    broader = ["cloud-computing", *(f"z{number}" for number in range(many))]
    entries = [f"  - {{id: z{number}, label: zq{number}, broader: [{broader[number]}]}}\n" for number in range(many)]
    for name, text in (("down", "".join(entries)), ("up", "".join(entries[::-1]))):
        (tmp_path / name / "skills").mkdir(parents=True)
        (tmp_path / name / "skills" / "long.yaml").write_text(f"skills:\n{text}", encoding="utf-8")
    assert len(load_taxonomy(tmp_path / "down").ancestors(f"z{many - 1}")) == many
    with pytest.raises(TaxonomyError, match="is below too many others"):
        load_taxonomy(tmp_path / "up")


def test_ours_stays_as_it_is(team: Path) -> None:
    before = load_taxonomy()
    labels = {id_: concept.labels for id_, concept in before.concepts.items()}
    after = load_taxonomy(team)
    assert {id_: concept.labels for id_, concept in load_taxonomy().concepts.items()} == labels
    assert after.fingerprint != before.fingerprint


def test_the_last_folder_is_on_top(team: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    top = tmp_path_factory.mktemp("top")
    (top / "skills").mkdir()
    (top / "skills" / "x.yaml").write_text("skills:\n  - {id: quazor, label: Quazor the Second}\n")
    assert load_taxonomy(team, top).concepts["quazor"].label == "Quazor the Second"


def test_the_shipped_taxonomy_is_kept_once_and_not_for_each_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load_taxonomy()
    monkeypatch.chdir(tmp_path)
    assert load_taxonomy() is first
