"""The people that a document is made to be of, as ``people.toml`` has them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Pronouns(NamedTuple):
    """The forms of a pronoun: she saw, saw her, her own, is hers, herself."""

    subject: str
    object: str
    possessive: str
    independent: str
    reflexive: str


class BlindPerson(NamedTuple):
    """Somebody who does not exist."""

    id: str
    first: str
    last: str
    pronouns: Pronouns
    salutation: str
    street: str
    town: str
    country: str
    code: str
    phone: str
    handle: str
    mail: str
    born: int
    employers: tuple[str, ...]
    schools: tuple[str, ...]


class BlindSets(NamedTuple):
    """All of them, and the words by which what is swapped is found.

    Attributes:
        pronouns: by their subject form.
        born: labels of a date of birth.
        beside_address: what is beside an address in a line, and no part of it.
        streets: the last words of the names of streets, and ``street_endings`` the ends of those of one word.
    """

    people: tuple[BlindPerson, ...]
    pronouns: dict[str, Pronouns]
    born: tuple[str, ...]
    beside_address: frozenset[str]
    streets: tuple[str, ...]
    street_endings: tuple[str, ...]


@cache
def blind_sets() -> BlindSets:
    """The shipped ones."""
    read = tomllib.loads(files("skillmatch.blinding").joinpath("people.toml").read_text(encoding="utf-8"))
    pronouns = {name: Pronouns(*forms) for name, forms in read["pronouns"].items()}
    people = tuple(
        BlindPerson(
            **{
                **one,
                "pronouns": pronouns[one["pronouns"]],
                "employers": tuple(one["employers"]),
                "schools": tuple(one["schools"]),
            }
        )
        for one in read["person"]
    )
    return BlindSets(
        people,
        pronouns,
        tuple(read["born"]),
        frozenset(read["beside_address"]),
        tuple(read["streets"]),
        tuple(read["street_endings"]),
    )
