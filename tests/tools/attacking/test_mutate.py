"""Mutants: the same for the same seed, different for different numbers, and still worth reading."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest
from tools.attacking.unpacked import unpacked

from skillmatch.readers.model import Reading
from skillmatch.readers.read import read_bytes
from tests.readers import hostile
from tools.attacking import mutate, texts

_FEW = 60
# Of the mutants of each reader at least this share can be read. A change that breaks the packing reaches no reader.
READABLE = {
    "docx": 0.6,
    "odt": 0.6,
    "html": 0.8,
    "mhtml": 0.5,
    "json": 0.8,
    "yaml": 0.8,
    "text": 0.7,
    "markdown": 0.7,
    "rtf": 0.6,
    "eml": 0.5,
    "pdf": 0.2,
}
_DIGEST = """
import hashlib, sys
sys.path[:0] = sys.argv[1:]
from tools.attacking import mutate, texts
data = b"".join(mutate.mutant(target, 1, number) for target in mutate.TARGETS for number in range(4))
print(hashlib.sha256(data + texts.hostile(1, 5).text.encode()).hexdigest())
"""


@pytest.mark.parametrize("target", READABLE)
def test_mutants_are_still_worth_reading(target: str) -> None:
    ending = mutate.TARGETS[target].ending
    found = [read_bytes(mutate.mutant(target, 1, number), f"a{ending}") for number in range(_FEW)]
    assert sum(isinstance(one, Reading) for one in found) >= READABLE[target] * _FEW


@pytest.mark.parametrize("target", mutate.TARGETS)
def test_each_number_makes_another_mutant(target: str) -> None:
    made = {mutate.mutant(target, seed, number) for seed in (1, 2) for number in range(10)}
    assert len(made) > 15


def test_the_same_seed_makes_the_same_inputs_in_any_process() -> None:
    digests = {_digest(seed) for seed in ("1", "2")}
    assert len(digests) == 1


def _digest(hash_seed: str) -> str:
    environment = os.environ | {"PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-c", _DIGEST, *filter(None, sys.path)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def test_the_streams_of_a_pdf_are_written_out() -> None:
    packed = hostile.one_page(hostile.words(b"Reads Python aloud"))
    plain = unpacked(packed)
    assert b"(Reads Python aloud) Tj" in plain and b"aloud" not in packed
    assert read_bytes(plain, "a.pdf") == read_bytes(packed, "a.pdf")


def test_hostile_texts_are_many_and_none_is_too_long() -> None:
    made = [texts.hostile(1, number) for number in range(100)]
    assert len({one.text for one in made}) > 95
    assert {one.ending for one in made} == {".md", ".txt", ".html"}
    assert all(len(one.text) <= 2 * texts.LONGEST for one in made)
    assert hashlib.sha256(made[0].text.encode()).digest() == hashlib.sha256(texts.hostile(1, 0).text.encode()).digest()
