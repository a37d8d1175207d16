"""The labelled sets, each read into the same few types, wherever it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
QUALITY = ROOT / "tests" / "quality"
SHARED = ROOT.parent / "shared"
"""Labelled documents that are not ours to publish; without them, our own cases alone are measured."""

HELD_OUT = "labels-2"
"""Only ever measured: neither fitted to, nor looked into for errors."""


@dataclass(frozen=True, slots=True)
class GoldSkill:
    """A string that a reader says names a skill, as it stands in the text."""

    text: str
    kind: str
    need: str | None
    """``None`` in résumés."""
    asserted: bool = True


@dataclass(frozen=True, slots=True)
class Labels:
    """What a careful reader says of a document."""

    split: float | None
    """-2 (all software engineering) to +2 (all machine learning); ``None``: neither."""
    roles: frozenset[str]
    """The best role type and a close second; empty where none fits."""
    level: str | None
    skills: tuple[GoldSkill, ...] | None
    """``None`` where skills were not labelled; likewise below."""
    responsibilities: Mapping[int, frozenset[str]] | None
    """Ids by line, counted from 1; of a résumé, all under 0."""
    needs: Mapping[int, str]
    """What a posting makes of each labelled line; empty where that was not labelled."""


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled document: a posting's text and title, or a résumé's file."""

    id: str
    labels: Labels
    text: str = ""
    title: str = ""
    path: Path | None = None
    sha256: str = ""
    """Of its labels and its text or file, as they are in the set."""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Cases that are measured together."""

    name: str
    cases: tuple[Case, ...]
    titled: bool = True
    """Whether the title stands above the text, or the text alone must tell."""
    held_out: bool = False

    @property
    def kind(self) -> str:
        """``resume`` or ``posting``, of all its cases."""
        return "resume" if self.cases[0].path else "posting"

    @property
    def sha256(self) -> str:
        """Of all its cases, so that figures can name the set that they were measured on."""
        return _sha256(*(case.sha256.encode("ascii") for case in self.cases))


def gold_sets() -> list[GoldSet]:
    """Every set that is there: ours, and those of ``SHARED``."""
    sets = [GoldSet("own", _postings(QUALITY / "own" / "postings.jsonl"))]
    if (dev := SHARED / "gold" / "dev" / "postings.jsonl").is_file():
        sets += _both_ways("dev", _postings(dev))
    if (corpus := SHARED / "corpus" / "postings.jsonl").is_file():
        texts = {row["id"]: row for row in _rows(corpus)}
        names = sorted(path.stem for path in QUALITY.glob("labels-*.jsonl"))
        ours = [row for name in names if name != HELD_OUT for row in _rows(QUALITY / f"{name}.jsonl")]
        sets.append(GoldSet("corpus", _from_corpus(ours, texts)))
        sets += _both_ways("held-out", _from_corpus(_rows(QUALITY / f"{HELD_OUT}.jsonl"), texts), held_out=True)
    if (resumes := SHARED / "resumes" / "labels.jsonl").is_file():
        sets.append(GoldSet("resumes", tuple(_resume(row, resumes.parent) for row in _rows(resumes))))
    return [one for one in sets if one.cases]


def _both_ways(name: str, cases: tuple[Case, ...], *, held_out: bool = False) -> list[GoldSet]:
    untitled = GoldSet(f"{name}-untitled", cases, titled=False, held_out=held_out)
    return [GoldSet(name, cases, held_out=held_out), untitled]


def _rows(path: Path) -> list[dict[str, Any]]:
    # Not splitlines: the texts hold other separators, which JSON does not escape.
    lines = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    return [json.loads(line) for line in lines if line.strip()]


def _postings(path: Path) -> tuple[Case, ...]:
    return tuple(_posting(row) for row in _rows(path))


def _posting(row: Mapping[str, Any]) -> Case:
    return Case(row["gid"], _labels(row["labels"]), row["text"], row["title"], sha256=_sha256(_bytes(row)))


def _from_corpus(rows: Iterable[dict[str, Any]], texts: Mapping[str, Mapping[str, str]]) -> tuple[Case, ...]:
    """Cases whose labels are ours and whose texts are not: skills stand as offsets into them."""
    cases = []
    for row in rows:
        text, title = texts[row["id"]]["text"], texts[row["id"]]["title"]
        sha256 = _sha256(_bytes(row), title.encode(), text.encode())
        skills = row.get("skills")
        if skills is not None:
            skills = [skill | {"text": text[skill["start"] : skill["end"]]} for skill in skills]
        cases.append(Case(row["id"], _labels(row | {"skills": skills}), text, title, sha256=sha256))
    return tuple(cases)


def _resume(row: Mapping[str, Any], folder: Path) -> Case:
    by_line = {"0": row["responsibilities"]}
    path = folder / row["id"]
    sha256 = _sha256(_bytes(row), path.read_bytes())
    return Case(row["id"], _labels({**row, "responsibilities": by_line}), path=path, sha256=sha256)


def _bytes(row: Mapping[str, Any]) -> bytes:
    return json.dumps(row, sort_keys=True).encode("ascii")


def _sha256(*parts: bytes) -> str:
    """Of the parts, each told from the next: the digest of their digests where there are several."""
    digests = [hashlib.sha256(part).hexdigest() for part in parts]
    return digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode("ascii")).hexdigest()


def _labels(row: Mapping[str, Any]) -> Labels:
    lines = row["responsibilities"]
    return Labels(
        split=row["split"],
        roles=frozenset(role for role in (row["role"], row.get("role2")) if role and row["role"]),
        level=row["level"],
        skills=None if (skills := row.get("skills")) is None else tuple(map(_skill, skills)),
        responsibilities=None if lines is None else {int(k): frozenset(ids) for k, ids in lines.items()},
        needs={int(line): need for line, need in (row.get("need") or {}).items()},
    )


def _skill(row: Mapping[str, Any]) -> GoldSkill:
    return GoldSkill(row["text"], row["kind"], row.get("need"), row.get("asserted", True))
