"""Does it matter how a system has a posting?

    python -m tools.pages            a table: agreement by shape, over the postings of examples/
    python -m tools.pages --worst 5  and what the worst shapes lose and invent
    python -m tools.pages --check    exit 1 where the mean, or any shape, is below the floor
    python -m tools.pages --keep DIR write the files there, to look at

Each posting of examples/postings that is written in Markdown is put into every shape that `tools/posting_samples/`
knows: the answers of applicant systems, feeds and tables, and pages. Agreement is the number of needs (a concept, and
how much it is asked for) and titles that a file and the plain text of the same posting share, over the number that
either has. Skills are planted in keys, tags, other jobs and what surrounds the text: they are to count nowhere.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean
from types import ModuleType
from typing import NamedTuple

from skillmatch.analysis import Analyzer, Report
from skillmatch.readers.model import Reading
from tools.posting_samples import apis, feeds, pages
from tools.posting_samples.content import Posting, postings

FLOOR = 0.98
MAKERS: dict[str, ModuleType] = {"API": apis, "feed": feeds, "page": pages}


class Outcome(NamedTuple):
    """One file against the plain text of the same posting."""

    agreement: float
    lost: frozenset[str]
    invented: frozenset[str]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit 1 below the floor")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="say what the worst N shapes lose and invent")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write the files there")
    asked = parser.parse_args()
    outcomes = measured(asked.keep)
    means = {key: mean(one.agreement for one in found) for key, found in outcomes.items()}
    for (maker, shape), figure in means.items():
        print(f"{maker:6} {shape:40} {figure:6.3f}")
    files = sum(map(len, outcomes.values()))
    print(f"{'all':6} {f'{files} files':40} {mean(means.values()):6.3f}  lowest {min(means.values()):.3f}")
    for key in sorted(means, key=means.__getitem__)[: asked.worst]:
        for one in outcomes[key]:
            print(*key, f"lost {sorted(one.lost)}", f"invented {sorted(one.invented)}", sep=" | ")
    return int(asked.check and min(means.values()) < FLOOR)


def measured(keep: Path | None = None) -> dict[tuple[str, str], list[Outcome]]:
    """Every shape's outcomes, one for each posting."""
    analyzer = Analyzer(kind="posting")
    found: dict[tuple[str, str], list[Outcome]] = {}
    all_ = postings()
    for number, posting in enumerate(all_):
        wanted = analyzer.text(posting.text())
        for maker, shape, made in files(posting, [all_[number - 1]]):
            if keep:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{posting.id}, {maker}, {shape}, {made[0]}").write_bytes(made[1])
            found.setdefault((maker, shape), []).append(outcome(wanted, read(analyzer, *made)))
    return found


def files(posting: Posting, others: Sequence[Posting]) -> Iterator[tuple[str, str, apis.Made]]:
    """A posting in every shape, some of them together with others."""
    for maker, module in MAKERS.items():
        for shape in module.SHAPES:
            yield maker, shape, module.make(shape, posting, others)


def read(analyzer: Analyzer, name: str, data: bytes, own: str) -> Report:
    """The report on a file, or on the posting in it with that number."""
    found = analyzer.files.all_in_data(data, name)
    if own:
        found = getattr(found, "named", lambda _: found)(own)
    assert isinstance(found, Reading), (name, own, found)
    return analyzer.reading(name, found)


def outcome(wanted: Report, got: Report) -> Outcome:
    """What two reports on one posting share."""
    one, other = _said(wanted), _said(got)
    return Outcome(len(one & other) / len(one | other), one - other, other - one)


def _said(report: Report) -> frozenset[str]:
    """Needs and title, as words."""
    asked = (f"{one.concept}: {one.need or one.type}" for one in report.mentions if one.asserted)
    return frozenset((*asked, f"title: {report.document.title_text}"))


if __name__ == "__main__":
    sys.exit(main())
