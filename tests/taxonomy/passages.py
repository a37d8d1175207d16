"""Finds the passages of the source documents that the taxonomy refers to, where the documents are at hand."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path

import pytest

from skillmatch.taxonomy.concepts import parse_reference
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.taxonomy.sources import INTRO, Passage, find_passage

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEEDS = SHARED / "seeds"

needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir(), reason=f"the source documents are not at hand ({SEEDS} is missing)"
)
needs_spine = pytest.mark.skipif(
    not (SHARED / "spine.yaml").is_file(), reason="spine.yaml, the list of shared ids, is not at hand"
)

_BULLET = re.compile(r"\s*•\s*")
_BLOCK_TAG = re.compile(r"</?(?:p|ul|ol|li|div|br|h\d)[^>]*>")
_TAG = re.compile(r"<[^>]+>")

# What spine.yaml calls by other words than sources.yaml.
_SPINE_WORDS = {
    "FAQ collaborate": "faq/collaborate",
    "FAQ challenges": "faq/challenges",
    "career progression": "career-progression",
}


def passage(reference: str) -> list[str]:
    """The paragraphs and items that a reference such as ``B daily/mid.3`` covers, in their order.

    An item comes with its further paragraphs and with the items below it, each an element of its own, so that
    the first element is the item itself. Skips the test where the documents are not at hand.
    """
    if not SEEDS.is_dir():
        pytest.skip(f"the source documents are not at hand ({SEEDS} is missing)")
    place = find_passage(load_taxonomy().documents, parse_reference(reference))
    blocks = _below_heading(place)
    return [text for _, text in (_item(blocks, place.item) if place.item else blocks)]


Block = tuple[int, str]
"""How deep a bullet stands (0: an indented paragraph, which goes on with its item; -1: another); its text."""


def _below_heading(place: Passage) -> list[Block]:
    lines = _lines(place.file)
    texts = [_BULLET.sub("", line).strip() for line in lines]
    starts = [index for index, text in enumerate(texts) if _is_start(text, place.heading, place.begins)]
    assert starts, f"{place.file} has no line {place.heading!r}"
    start = starts[-1]  # a title may repeat the heading above the text
    others = [heading for heading in place.headings if heading != place.heading]
    stop = next(
        (
            index
            for index in range(start + 1, len(lines))
            if any(_is_start(texts[index], heading, place.begins) for heading in others)
        ),
        len(lines),
    )
    first = start if place.begins else start + 1
    return [(_depth(lines[index]), texts[index]) for index in range(first, stop) if texts[index]]


def _is_start(text: str, heading: str, begins: bool) -> bool:
    return text.startswith(heading) if begins else text == heading


def _depth(line: str) -> int:
    if "•" not in line:
        return 0 if line.startswith("  ") else -1
    return 1 if line.index("•") < 4 else 2


def _item(blocks: list[Block], item: tuple[str, ...]) -> list[Block]:
    """The blocks of one item, from its bullet to the next of the same depth or less."""
    first = next((index for index, (depth, _) in enumerate(blocks) if depth > 0), len(blocks))
    if item == (INTRO,):
        return blocks[:first]
    for depth, number in enumerate(item, 1):
        bullets = [index for index, (d, _) in enumerate(blocks) if d == depth]
        start = bullets[int(number) - 1]
        ends = (i for i in range(start + 1, len(blocks)) if blocks[i][0] <= depth and blocks[i][0] != 0)
        stop = next(ends, len(blocks))
        blocks = blocks[start:stop]
    return blocks


@cache
def _lines(file: str) -> list[str]:
    text = (SEEDS / file).read_text(encoding="utf-8")
    if "<p>" in text:
        text = html.unescape(_TAG.sub("", _BLOCK_TAG.sub("\n", text))).replace("\u00a0", " ")
    return text.split("\n")


def spine_references(seed: str) -> list[str]:
    """The references that a ``seed`` of spine.yaml means, in the form of ``sources.yaml``.

    Spine seeds are looser: "B key/6, 8; FAQ collaborate", "A responsibilities/4-5", "B daily/entry (intro)".
    """
    references: list[str] = []
    letter = section = ""
    seed = re.sub(r"(daily/\w+) \(intro\)", r"\1.intro", seed)
    # What stands in brackets says which words are meant, and may itself hold a comma.
    for part in re.split(r"[;,]\s*", re.sub(r"\s*\((?![AB]\.\))[^)]*\)", "", seed)):
        words = re.sub(r"^([ABC])\((\w)\.\)", r"\1 \2", part.strip())
        if match := re.match(r"([ABC]) (.+)", words):
            letter, words = match.groups()
        words = _SPINE_WORDS.get(words, words)
        if words.isdigit():
            words = f"{section}/{words}"  # "B key/6, 8"
        section = words.partition("/")[0]
        references += [f"{letter} {one}" for one in _range(words)]
    return references


def _range(words: str) -> list[str]:
    match = re.fullmatch(r"(.+/)(\d)-(\d)", words)
    if not match:
        return [words]
    return [f"{match[1]}{number}" for number in range(int(match[2]), int(match[3]) + 1)]
