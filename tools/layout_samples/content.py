"""What is laid out: the example people, as sections of plain blocks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

SOURCES = Path(__file__).resolve().parents[2] / "examples" / "resume_sources.yaml"
_SIDE = ("Skills", "Education", "Languages", "More")


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading of its own, with its dates, and what stands under it; only lines where ``head`` is empty."""

    head: str
    dates: str
    lines: tuple[str, ...]
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its entries."""

    heading: str
    entries: tuple[Entry, ...]

    @property
    def aside(self) -> bool:
        """Whether people put it into a side bar."""
        return self.heading in _SIDE


@dataclass(frozen=True, slots=True)
class Person:
    """A résumé."""

    id: str
    name: str
    headline: str
    contact: str
    sections: tuple[Section, ...]

    def text(self) -> str:
        """The résumé as plain text: what every layout should come to."""
        parts = [self.name, self.headline, self.contact]
        for section in self.sections:
            parts += ["", section.heading.upper(), ""]
            for entry in section.entries:
                parts += [f"{entry.head}\t{entry.dates}".strip()] if entry.head else []
                parts += [f"• {line}" if entry.listed else line for line in entry.lines]
        return "\n".join(parts) + "\n"


def people() -> list[Person]:
    """The people of the examples."""
    sources: dict[str, dict[str, Any]] = yaml.safe_load(SOURCES.read_text(encoding="utf-8"))
    return [_person(name, source) for name, source in sources.items()]


def _person(id_: str, source: dict[str, Any]) -> Person:
    sections = [Section("Profile", (Entry("", "", (_flat(source["summary"]),), listed=False),))]
    sections.append(Section("Experience", tuple(_entry(one) for one in source["experience"])))
    if projects := source.get("projects"):
        sections.append(Section("Projects", tuple(Entry(p["name"], "", (_flat(p["text"]),)) for p in projects)))
    lines = tuple(f"{name}: {_flat(value)}" for name, value in source["skills"])
    sections.append(Section("Skills", (Entry("", "", lines),)))
    sections.append(Section("Education", tuple(_entry(one) for one in source["education"])))
    extras = {heading: tuple(map(_flat, source.get(heading.lower(), ()))) for heading in ("Languages", "More")}
    sections += [Section(heading, (Entry("", "", lines),)) for heading, lines in extras.items() if lines]
    contact = " | ".join(map(str, source["contact"]))
    return Person(id_, source["name"], source["headline"], contact, tuple(sections))


def _entry(source: dict[str, Any]) -> Entry:
    where = [str(source[key]) for key in ("title", "employer", "place") if source.get(key)]
    lines = [source[key] for key in ("intro", "note") if source.get(key)]
    return Entry(
        ", ".join(where), str(source.get("dates", "")), tuple(map(_flat, [*lines, *source.get("bullets", [])]))
    )


def _flat(text: Any) -> str:
    return " ".join(str(text).split())
