"""Measure how well texts of other trades are told from software, data and ML work, by labelled postings of the corpus.

    python -m tools.measure_neither ../shared        # by what a verdict takes now, and by other bounds

Reads postings of ``corpus`` below the folder named, by their ids in ``tests/quality/neither.jsonl`` and
``labels-*.jsonl``, and ``gold/dev``. A third of ``neither.jsonl``, and ``labels-2``, are held out: bounds were chosen
by the others.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from skillmatch.analysis import Analyzer
from skillmatch.profiling.evidence import count
from skillmatch.profiling.parameters import read_weights
from skillmatch.profiling.relevance import Relevance, relevance

ROOT = Path(__file__).resolve().parents[1]
HELD_OUT = "labels-2"
FLOORS = (2.0, 2.5, 3.0)
SHARES = (0.15, 0.2, 0.25)
OTHER_SHARES = (0.5, 0.6, 0.65)


class Labelled(NamedTuple):
    """A posting, and whether it is of neither side."""

    name: str
    text: str
    neither: bool
    held_out: bool


def postings(shared: Path) -> Iterator[Labelled]:
    """All labelled postings, each once."""
    corpus = {row["id"]: row for row in _rows(shared / "corpus" / "postings.jsonl")}
    for row in _rows(ROOT / "tests" / "quality" / "neither.jsonl"):
        yield _labelled(row["id"], corpus[row["id"]], row["neither"], row["held_out"])
    for path in sorted((ROOT / "tests" / "quality").glob("labels-*.jsonl")):
        for row in _rows(path):
            yield _labelled(row["id"], corpus[row["id"]], row["split"] is None, path.stem == HELD_OUT)
    for row in _rows(shared / "gold" / "dev" / "postings.jsonl"):
        yield _labelled(row["gid"], row, row["labels"]["split"] is None, False)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _labelled(id_: str, row: dict[str, Any], neither: bool, held_out: bool) -> Labelled:
    return Labelled(f"{id_} {row['title']}", f"{row['title']}\n\n{row['text']}", neither, held_out)


def _figures(found: Sequence[tuple[Labelled, Relevance]], floor: float, share: float, other: float) -> str:
    said = [(one.neither, _abstains(r, floor, share, other)) for one, r in found]
    right = sum(neither and abstains for neither, abstains in said)
    wrong = sum(abstains and not neither for neither, abstains in said)
    missed = sum(neither and not abstains for neither, abstains in said)
    return f"F1 {2 * right / (2 * right + wrong + missed):.3f}: {right} right, {wrong} wrongly silent, {missed} missed"


def _abstains(found: Relevance, floor: float, share: float, other: float) -> bool:
    bounded = found._replace(least=other if found.trade else share)
    return found.evidence <= min(floor, found.floor) or bounded.elsewhere


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    asked = parser.parse_args()
    analyzer = Analyzer(kind="posting")
    weights = read_weights(analyzer.taxonomy)
    found = []
    for one in postings(asked.shared):
        report = analyzer.text(one.text)
        found.append((one, relevance(count(report.mentions, weights), report.document.title_text, weights)))
    for held_out in (False, True):
        part = [(one, r) for one, r in found if one.held_out is held_out]
        print("held out" if held_out else "chosen by")
        print(f"  as it is: {_figures(part, weights.floor, weights.share, weights.share_other_trade)}")
        for bounds in product(FLOORS, SHARES, OTHER_SHARES) if not held_out else ():
            print(f"  {bounds}: {_figures(part, *bounds)}")


if __name__ == "__main__":
    main()
