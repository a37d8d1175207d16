"""Mutants by target and number: the same seed and number give the same bytes on every machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from random import Random
from typing import NamedTuple

from tools.attacking import bytewise, lines, packages, pages, records, seeds
from tools.attacking.tokens import tokens
from tools.attacking.unpacked import unpacked


class Target(NamedTuple):
    """A reader to attack: what its files are called, and how one is made."""

    ending: str
    make: Callable[[Random], bytes]


def mutant(target: str, seed: int, number: int) -> bytes:
    """The mutant of that number."""
    return TARGETS[target].make(Random(f"{seed}/{target}/{number}"))


def _bytes(endings: tuple[str, ...], format_: str, rng: Random) -> bytes:
    files = seeds.seeds(*endings)
    return bytewise.mutated(rng.choice(files), rng, tokens(format_), files)


def _pdf(rng: Random) -> bytes:
    files = _pdfs()
    return bytewise.mutated(rng.choice(files), rng, tokens("pdf"), files)


@lru_cache
def _pdfs() -> tuple[bytes, ...]:
    """The seeds, each also with its streams written out."""
    files = seeds.seeds(".pdf")
    return (*files, *map(unpacked, files), *map(unpacked, files))


def _image(rng: Random) -> bytes:
    return bytewise.mutated(rng.choice(seeds.pictures()), rng, tokens("image"), seeds.pictures())


def _mail(rng: Random) -> bytes:
    return _bytes((".eml", ".mhtml"), "mail", rng)


TARGETS: Mapping[str, Target] = {
    "pdf": Target(".pdf", _pdf),
    "docx": Target(".docx", partial(packages.mutant, "docx")),
    "odt": Target(".odt", partial(packages.mutant, "odt")),
    "zip": Target(".docx", partial(_bytes, (".docx", ".odt"), "zip")),
    "rtf": Target(".rtf", partial(_bytes, (".rtf",), "rtf")),
    "html": Target(".html", pages.mutant),
    "mhtml": Target(".mhtml", pages.archived),
    "eml": Target(".eml", _mail),
    "image": Target(".png", _image),
    "json": Target(".json", partial(records.mutant, "json")),
    "yaml": Target(".yaml", partial(records.mutant, "yaml")),
    "text": Target(".txt", partial(lines.mutant, "txt")),
    "markdown": Target(".md", partial(lines.mutant, "md")),
}
"""Every reader, Word files and OpenDocument texts apart from ZIPs with broken bytes."""
