"""Measure how right the program is, against labelled documents, and hold it to what it reached before.

    python -m tools.quality               measure, print, and write the figures into the repository
    python -m tools.quality --check       write nothing; exit 1 below a floor, or where figures have drifted
    python -m tools.quality --update      raise the floors to what was reached, less a margin; set those anew whose
                                            labelled set is another one than they were measured on
    python -m tools.quality --worst 5     print what was missed and wrongly said in the worst documents

Our own cases (tests/quality/own) are measured everywhere; real postings and résumés, which are not ours to
publish, where a folder `shared` is beside the repository. Written are tests/quality/figures.json and
per-concept.md, known-wrong.md, and the table of docs/accuracy.md: ids and numbers, and no text but our own.
Floors and figures hold for the labelled sets whose SHA-256 is in tests/quality/floors.json; no other is compared.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from skillmatch.taxonomy.load import load_taxonomy
from tools import docs
from tools.evaluation.cases import QUALITY, SHARED, GoldSet, gold_sets
from tools.evaluation.concepts import as_markdown
from tools.evaluation.floors import Held, Pins, raised
from tools.evaluation.run import answers
from tools.evaluation.score import Figures, Misses, score
from tools.evaluation.tables import terminal_table
from tools.evaluation.wrong import known_wrong

FIGURES = QUALITY / "figures.json"
FLOORS = QUALITY / "floors.json"
KNOWN_WRONG = QUALITY / "known-wrong.md"
FAILING = QUALITY.parent / "known-wrong.yaml"
CONCEPTS = QUALITY / "per-concept.md"
DRIFT = 0.005
"""Figures may differ by this much from those written: another version of a library may move a case."""

Measured = dict[str, Figures]


def main() -> int:
    asked = _arguments()
    taxonomy = load_taxonomy()
    sets = gold_sets()
    pairs = {gold.name: answers(gold, taxonomy) for gold in sets}
    scored = {name: score(of_set) for name, of_set in pairs.items()}
    measured = {name: figures for name, (figures, _) in scored.items()}
    print(terminal_table(measured))
    if asked.worst:
        _print_worst({gold.name: scored[gold.name][1] for gold in sets if _may_be_read(gold)}, asked.worst)
    found = {gold.name: gold.sha256 for gold in sets}
    if asked.check:
        return _check(measured, found)
    # Without the labelled documents we measure less, and must not lose what was measured with them.
    _write_json(FIGURES, measured if SHARED.is_dir() else _read_json(FIGURES) | measured)
    if SHARED.is_dir():
        seen = {gold.name: pairs[gold.name] for gold in sets if _may_be_read(gold)}
        CONCEPTS.write_text(as_markdown(seen, taxonomy), encoding="utf-8")
        failing = yaml.safe_load(FAILING.read_text(encoding="utf-8"))
        postings = {name: of_set for name, of_set in seen.items() if not of_set[0][0].path}
        KNOWN_WRONG.write_text(known_wrong(postings, taxonomy, failing), encoding="utf-8")
    docs.fill(docs.MEASURED)
    return _hold(measured, found, update=asked.update, allow_lower=asked.allow_lower)


def _arguments() -> argparse.Namespace:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 below a floor or on drift")
    parser.add_argument("--update", action="store_true", help="raise the floors")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: lower floors too")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="print the errors of N documents a set")
    return parser.parse_args()


def _may_be_read(gold: GoldSet) -> bool:
    """Whether errors of the set may be looked into; and of two ways of one set, once is enough."""
    return gold.titled and not gold.held_out


def _check(measured: Measured, found: Pins) -> int:
    held = _held()
    same = {name: figures for name, figures in measured.items() if not held.is_other(name, found)}
    wrong = [*held.complaints(measured, found), *_drifted(same, _read_json(FIGURES))]
    for line in wrong:
        print(f"quality: {line}", file=sys.stderr)
    if wrong:
        print("quality: run `python -m tools.quality` (and see --help), then commit.", file=sys.stderr)
    return int(bool(wrong))


def _held() -> Held:
    read = _read_json(FLOORS)
    return Held(read.get("floors", {}), read.get("sets", {}))


def _drifted(measured: Measured, written: Measured) -> list[str]:
    return [
        f"{name}: {metric} is {value}, and figures.json says {written.get(name, {}).get(metric)}"
        for name, figures in measured.items()
        for metric, value in figures.items()
        if isinstance(value, float) and not _is_near(value, written.get(name, {}).get(metric))
    ]


def _is_near(a: float, b: float | None) -> bool:
    return b is not None and abs(a - b) <= DRIFT


def _hold(measured: Measured, found: Pins, *, update: bool, allow_lower: bool) -> int:
    held = _held()
    if update:
        held = held.renewed(found)
    broken = [] if update and allow_lower else list(held.complaints(measured, found))
    for line in broken:
        print(f"quality: {line}", file=sys.stderr)
    if broken:
        return 1
    if update:
        floors = raised(measured, held.floors, allow_lower=allow_lower)
        _write_json(FLOORS, {"sets": held.sets, "floors": floors})
    return 0


def _print_worst(misses: Mapping[str, Sequence[Misses]], count: int) -> None:
    for name, of_set in misses.items():
        for miss in sorted(of_set, key=lambda miss: -len(miss.missed) - len(miss.wrong))[:count]:
            print(f"{name} {miss.id} missed {miss.missed} wrong {miss.wrong}")


def _read_json(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
