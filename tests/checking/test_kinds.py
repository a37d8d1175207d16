"""The kinds of rules: what each finds and passes, declared as a team would, and that the schema knows the same ones."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import skillmatch.taxonomy.validate as validate
from skillmatch.checking.custom_rules import house_rule
from skillmatch.checking.kinds import NUMBER, RULE_KINDS, value_faults
from skillmatch.checking.settings import Settings
from skillmatch.errors import ConfigError
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.taxonomy.templates import blanks
from tests.cases import read

from .conftest import Check

CASES: dict[str, dict[str, Any]] = read(Path(__file__).parent / "kinds.yaml")
SCHEMA = json.loads((Path(validate.__path__[0]) / "schema.json").read_text(encoding="utf-8"))["$defs"]


def _messages(check: Check, declared: dict[str, Any], text: str) -> list[str]:
    settings = Settings(house=(house_rule({"id": "asked", **declared}, "here"),), select=("asked",))
    return [finding.message for finding in check(text, settings=settings).findings]


@pytest.mark.parametrize("name", CASES)
def test_what_a_kind_finds_and_passes(check: Check, name: str) -> None:
    case = CASES[name]
    for text, says in case["finds"].items():
        assert _messages(check, case["declared"], text) == ([says] if isinstance(says, str) else says)
    for text in case["passes"]:
        assert _messages(check, case["declared"], text) == []


def test_each_kind_has_a_case() -> None:
    assert {key for case in CASES.values() for key in case["declared"]} >= set(RULE_KINDS)


def test_the_schema_knows_the_same_kinds_and_values() -> None:
    assert SCHEMA["rule"]["properties"]["kind"]["enum"] == list(RULE_KINDS) == list(SCHEMA["rule-kinds"])
    assert [one["then"]["$ref"].rpartition("/")[2] for one in SCHEMA["rule"]["allOf"]] == list(RULE_KINDS)
    for name, kind in RULE_KINDS.items():
        numbers = {value for value, type_ in kind.values.items() if type_ is NUMBER}
        of = {key: SCHEMA["rule-kinds"][name]["properties"][key] for key in ("words", "thresholds")}
        assert set(of["words"]["properties"]) == set(kind.values) - numbers
        assert set(of["thresholds"]["properties"]) == numbers | ({kind.counted} - {""})
        assert {value for one in of.values() for value in one.get("required", ())} == set(kind.required)


def test_a_house_rule_can_declare_every_value() -> None:
    for name, kind in RULE_KINDS.items():
        assert kind.main in kind.values and name not in kind.others
        assert blanks(kind.message)


@pytest.mark.parametrize("word", ["*", "", "--"])
def test_words_that_are_none_are_refused(check: Check, word: str) -> None:
    with pytest.raises(ConfigError, match="has no letter or digit to look for"):
        _messages(check, {"must-not-say": [word]}, "# Post")


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ([{"LOWER": "big"}, {"POS": "NOUN"}], "token 2 of a pattern: `POS` needs a trained model, and none is run"),
        ([{"LOWER": "big", "OP": "x"}], "token 1 of a pattern: `OP` is not as spaCy's token patterns are"),
        ([{"OP": "+"}], "the pattern needs a token that must be there"),
    ],
)
def test_patterns_that_are_none_are_refused(check: Check, pattern: list[dict[str, str]], says: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(says)):
        _messages(check, {"must-not-match": [pattern]}, "# Post")


def test_a_rule_of_ours_has_its_patterns_as_json() -> None:
    rule = house_rule({"id": "asked", "must-not-match": [[{"LOWER": "x"}]]}, "here").rule
    assert rule.words == {"patterns": ('[{"LOWER": "x"}]',)}
    strange = replace(rule, words={"patterns": ("[{", '["x"]', "[]")})
    faults = [fault.message for fault in value_faults(strange, load_taxonomy())]
    assert len(faults) == 3 and all("is no token pattern" in fault for fault in faults)
