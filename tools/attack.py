"""Attack every reader, the analysis and the check with files and texts made to do harm, and count what holds.

    python -m tools.attack                              all of it, some hours; a table, and each fault found
    python -m tools.attack --readers docx odt --mutations 500 --texts 0 --quick
    python -m tools.attack --found DIR                  where inputs that show a fault are put
    python -m tools.attack --write                      the counts into docs/security.md too

Seeds are the files of examples/ and tests/readers/files/. Each reader gets mutants of them: trees of Word files,
OpenDocument texts and web pages are changed as trees, data as data, text by lines, everything else by bytes. A mutant
shows a fault where reading raises or takes 5 seconds of processor time, where a promise about what was read does not
hold, where a reader stumbles over a mistake of its own and calls the file damaged, or where the process dies. Of every
tenth mutant and of all hostile texts, analysis, check and every format are run as well, twice. Then come what grows
faster than its input, threads, and forks. The same --seed makes the same inputs; exit code 1: something was found.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools import docs
from tools.attacking import growing, work
from tools.attacking.crew import outcomes, tasks
from tools.attacking.mutate import TARGETS
from tools.attacking.tally import Tally
from tools.attacking.work import Plan


def main() -> int:
    asked = _asked()
    plan = Plan(asked.seed, asked.sample)
    tally = Tally(plan, asked.found)
    for outcome in outcomes(tasks(_counts(asked)), plan, asked.jobs):
        for line in tally.add(outcome):
            print(line, file=sys.stderr, flush=True)
    print(tally.table())
    if tally.found:
        print(f"\n{tally.findings(asked.details)}")
    if asked.write:
        docs.put("attack", f"{tally.markdown()}\n\n`python -m tools.attack --seed {asked.seed}` made this table.")
    return int(bool(tally.found))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readers", nargs="*", choices=[*TARGETS, []], default=[*TARGETS], help="which; else all")
    parser.add_argument("--mutations", type=int, default=20_000, help="for each reader")
    parser.add_argument("--texts", type=int, default=5_000, help="hostile texts")
    parser.add_argument("--rounds", type=int, default=40, help="of threads, and of forks")
    parser.add_argument("--quick", action="store_true", help="no growth, threads and forks")
    parser.add_argument("--sample", type=int, default=10, help="of so many mutants one is analysed and checked too")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--found", type=Path, default=Path("attack-found"), help="where to put what shows a fault")
    parser.add_argument("--details", action="store_true", help="print tracebacks")
    parser.add_argument("--write", action="store_true", help="write the counts into docs/security.md")
    return parser.parse_args()


def _counts(asked: argparse.Namespace) -> list[tuple[str, int]]:
    counts = [(reader, asked.mutations) for reader in asked.readers] + [(work.TEXTS, asked.texts)]
    if not asked.quick:
        counts += [(work.GROWTH, len(growing.cases())), *((name, asked.rounds) for name in work.ROUNDS)]
    return [(target, count) for target, count in counts if count > 0]


if __name__ == "__main__":
    sys.exit(main())
