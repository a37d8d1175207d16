"""How much faster two workers scan than one, on this machine and on a Dask cluster on loopback, and in what memory.

    python -m tools.bench.scan                          print the table, for 2,000 rows on this machine
    python -m tools.bench.scan --engines local,dask     on a cluster of Dask besides, started and ended here
    python -m tools.bench.scan --rows 50000             for so many rows
    python -m tools.bench.scan --write                  and put it into docs/scan.md

Rows are the texts of `../shared/corpus` where it is there, else our examples, over and over, each with its number in it
so that none repeats another. The tables of all runs must be the same bytes, or it fails. How far it is goes to standard
error. Memory is that of all processes of a run together, on Linux.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from skillmatch.scanning.rows import part_size
from tools import docs
from tools.bench import memory, work
from tools.bench.dask_cluster import DaskCluster

ENGINES = {"local": "processes on this machine", "dask": "Dask on loopback"}
_TELL, _LOOK = 10.0, 0.5
"""Seconds between two lines of progress, and between two looks at the memory."""
_MOST_TOLD = 5
"""Files with other bytes that are named."""
_FLAT = 1.1
"""How many times the memory of the first fifth the last may have and be as much."""


class Run(NamedTuple):
    """What a run took.

    Attributes:
        first: megabytes at most while the first fifth of the rows was done; 0 where it is not known.
        last: while the last fifth was.
        end: when all rows were done, and the whole was summed up.
    """

    seconds: float
    first: float
    last: float
    end: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--engines", default="local", help=f"which, with commas between: {', '.join(ENGINES)}")
    parser.add_argument("--write", action="store_true", help="put the table into docs/scan.md")
    asked = parser.parse_args()
    engines = asked.engines.split(",")
    if unknown := set(engines) - ENGINES.keys():
        parser.error(f"unknown engine {min(unknown)!r}; known: {', '.join(ENGINES)}")
    with TemporaryDirectory() as name:
        table = "\n".join(_table(Path(name), asked.rows, engines))
    print(table)
    if asked.write:
        docs.put("scan", table)
    return 0


def _table(folder: Path, rows: int, engines: Sequence[str]) -> Iterator[str]:
    yield "| | one worker | two workers | faster | memory, first fifth | last fifth | summary |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    source = _source(folder / "rows.jsonl", rows)
    made: dict[str, dict[str, str]] = {}
    growth = [1.0]
    for engine in engines:
        one, two = (_run(folder, source, rows, engine, workers, made) for workers in (1, 2))
        growth.append(two.last / two.first if two.first else 0.0)
        speeds = f"{rows / one.seconds:.0f}/s | {rows / two.seconds:.0f}/s | {one.seconds / two.seconds:.2f}"
        yield f"| {ENGINES[engine]} | {speeds} | {two.first:,.0f} MB | {two.last:,.0f} MB | {two.end:,.0f} MB |"
    if different := _different(made):
        raise SystemExit(f"scan: the runs did not write the same bytes: {different}.")
    told = "it is as much at the end as at the beginning" if max(growth) <= _FLAT else "it grows"
    told = told if all(growth) else "too few rows to tell whether it grows"
    yield ""
    yield (
        f"{rows:,} rows of {work.CHARACTERS:,} characters on average. Memory is that of all processes together with two"
        f" workers: {told}. All runs wrote the same bytes. `python -m tools.bench.scan` made this table."
    )


def _run(folder: Path, source: Path, rows: int, engine: str, workers: int, made: dict[str, dict[str, str]]) -> Run:
    """Scan all rows; ``made`` gets the hashes of what was written, which then is taken away."""
    with TemporaryDirectory(dir=folder) as scratch:
        out = Path(scratch) / "out"
        command = [sys.executable, "-m", "skillmatch", "scan", str(source), "-o", str(out)]
        with _cluster(workers, Path(scratch)) if engine == "dask" else _nothing() as (words, pids):
            name = f"{engine}, {workers}"
            found = _watched([*command, *words, "--workers", str(workers)], pids, out, rows, name)
        made[name] = _hashes(out)
        if different := _different(made):
            print(f"scan: other bytes: {different}", file=sys.stderr)
        return found


def _different(made: Mapping[str, Mapping[str, str]]) -> str:
    """Which files of which run are not those of the first; empty where all are."""
    first = next(iter(made.values()), {})
    told = [
        f"{file} of {name}"
        for name, hashes in made.items()
        for file in sorted(first.keys() | hashes.keys())
        if hashes.get(file) != first.get(file)
    ]
    return ", ".join([*told[:_MOST_TOLD], f"and {len(told) - _MOST_TOLD} more"] if len(told) > _MOST_TOLD else told)


def _watched(command: list[str], pids: Sequence[int], out: Path, rows: int, name: str) -> Run:
    began = told = time.perf_counter()
    peaks = {"first": 0.0, "between": 0.0, "last": 0.0, "end": 0.0}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as run:
        while run.poll() is None:
            done = min(rows, part_size(rows) * len(list((out / "parts").glob("*.json"))))
            stage = (
                "end" if done == rows else "first" if done <= rows / 5 else "last" if done > rows * 4 / 5 else "between"
            )
            if memory.KNOWN:
                peaks[stage] = max(peaks[stage], memory.megabytes([run.pid, *pids]))
            if time.perf_counter() - told >= _TELL:
                told = time.perf_counter()
                print(f"scan: {name}: {done:,} of {rows:,} rows, {done / (told - began):.0f}/s", file=sys.stderr)
            time.sleep(_LOOK)
        seconds = time.perf_counter() - began
        if run.returncode:
            raise SystemExit(f"scan: {name} gave {run.returncode}: {run.stderr.read() if run.stderr else ''}")
    print(f"scan: {name}: {seconds:.1f} s", file=sys.stderr)
    return Run(seconds, peaks["first"], peaks["last"], peaks["end"])


def _hashes(folder: Path) -> dict[str, str]:
    """The hash of each file below a folder, by its path from there."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def _source(path: Path, rows: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(islice(cycle(work.texts()), rows)):
            file.write(json.dumps({"id": str(number), "text": f"{text}\n\nReference {number}\n"}) + "\n")
    return path


@contextmanager
def _nothing() -> Iterator[tuple[list[str], list[int]]]:
    yield [], []


@contextmanager
def _cluster(workers: int, folder: Path) -> Iterator[tuple[list[str], list[int]]]:
    with DaskCluster(folder) as cluster:
        cluster.add_workers(workers)
        yield ["--engine", f"dask={cluster.address}"], cluster.pids


if __name__ == "__main__":
    sys.exit(main())
