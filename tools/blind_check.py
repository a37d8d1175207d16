"""Try whether anything that is said of real documents depends on who they are of, as `skillmatch --blind-check` does.

    python -m tools.blind_check                      the résumés of ../shared, where it is there
    python -m tools.blind_check --kind posting FILE...   others

Prints what moves in which document, and how much was swapped in all; exits with 1 where anything moved.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from skillmatch.analysis import Analyzer
from skillmatch.blinding.check import BlindChecked
from skillmatch.blinding.documents import BlindMaker
from skillmatch.readers.named import Read
from skillmatch.reporting.blinding import render
from tools.evaluation.cases import SHARED

_NO_RESUMES = (".jsonl",)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", default="resume", choices=("resume", "posting"), help="what the files are")
    parser.add_argument("files", nargs="*", type=Path, help="else the résumés of ../shared")
    asked = parser.parse_args()
    folder = SHARED / "resumes"
    files = asked.files or (sorted(folder.iterdir()) if folder.is_dir() else [])
    files = [file for file in files if file.suffix not in _NO_RESUMES]
    if not files:
        print("blind_check: no ../shared/resumes here, so nothing is tried.")
        return 0
    return _outcome(_checked(files, asked.kind))


def _checked(files: list[Path], kind: str) -> list[BlindChecked]:
    analyzer = Analyzer(kind=kind)
    check = BlindMaker(analyzer, debug=True)
    try:
        results = [check(Read(str(file), analyzer.files.file(file))) for file in files]
    finally:
        analyzer.files.close()
    return [one for one in results if isinstance(one, BlindChecked)]


def _outcome(checked: list[BlindChecked]) -> int:
    moved = [one for one in checked if one.differences]
    counts = sum((Counter({sort.value: count for sort, count in one.swapped.items()}) for one in checked), Counter())
    nothing = sum(not one.swapped for one in checked)
    if moved:
        print(render(moved))
    swapped = ", ".join(f"{count} of {sort}" for sort, count in sorted(counts.items()))
    print(f"{len(checked)} documents, {nothing} in which nothing was found to swap; swapped: {swapped}")
    print(f"{len(moved)} in which something moved")
    return int(bool(moved))


if __name__ == "__main__":
    sys.exit(main())
