"""The JSON reports keep their published schema, and the fields that others read."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest

from skillmatch.analysis import Report, Result
from skillmatch.reporting import render
from skillmatch.reporting.shared.options import Options
from skillmatch.reporting.shared.schema import schema, schema_text

from . import sample

RESULTS: dict[str, Result] = {
    "posting": sample.posting(),
    "resume": sample.resume(),
    "empty": sample.empty(),
    "thin": sample.thin(),
    "unreadable": sample.unreadable(),
}


def _closed(part: Any) -> Any:
    """The schema with every key forbidden that it does not list: what we write must all be described."""
    if isinstance(part, dict):
        closed = {key: _closed(value) for key, value in part.items()}
        return closed | {"additionalProperties": False} if "properties" in part else closed
    return [_closed(value) for value in part] if isinstance(part, list) else part


def _validator() -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(_closed(deepcopy(schema())))


STRICT = _validator()


def test_schema_is_a_schema() -> None:
    STRICT.check_schema(schema())
    assert json.loads(schema_text()) == schema()


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
    assert len(made["reports"]) == number


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
    assert list(json.loads(render([sample.resume()], "jsonl", Options(include_text=True)))) == described


def test_sample_is_a_report() -> None:
    assert isinstance(RESULTS["posting"], Report) and len(RESULTS["posting"].mentions) >= 25
