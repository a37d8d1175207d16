"""What a scan was made of, and how far it is: a scan that was stopped goes on where it is the same one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from skillmatch._version import __version__
from skillmatch.errors import UsageError
from skillmatch.scanning.columns import Columns
from skillmatch.scanning.model import PartCounts, RowError, ScanOptions
from skillmatch.scanning.part import counts_in
from skillmatch.scanning.sources import RowSource
from skillmatch.scanning.tables import TABLES
from skillmatch.scanning.whole_files import written_whole

MANIFEST, ERRORS, SUMMARY, PARTS = "manifest.json", "errors.jsonl", "summary.json", "parts"
_ANOTHER = "holds another scan: its {} differ."
_RESTART = "Name another folder with -o, or begin anew with --restart."


def manifest(
    sources: Sequence[tuple[RowSource, Columns]], options: ScanOptions, part_rows: int, sample: int, fingerprint: str
) -> dict[str, Any]:
    """All that the tables of a scan depend on."""
    return {
        "schema": "skillmatch/scan-manifest",
        "version": __version__,
        "taxonomy": fingerprint,
        "options": {
            "kind": options.kind,
            "limits": asdict(options.limits),
            "include_text": options.include_text,
            "by": list(options.by),
            "part_rows": part_rows,
            "sample": sample,
        },
        "inputs": [
            {
                "file": source.name,
                "bytes": source.size,
                "sha256": source.sha256,
                "columns": columns._asdict(),
            }
            for source, columns in sources
        ],
    }


def prepare(folder: Path, made: dict[str, Any], *, restart: bool) -> set[int]:
    """The parts of this scan that are done already; the folder is there afterwards, with its manifest.

    Raises:
        UsageError: it holds another scan, or what is no scan, or cannot be written to.
    """
    try:
        if restart and (folder / MANIFEST).is_file():
            _clear(folder)
        if not (folder / MANIFEST).is_file():
            if folder.exists() and any(folder.iterdir()):
                raise UsageError("is not empty, and holds no scan.", place=str(folder), hint="Name another folder.")
            for name in (*TABLES, PARTS):
                (folder / name).mkdir(parents=True, exist_ok=True)
            write_json(folder / MANIFEST, made)
            return set()
        _must_be_same(folder, made)
        return {int(path.stem.rpartition("-")[2]) for path in (folder / PARTS).glob("part-*.json")}
    except OSError as error:
        raise UsageError(
            f"cannot be written: {error.strerror}.", place=str(folder), hint="Name another folder."
        ) from None


def _clear(folder: Path) -> None:
    """Take away what a scan has written, and nothing else."""
    for name in (*TABLES, PARTS):
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in (MANIFEST, ERRORS, SUMMARY):
        (folder / name).unlink(missing_ok=True)


def _must_be_same(folder: Path, made: dict[str, Any]) -> None:
    try:
        before = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        different = [name for name, value in made.items() if before.get(name) != json.loads(json.dumps(value))]
    except (ValueError, AttributeError):
        different = ["manifest"]
    if different:
        raise UsageError(_ANOTHER.format(" and ".join(different)), place=str(folder), hint=_RESTART)


def finished(folder: Path) -> list[tuple[PartCounts, list[RowError]]]:
    """What each part says of itself, in order."""
    return [counts_in(path) for path in sorted((folder / PARTS).glob("part-*.json"))]


def write_json(path: Path, value: Any) -> None:
    """Write JSON to a file that is there whole, or as it was."""
    with written_whole(path) as file:
        file.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
