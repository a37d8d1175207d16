"""A report as it was written, which may be anybody's: read, and its parts that a replay needs found to be sound."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple, NoReturn

from skillmatch.errors import SkillmatchError, is_number
from skillmatch.readers.codes import Code
from skillmatch.readers.limits import NAMES, Limits
from skillmatch.reporting.shared.envelope import schema_name

Keys = dict[str, Any]

_SHA256 = re.compile(r"[0-9a-f]{64}")
_LINE = re.compile(r":\d{1,9}$")
_FORMATS = {schema_name(name): name for name in ("report", "reports", "check", "diff", "compare")}
_LONGEST = 4_096
"""Characters of a name of a file: no system takes more."""
_OLD = "It is of a skillmatch that did not say what its reports were made from."


class ReplayError(SkillmatchError):
    """A report that cannot be replayed, whatever files there are."""


class RecordedFile(NamedTuple):
    """A file as a report names it."""

    name: str
    sha256: str
    """Empty where the report does not know what was in it."""
    is_read: bool = True
    """Whether the report says anything of what is in it."""


class Recorded(NamedTuple):
    """A report that was written before.

    Attributes:
        format: ``report`` for reports, alone or together; ``check``, ``diff`` or ``compare``.
        lines: whether each document is a line by itself.
        text: the whole output, to be compared byte by byte.
        documents: what is replayed apart: one, or one a line; of several reports in one each of them.
    """

    format: str
    lines: bool
    text: str
    documents: tuple[Keys, ...]

    @property
    def versions(self) -> tuple[str, ...]:
        """The versions of the program that wrote it."""
        return self._said("skillmatch")

    @property
    def taxonomies(self) -> tuple[str, ...]:
        """The fingerprints of the taxonomies that it was written with."""
        return self._said("taxonomy")

    def _said(self, key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one[key] for one in self.documents if key in one))


def recorded(data: bytes, name: str) -> Recorded:
    """The report that ``data`` is, found in a file called ``name``.

    Raises:
        ReplayError: where it is none, or not of a version that can be replayed, or unsound.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        _refuse("is no JSON in UTF-8.", name)
    whole = _parsed(text, name)
    values = whole if isinstance(whole, list) else [whole]
    format_ = _format(values, name)
    if format_ == "reports":
        values = _list(values[0], "files", name)
        format_ = "report"
        lines = False
    else:
        lines = isinstance(whole, list) or format_ == "report" or "posting" in values[0]
    for value in values:
        _must_be_sound(value, format_, name)
    return Recorded(format_, lines, text, tuple(values))


def _parsed(text: str, name: str) -> Any:
    """What JSON says; a list of what its lines say, where there are several."""
    try:
        return _loaded(text)
    except (ValueError, RecursionError):
        pass
    try:
        return [_loaded(line) for line in text.split("\n") if line.strip()]
    except (ValueError, RecursionError):
        _refuse("is no JSON that can be read.", name, "Name a report of --format json or jsonl.")


def _loaded(text: str) -> Any:
    value = json.loads(text, parse_constant=_no_number)
    if not isinstance(value, dict):
        raise ValueError("no object")
    return value


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _format(values: list[Keys], name: str) -> str:
    said = {value.get("schema") if isinstance(value.get("schema"), str) else None for value in values}
    known = {_FORMATS.get(one or "") for one in said}
    if len(said) != 1 or None in known or (known == {"reports"} and len(values) > 1):
        schemas = ", ".join(_FORMATS)
        _refuse("is no report of one schema that can be replayed.", name, f"There are {schemas}, and those of scans.")
    return str(known.pop())


def _must_be_sound(value: Any, format_: str, name: str) -> None:
    """Refuse what is of another type than a replay takes it for."""
    if not isinstance(value, dict):
        _refuse("holds what is no object.", name)
    for key in ("skillmatch", *(("taxonomy",) if "error" not in value else ())):
        _must_be(value.get(key), str, key, name) if key in value or format_ != "report" else None
    if format_ != "report" or "error" not in value:
        _must_be_options(value.get("options"), format_, name)
    for file in files_of(value, format_, name):
        if len(file.name) > _LONGEST:
            _refuse("names a file by more characters than any has.", name)


_OPTIONS: Mapping[str, Mapping[str, type]] = {
    "report": {"kind": str, "as_of": str, "include_text": bool},
    "check": {"role": str, "min_coverage": float, "date": int, "settings": dict, "folder": str, "baseline": dict},
    "diff": {"role": str},
    "compare": {"as_of": str, "need": str, "sort": str, "include_text": bool},
}


def _must_be_options(options: Any, format_: str, name: str) -> None:
    if options is None:
        _refuse("has no `options`.", name, _OLD)
    _must_be(options, dict, "options", name)
    for key, of in _OPTIONS[format_].items():
        if (value := options.get(key)) is not None:
            _must_be(value, of, f"options.{key}", name)
    limits = options.get("limits")
    _must_be(limits, dict, "options.limits", name)
    for key, value in limits.items():
        if key not in NAMES:
            _refuse("has limits that there are none of.", name)
        _must_be(value, int, f"options.limits.{key}", name)


def _must_be(value: Any, of: type, key: str, name: str) -> None:
    fits = is_number(value) if of is float else isinstance(value, of) and not (of is int and isinstance(value, bool))
    if not fits:
        _refuse(f"has a `{key}` of another type than its schema says.", name)


def files_of(value: Keys, format_: str, name: str = "") -> list[RecordedFile]:
    """The files that a document of a report was made from, in the order in which a replay takes them.

    Raises:
        ReplayError: where they are not named as the schemas say.
    """
    if format_ == "report":
        return [_file(value, name)]
    if format_ == "check":
        baseline = value["options"].get("baseline")
        return [_file(one, name) for one in [*_list(value, "files", name), *([baseline] if baseline else [])]]
    if format_ == "diff":
        return [
            _file({"file": _table(value, "file", name).get(side), "file_sha256": hashes.get(side)}, name)
            for hashes in [_table(value, "file_sha256", name)]
            for side in ("old", "new")
        ]
    own = [_table(value, "resume", name)]
    if "before" in value:
        own.append(_table(_table(value, "before", name), "resume", name))
    return [*(_file(one, name) for one in own), *(_posting(one, name) for one in comparisons_of(value, name))]


def comparisons_of(value: Keys, name: str = "") -> list[Keys]:
    """The comparisons in one output, in the order in which the postings were given, as far as it tells."""
    if "comparisons" not in value:
        return [value]
    if "before" in value:
        return _list(_table(value, "before", name), "comparisons", name)
    return _list(value, "comparisons", name)


def _posting(one: Any, name: str) -> RecordedFile:
    if not isinstance(one, dict):
        _refuse("holds what is no comparison.", name)
    return _file(_table(one, "posting", name) | ({"error": one["error"]} if "error" in one else {}), name)


def _file(value: Any, name: str) -> RecordedFile:
    if not isinstance(value, dict) or not isinstance(value.get("file"), str):
        _refuse("does not name its files.", name)
    if "file_sha256" not in value:
        _refuse("has no SHA-256 of its files.", name, _OLD)
    sha256 = value["file_sha256"]
    if sha256 is not None and not (isinstance(sha256, str) and _SHA256.fullmatch(sha256)):
        _refuse("has a SHA-256 that is none.", name)
    file, error = value["file"], value.get("error")
    if isinstance(error, dict) and error.get("code") == Code.BAD_SUPPRESSION:
        file = _LINE.sub("", file)  # which is told with the line
    return RecordedFile(file, sha256 or "", is_read=error is None)


def _table(value: Keys, key: str, name: str) -> Keys:
    found = value.get(key)
    if not isinstance(found, dict):
        _refuse(f"has no `{key}`.", name, _OLD)
    return found


def _list(value: Keys, key: str, name: str) -> list[Any]:
    found = value.get(key)
    if not isinstance(found, list):
        _refuse(f"has no list `{key}`.", name)
    return found


def _refuse(message: str, name: str, hint: str = "") -> NoReturn:
    raise ReplayError(message, place=name, hint=hint)


def refuse_looser(limits: Limits, allowed: Limits) -> None:
    """Refuse what lets a file cost more than whoever replays it allows.

    Raises:
        ReplayError: with the options that would allow it.
    """
    looser = [name for name in NAMES if getattr(limits, name) > getattr(allowed, name)]
    if looser:
        options = " ".join(f"--limit {name}={getattr(limits, name)}" for name in looser)
        hint = f"Say {options}, if you trust it."
        raise ReplayError(f"was made with more than --limit allows here: {', '.join(looser)}.", hint=hint)
