"""Baselines: the findings that a project knows of, so that only new ones count."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from skillmatch.checking.model import Checked, Finding, Place, Rule, Shown
from skillmatch.errors import SkillmatchError, UsageError
from skillmatch.safe_read import NotReadError, Why, is_file, is_folder, read_plain_file

SCHEMA = "skillmatch/baseline/1"
BLANKS = ("count", "named")
"""What the message of `stale-baseline` can be filled with."""
_HINT = "Write it with --write-baseline."
_MOST_BYTES = 100_000_000
"""A finding takes some 70 bytes of a baseline."""


class BaselineError(SkillmatchError):
    """A baseline that cannot be used."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding that is known: of which rule, and by which fingerprint."""

    rule: str
    fingerprint: str


Baseline = Mapping[str, tuple[Entry, ...]]
"""What is known of each post, by its path from the baseline's folder."""


def read_baseline(file: Path) -> Baseline:
    """The baseline in ``file``.

    Raises:
        BaselineError: where it is missing, or none.
    """
    return baseline_in(baseline_bytes(file), str(file))


def baseline_in(data: bytes, place: str) -> Baseline:
    """The baseline that ``data`` is, which was found at ``place``.

    Raises:
        BaselineError: where it is none.
    """
    value = _json(data, place)
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise BaselineError(f"no baseline of the schema {SCHEMA}.", place=place, hint=_HINT)
    try:
        return {path: tuple(_entry(one) for one in entries) for path, entries in value["posts"].items()}
    except (AttributeError, KeyError, TypeError):
        raise BaselineError("damaged.", place=place, hint=_HINT) from None


def _entry(value: Any) -> Entry:
    rule, fingerprint = value["rule"], value["fingerprint"]
    if not isinstance(rule, str) or not isinstance(fingerprint, str):
        raise TypeError
    return Entry(rule, fingerprint)


def baseline_bytes(file: Path) -> bytes:
    """The bytes of the baseline in ``file``.

    Raises:
        BaselineError: where it is missing, or cannot be read.
    """
    try:
        return read_plain_file(file, _MOST_BYTES)
    except NotReadError as error:
        if error.why is Why.MISSING:
            raise BaselineError("no such baseline.", place=str(file), hint=_HINT) from None
        raise BaselineError(f"cannot be read: {error.reason}.", place=str(file)) from None


def _json(data: bytes, place: str) -> Any:
    try:
        return json.loads(data)
    except json.JSONDecodeError as error:
        raise BaselineError("not readable as JSON.", place=f"{place}:{error.lineno}", hint=_HINT) from None
    except (ValueError, RecursionError):  # no UTF-8, a number of thousands of digits, lists a thousand deep
        raise BaselineError("not readable as JSON.", place=place, hint=_HINT) from None


def baseline_text(posts: Sequence[Checked], folder: Path) -> str:
    """A baseline of all that was found, sorted, a finding a line, so that a change to it reads well."""
    known = {
        key_of(post.path, folder): [
            {"rule": finding.rule, "fingerprint": finding.fingerprint}
            for finding in sorted(post.findings, key=lambda one: (one.rule, one.fingerprint))
        ]
        for post in posts
        if post.findings
    }
    lines = (
        f"    {json.dumps(path)}: [\n" + ",\n".join(f"      {json.dumps(entry)}" for entry in known[path]) + "\n    ]"
        for path in sorted(known)
    )
    inside = ",\n".join(lines)
    return (
        f'{{\n  "schema": "{SCHEMA}",\n  "posts": {{\n{inside}\n  }}\n}}\n'
        if known
        else (f'{{\n  "schema": "{SCHEMA}",\n  "posts": {{}}\n}}\n')
    )


def write_baseline(file: Path, posts: Sequence[Checked]) -> None:
    """Write all that was found to ``file``.

    Raises:
        UsageError: where it cannot be written.
    """
    try:
        file.write_text(baseline_text(posts, file.parent), encoding="utf-8", newline="\n")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"cannot write {file}: {reason}.", hint="Name another file.") from None


def key_of(path: str, folder: Path) -> str:
    """The path of a post from the baseline's folder, so that it is the same wherever the command is run."""
    try:
        return Path(os.path.relpath(Path(path).absolute(), folder.absolute())).as_posix()
    except ValueError:  # on another drive
        return Path(path).as_posix()


def without_known(post: Checked, baseline: Baseline, folder: Path, rule: Rule | None) -> Checked:
    """``post`` without the findings that the baseline has, and with one for each rule whose entries are stale.

    Args:
        post: all that was found.
        baseline: what is known.
        folder: the baseline's.
        rule: the rule on stale entries; ``None`` where it does not run.
    """
    entries = baseline.get(key_of(post.path, folder), ())
    known = {entry.fingerprint for entry in entries}
    new = [finding for finding in post.findings if finding.fingerprint not in known]
    found = {finding.fingerprint for finding in post.findings}
    stale = Counter(entry.rule for entry in entries if entry.fingerprint not in found)
    told = [_stale(post.path, name, stale[name], rule) for name in sorted(stale)] if rule else []
    findings = tuple(sorted([*new, *told], key=lambda finding: finding.order))
    return replace(post, findings=findings, known=len(post.findings) - len(new))


def _stale(path: str, name: str, count: int, rule: Rule) -> Finding:
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        confidence=rule.confidence,
        message=rule.message.format(count=f"{count} finding{'s' if count > 1 else ''}", named=name),
        remedy=rule.remedy,
        path=path,
        place=Place(1, 1, 1, 1),
        span=None,
        page=None,
        shown=Shown("", 0, 0),
        related=(),
        fingerprint=f"{rule.id}:{name}",
    )


def forgotten(baseline: Baseline, posts: Sequence[Checked], folder: Path) -> Iterator[str]:
    """The posts that the baseline lists and that are no more."""
    seen = {key_of(post.path, folder) for post in posts}
    return (path for path in sorted(baseline) if path not in seen and not _is_there(folder / path))


def _is_there(file: Path) -> bool:
    return is_file(file) or is_folder(file)
