"""How much faster two workers scan than one, on this machine and on a Dask cluster on loopback, as one Markdown table.

    python -m tools.bench.scan                    print the table, for 2,000 rows
    python -m tools.bench.scan --rows 50000       for so many
    python -m tools.bench.scan --dask             on a scheduler and workers of Dask besides, which it starts and ends
    python -m tools.bench.scan --write            and put it into docs/scan.md

Rows are the texts of `../shared/corpus` where it is there, else our examples, over and over, each with its number in it
so that none repeats another. The tables of all runs must be the same bytes, or it fails.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tools import docs
from tools.bench import work
from tools.bench.dask_cluster import DaskCluster


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--dask", action="store_true", help="on Dask besides")
    parser.add_argument("--write", action="store_true", help="put the table into docs/scan.md")
    asked = parser.parse_args()
    with TemporaryDirectory() as name:
        lines = list(_lines(Path(name), asked.rows, dask=asked.dask))
    table = "\n".join(["| | one worker | two workers | faster |", "|---|--:|--:|--:|", *lines])
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    table += (
        f"\n\n{asked.rows:,} rows of {work.CHARACTERS:,} characters on average; no process had more than {peak:.0f} MB."
        " All runs wrote the same bytes. `python -m tools.bench.scan` made this table."
    )
    print(table)
    if asked.write:
        docs.put("scan", table)
    return 0


def _lines(folder: Path, rows: int, *, dask: bool) -> Iterator[str]:
    source = _source(folder / "rows.jsonl", rows)
    made: list[dict[str, bytes]] = []
    for engine in ("local", *(("dask",) if dask else ())):
        seconds = []
        for workers in (1, 2):
            out = folder / f"{engine}-{workers}"
            with _cluster(workers) if engine == "dask" else _nothing() as words:
                began = time.perf_counter()
                command = [
                    sys.executable,
                    "-m",
                    "skillmatch",
                    "scan",
                    str(source),
                    "-o",
                    str(out),
                    "--part-rows",
                    "100",
                ]
                subprocess.run([*command, *words, "--workers", str(workers)], check=True, capture_output=True)
                seconds.append(time.perf_counter() - began)
            made.append({str(one.relative_to(out)): one.read_bytes() for one in out.rglob("*") if one.is_file()})
        name = "processes on this machine" if engine == "local" else "Dask on loopback"
        one, two = seconds
        yield f"| {name} | {rows / one:.0f}/s | {rows / two:.0f}/s | {one / two:.2f} |"
    if any(one != made[0] for one in made[1:]):
        raise SystemExit("scan: the runs did not write the same bytes.")


def _source(path: Path, rows: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(islice(cycle(work.texts()), rows)):
            file.write(json.dumps({"id": str(number), "text": f"{text}\n\nReference {number}\n"}) + "\n")
    return path


@contextmanager
def _nothing() -> Iterator[list[str]]:
    yield []


@contextmanager
def _cluster(workers: int) -> Iterator[list[str]]:
    with TemporaryDirectory() as folder, DaskCluster(Path(folder)) as cluster:
        cluster.add_workers(workers)
        yield ["--engine", f"dask={cluster.address}"]


if __name__ == "__main__":
    sys.exit(main())
