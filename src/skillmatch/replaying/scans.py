"""A scan made again from the files of its manifest, and all that it wrote held beside what was written before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, NoReturn

from skillmatch._version import __version__
from skillmatch.comparing.versions import Moved
from skillmatch.errors import UsageError
from skillmatch.readers.limits import DEFAULT_LIMITS, NAMES, Limits
from skillmatch.replaying.inputs import FileState, InputFile, is_below
from skillmatch.replaying.moved import ABSENT, MovedValue, moved_values
from skillmatch.replaying.recorded import Keys, RecordedFile, ReplayError, refuse_looser
from skillmatch.replaying.verify import Differing, Verified
from skillmatch.safe_read import NotReadError, read_plain_file

SCHEMAS = ("skillmatch/scan-manifest", "skillmatch/scan-summary")
MANIFEST, SUMMARY = "manifest.json", "summary.json"
_ROWS, _MOST_ROWS = ("part_rows", "sample"), 10**9
_DEDUPE = ("exact", "near", "off")


class _Scan(NamedTuple):
    """What a folder of a scan says that it was made of."""

    folder: Path
    manifest: Keys
    summary: Keys

    @property
    def inputs(self) -> list[RecordedFile]:
        return [RecordedFile(one["file"], one["sha256"]) for one in self.manifest["inputs"]]


def is_of_scan(data: bytes) -> bool:
    """Whether a file is what a scan writes of itself."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and value.get("schema") in SCHEMAS


def verify_scan(report: Path, given: Iterable[str], folders: Sequence[Path], allowed: Limits) -> Verified:
    """What a scan wrote, and what the same files give now; it takes as long as the scan did.

    Args:
        report: the manifest or the summary in the folder of the scan.
        folders: those of a team's taxonomy.

    Raises:
        SkillmatchError: where it is no scan that is whole, or its options cannot hold here.
    """
    from skillmatch.taxonomy.load import load_taxonomy

    scan = _scan(report.parent, allowed)
    sources, files, unread = _found(scan, given)
    fingerprint = load_taxonomy(*folders).fingerprint
    differing: list[Differing] = []
    replayed = all(one.state is FileState.FOUND for one in files)
    if replayed:
        with TemporaryDirectory(prefix="skillmatch-verify-") as folder:
            again = Path(folder) / "scan"
            _scanned(scan, sources, again, folders, allowed)
            differing = list(_differing(scan.folder, again, allowed))
    return Verified(
        files=tuple(files),
        replayed=int(replayed),
        differing=tuple(differing),
        same_bytes=replayed and not differing,
        versions=Moved((scan.manifest["version"],), (__version__,)),
        taxonomies=Moved((scan.manifest["taxonomy"],), (fingerprint,)),
        unread=tuple(unread),
    )


def _found(scan: _Scan, given: Iterable[str]) -> tuple[list[Any], list[InputFile], list[tuple[str, str]]]:
    """The sources of a scan, each by its hash, under the name that it had; the given files that are none."""
    from skillmatch.scanning.sources import RowSource, sources_of

    by_hash: dict[str, RowSource] = {}
    unread: list[tuple[str, str]] = []
    for name in given:
        try:
            by_hash.update({one.sha256: one for one in sources_of([name])})
        except UsageError as error:
            unread.append((name, error.message.rstrip(".")))
    sources, files = [], []
    for file in scan.inputs:
        state = FileState.FOUND
        source = by_hash.get(file.sha256)
        if source is None and not is_below(file.name):
            state = FileState.OUTSIDE
        elif source is None and not Path(file.name).is_file():
            state = FileState.MISSING
        elif source is None:
            source = sources_of([file.name])[0]
            state = FileState.FOUND if source.sha256 == file.sha256 else FileState.CHANGED
        files.append(InputFile(file, state))
        sources.append(source._replace(name=file.name) if source else None)
    return sources, files, unread


def _scanned(scan: _Scan, sources: Sequence[Any], into: Path, folders: Sequence[Path], allowed: Limits) -> None:
    from skillmatch.scanning.columns import Columns
    from skillmatch.scanning.model import ScanOptions
    from skillmatch.scanning.scan import Plan
    from skillmatch.scanning.scan import scan as scan_all

    options = scan.manifest["options"]
    limits = replace(DEFAULT_LIMITS, **options["limits"])
    refuse_looser(limits, allowed)
    columns = [Columns(**_tuples(one["columns"])) for one in scan.manifest["inputs"]]
    asked = ScanOptions(
        options["kind"], tuple(map(str, folders)), limits, options["include_text"], tuple(options["by"])
    )
    rows, sample = (options[key] for key in _ROWS)
    plan = Plan(
        tuple(zip(sources, columns, strict=True)),
        into,
        asked,
        part_rows=rows,
        sample=sample,
        dedupe=scan.summary["dedupe"],
    )
    scan_all(plan)


def _tuples(columns: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in columns.items()}


def _differing(before: Path, after: Path, allowed: Limits) -> Iterator[Differing]:
    """What two folders of a scan have that is not the same to the byte."""
    from skillmatch.scanning.manifest import ERRORS
    from skillmatch.scanning.tables import TABLES

    for name in (MANIFEST, SUMMARY):
        old, new = _json(before / name, allowed), _json(after / name, allowed)
        values = moved_values({**old, "version": ""}, {**new, "version": ""})
        if values:
            yield Differing(name, tuple(values))
    patterns = (ERRORS, *(f"{table}/part-*.parquet" for table in TABLES))
    names = {path.relative_to(of).as_posix() for of in (before, after) for at in patterns for path in of.glob(at)}
    for name in sorted(names):
        old_bytes, new_bytes = (_size(of / name) for of in (before, after))
        if old_bytes is None or new_bytes is None or (before / name).read_bytes() != (after / name).read_bytes():
            sizes = Moved(*(ABSENT if size is None else f"{size:,} bytes" for size in (old_bytes, new_bytes)))
            yield Differing(name, (MovedValue("content", sizes),))


def _size(path: Path) -> int | None:
    return path.stat().st_size if path.is_file() else None


def _scan(folder: Path, allowed: Limits) -> _Scan:
    manifest, summary = (_json(folder / name, allowed) for name in (MANIFEST, SUMMARY))
    place = str(folder / MANIFEST)
    options, inputs = manifest.get("options"), manifest.get("inputs")
    sound = (
        all(isinstance(manifest.get(key), str) for key in ("version", "taxonomy"))
        and isinstance(options, dict)
        and options.get("kind") in ("posting", "resume")
        and isinstance(options.get("include_text"), bool)
        and _are_texts(options.get("by"))
        and _is_table(options.get("limits"), NAMES, int)
        and all(_is_count(options.get(key), least) for key, least in zip(_ROWS, (1, 0), strict=True))
        and isinstance(inputs, list)
        and all(_is_input(one) for one in inputs)
        and summary.get("dedupe") in _DEDUPE
    )
    if not sound:
        _refuse("is not what a scan writes.", place)
    return _Scan(folder, manifest, summary)


def _is_count(value: Any, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= _MOST_ROWS


def _is_table(value: Any, keys: Iterable[str], of: type) -> bool:
    return isinstance(value, dict) and set(value) <= set(keys) and all(isinstance(one, of) for one in value.values())


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_input(one: Any) -> bool:
    from skillmatch.scanning.columns import Columns

    columns = one.get("columns") if isinstance(one, dict) else None
    return (
        isinstance(columns, Mapping)
        and "text" in columns
        and set(columns) <= set(Columns._fields)
        and all(isinstance(value, str) or _are_texts(value) for value in columns.values())
        and all(isinstance(one.get(key), str) for key in ("file", "sha256"))
    )


def _json(path: Path, allowed: Limits) -> Keys:
    try:
        value = json.loads(read_plain_file(path, allowed.bytes))
    except NotReadError as error:
        _refuse(f"{error.reason}: a scan that is whole has one.", str(path))
    except (ValueError, RecursionError):
        _refuse("is no JSON that can be read.", str(path))
    if not isinstance(value, dict):
        _refuse("is not what a scan writes.", str(path))
    return value


def _refuse(message: str, place: str) -> NoReturn:
    raise ReplayError(message, place=place)
