"""Does the layout of a résumé change what is read from it?

    python -m tools.layouts            a table: agreement by layout, over the people of examples/
    python -m tools.layouts --worst 5  and what the worst layouts lose and invent
    python -m tools.layouts --check    exit 1 where the mean, or any layout, is below the floor
    python -m tools.layouts --keep DIR write the files there, to look at

Each person of examples/resume_sources.yaml is laid out in every way that `tools/layout_samples/` knows: PDFs by Typst,
LaTeX, reportlab and LibreOffice, DOCX, ODT, RTF and HTML. Agreement is the number of concepts that a file and the plain
text of the same résumé share, over the number that either has. LaTeX and LibreOffice are left out where they are not
installed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from skillmatch.analysis import Analyzer, Report
from tools.layout_samples import by_latex, by_office, by_reportlab, by_typst
from tools.layout_samples.content import Person, people

FLOOR = 0.955
MAKERS: dict[str, tuple[Iterable[str], Callable[[str, Person], bytes], str]] = {
    "Typst": (by_typst.LAYOUTS, by_typst.make, "pdf"),
    "reportlab": (by_reportlab.LAYOUTS, by_reportlab.make, "pdf"),
    "LaTeX": (by_latex.LAYOUTS, by_latex.make, "pdf"),
}


class Outcome(NamedTuple):
    """One file against the plain text of the same résumé."""

    agreement: float
    verdict: bool
    lost: frozenset[str]
    invented: frozenset[str]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit 1 below the floor")
    parser.add_argument(
        "--worst", type=int, default=0, metavar="N", help="say what the worst N layouts lose and invent"
    )
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write the files there")
    asked = parser.parse_args()
    outcomes = measured(asked.keep)
    for (maker, layout), found in outcomes.items():
        same = sum(one.verdict for one in found)
        print(f"{maker:12} {layout:40} {mean(one.agreement for one in found):6.3f}  same verdicts {same}/{len(found)}")
    means = {key: mean(one.agreement for one in found) for key, found in outcomes.items()}
    print(f"{'all':12} {len(means):<40} {mean(means.values()):6.3f}  lowest {min(means.values()):.3f}")
    for key in sorted(means, key=means.__getitem__)[: asked.worst]:
        for one in outcomes[key]:
            print(*key, f"lost {sorted(one.lost)}", f"invented {sorted(one.invented)}", sep=" | ")
    return int(asked.check and min(means.values()) < FLOOR)


def measured(keep: Path | None = None) -> dict[tuple[str, str], list[Outcome]]:
    """Every layout's outcomes, one for each person."""
    analyzer = Analyzer(kind="resume")
    found: dict[tuple[str, str], list[Outcome]] = {}
    for person in people():
        wanted = analyzer.text(person.text())
        for (maker, layout), (name, data) in files(person).items():
            if keep:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{person.id}, {maker}, {name}").write_bytes(data)
            result = analyzer.data(data, name)
            assert isinstance(result, Report), result
            found.setdefault((maker, layout), []).append(outcome(wanted, result))
    return found


def files(person: Person) -> dict[tuple[str, str], tuple[str, bytes]]:
    """A person's résumé in every layout: name and bytes of the file."""
    made = {
        (maker, layout): (f"{layout}.{ending}", make(layout, person))
        for maker, (layouts, make, ending) in MAKERS.items()
        for layout in layouts
    }
    for layout, (ending, data) in by_office.make_all(person).items():
        made["office", layout] = f"{layout}.{ending}", data
    return made


def outcome(wanted: Report, got: Report) -> Outcome:
    """What two reports on one résumé share."""
    one, other = _concepts(wanted), _concepts(got)
    same = all(
        a == b
        for a, b in (
            (wanted.profile.split.verdict, got.profile.split.verdict),
            (wanted.profile.roles[0].id, got.profile.roles[0].id),
            (wanted.profile.level.verdict, got.profile.level.verdict),
        )
    )
    return Outcome(len(one & other) / len(one | other), same, one - other, other - one)


def _concepts(report: Report) -> frozenset[str]:
    return frozenset(mention.concept for mention in report.mentions if mention.asserted)


if __name__ == "__main__":
    sys.exit(main())
