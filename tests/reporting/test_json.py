"""The JSON reports keep their published schema, and the fields that others read."""

from __future__ import annotations

import json
import re

import pytest

from skillmatch.analysis import Report, Result
from skillmatch.reporting import render
from skillmatch.reporting.shared.envelope import VERSIONS, schema_name
from skillmatch.reporting.shared.options import Options
from skillmatch.reporting.shared.schema import SCHEMAS, schema, schema_text

from . import sample
from .strict import strict

RESULTS: dict[str, Result] = {
    "posting": sample.posting(),
    "resume": sample.resume(),
    "empty": sample.empty(),
    "thin": sample.thin(),
    "unreadable": sample.unreadable(),
}


STRICT = strict("report")


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_whole_by_themselves(name: str) -> None:
    text = schema_text(name)
    assert json.loads(text) == schema(name)
    assert set(re.findall(r'"#/\$defs/(\w+)"', text)) <= schema(name)["$defs"].keys()


def test_every_format_has_its_schema() -> None:
    named = re.findall(r'"const": "(skillmatch/[^"]+)"', "".join(map(schema_text, SCHEMAS)))
    assert set(named) == set(map(schema_name, VERSIONS))


def test_every_output_begins_alike() -> None:
    lines = render(list(RESULTS.values()), "jsonl").splitlines()
    heads = [list(json.loads(text))[:2] for text in (*lines, render([], "json"))]
    assert heads == [["schema", "skillmatch"]] * len(heads)


@pytest.mark.parametrize("name", RESULTS)
@pytest.mark.parametrize("include_text", [False, True])
def test_every_line_keeps_the_schema(name: str, include_text: bool) -> None:
    line = json.loads(render([RESULTS[name]], "jsonl", Options(include_text=include_text)))
    STRICT.validate(line)
    assert ("text" in line) == (include_text and name != "unreadable")


@pytest.mark.parametrize("number", [0, 1, 5])
def test_all_reports_keep_the_schema(number: int) -> None:
    made = json.loads(render(list(RESULTS.values())[:number], "json"))
    STRICT.validate(made)
    assert made["schema"] == "skillmatch/reports/1"
    assert len(made["files"]) == number


@pytest.mark.parametrize("key", ["split", "mentions", "file", "nothing_recognised"])
def test_schema_misses_what_is_missing(key: str) -> None:
    line = json.loads(render([sample.posting()], "jsonl"))
    del line[key]
    assert not STRICT.is_valid(line)


def test_fields_that_the_scorer_reads() -> None:
    report = json.loads(render([sample.posting()], "jsonl"))
    assert report["split"]["verdict"] == "swe-heavy"
    assert report["split"]["score"] == -0.5821
    assert [role["id"] for role in report["roles"]][:2] == ["infrastructure", "data"]
    fits = [role["fit"] for role in report["roles"]]
    assert fits == sorted(fits, reverse=True)
    assert report["level"]["verdict"] == "senior"
    mention = next(found for found in report["mentions"] if found["concept"] == "spark")
    expected = {"type": "skill", "kind": "hard", "need": "preferred", "asserted": False, "text": "Spark"}
    assert {key: mention[key] for key in expected} == expected
    assert sample.POSTING[mention["start"] : mention["end"]] == "Spark"
    assert sample.POSTING.split("\n")[mention["line"] - 1][mention["column"] - 1 :].startswith("Spark")


def test_figures_point_at_their_mentions() -> None:
    report = json.loads(render([sample.posting()], "jsonl"))
    parts = [*report["split"]["toward_swe"], *report["split"]["toward_ml"]]
    for holder in (*report["roles"], *report["phases"]):
        parts += holder["matched"]
    for group in report["skills"]:
        parts += group["skills"]
    assert len(parts) > 50
    for part in parts:
        assert part["mentions"]
        assert {report["mentions"][index]["concept"] for index in part["mentions"]} == {part["concept"]}


def test_an_unreadable_file_has_its_line() -> None:
    report, lost = map(json.loads, render([sample.empty(), sample.unreadable()], "jsonl").splitlines())
    assert (report["file"], report["nothing_recognised"]) == ("lunch.txt", True)
    assert (lost["file"], lost["error"]["reason"]) == ("scan.pdf", "it has no text layer")


def test_keys_stand_in_a_fixed_order() -> None:
    described = list(schema()["$defs"]["report"]["properties"])
    of_postings = ("needs", "needs_counted")
    found = list(json.loads(render([sample.resume()], "jsonl", Options(include_text=True))))
    assert found == [one for one in described if one not in of_postings]
    assert [one for one in json.loads(render([sample.posting()], "jsonl")) if one in of_postings] == [*of_postings]


def test_sample_is_a_report() -> None:
    assert isinstance(RESULTS["posting"], Report) and len(RESULTS["posting"].mentions) >= 25
