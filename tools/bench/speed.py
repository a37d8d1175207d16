"""How fast, and in how much memory: ratios within one run, as one Markdown table.

    python -m tools.bench.speed             print the table
    python -m tools.bench.speed --write     and put it into docs/speed.md
    python -m tools.bench.speed --brief     fewer rounds, to see that it works; do not trust its figures

Trust the ratios, taken in turns within minutes, and not the times: nothing here fails because a machine is
slow. It only fails where `--version` or `--help` imports spaCy. Texts are those of `../shared/corpus` where
it is there, else our examples over and over.
"""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tools import docs
from tools.bench import work
from tools.bench.processes import imports, in_turns, skillmatch

ROOT = Path(__file__).resolve().parents[2]
MANY = 400
"""Postings enough for the start of the processes not to count."""
POSTING = ROOT / "examples" / "postings" / "applied.txt"
RESUME = ROOT / "examples" / "resumes" / "bruno-example.pdf"


class Row(NamedTuple):
    """A line of the table: what was measured, in figures, beside what, and what we aim at."""

    what: str
    ours: str
    beside: str
    ratio: str
    aim: str


class Effort(NamedTuple):
    """How often to measure."""

    rounds: int
    texts: int
    passes: int
    kept: int
    """How many texts each pass reads."""


FULL = Effort(rounds=5, texts=400, passes=4, kept=1_000_000)
BRIEF = Effort(rounds=2, texts=80, passes=3, kept=100)


def main() -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("--write", action="store_true", help="put the table into docs/speed.md")
    parser.add_argument("--brief", action="store_true", help="fewer rounds")
    asked = parser.parse_args()
    effort = BRIEF if asked.brief else FULL
    rows = [*start_up(effort), *cold(effort), *warm(effort), *peers(effort), pdf(effort)]
    rows += [pair(effort), two_jobs(effort), memory(effort)]
    table = as_markdown(rows)
    print(table)
    if asked.write:
        docs.put("speed", table)
    return 0


def start_up(effort: Effort) -> list[Row]:
    """Help and version, whole processes, beside the import of the library that reads the command line."""
    asked = {f"`skillmatch {option}`": skillmatch(option) for option in ("--version", "--help")}
    for what, command in asked.items():
        if "spacy" in imports(command):
            raise SystemExit(f"speed: {what} imports spaCy.")
    beside = "`import typer`"
    times = in_turns(asked | {beside: [sys.executable, "-c", "import typer"]}, effort.rounds)
    return [_process_row(what, times, beside, "≤ 1.5") for what in asked]


COLD = {
    "one text posting, cold": ([str(POSTING)], "≤ 0.35"),
    "the same as JSON": ([str(POSTING), "--format", "json"], "≤ 0.35"),
    "`check` of it": (["check", str(POSTING)], "≤ 0.35"),
    "one PDF résumé, cold": ([str(RESUME)], "≤ 0.55"),
}
"""What is asked of the command in a process of its own, and the ratio that we aim at."""


def cold(effort: Effort) -> list[Row]:
    """One file, whole process, beside spaCy's own start."""
    beside = '`spacy.blank("en")`'
    commands = {what: skillmatch(*words) for what, (words, _) in COLD.items()}
    times = in_turns(commands | {beside: [sys.executable, "-c", "import spacy; spacy.blank('en')"]}, effort.rounds)
    return [_process_row(what, times, beside, aim) for what, (_, aim) in COLD.items()]


def _process_row(what: str, times: dict[str, float], beside: str, aim: str) -> Row:
    ratio = times[what] / times[beside]
    return Row(what, f"{times[what]:.2f} s", f"{beside}: {times[beside]:.2f} s", f"{ratio:.2f}", aim)


def warm(effort: Effort) -> list[Row]:
    """Text to report in one process on one core, beside spaCy's tokenizer alone on the same texts."""
    rates = work.in_process("rates", effort.texts)
    beside = f"spaCy's tokenizer alone: {rates['tokenizer']:.0f}/s"
    named = {
        "analysis": ("postings a second, to the profile", "≥ 0.35"),
        "json": ("postings a second, to JSON", "≥ 0.30"),
    }
    return [
        Row(what, f"{rates[key]:.0f}/s", beside, f"{rates[key] / rates['tokenizer']:.2f}", aim)
        for key, (what, aim) in named.items()
    ]


PEERS = {
    "flashtext": "flashtext with our labels, phrases only",
    "skill-extractor": "skill-extractor's 32,000 phrases, without its model",
}


def peers(effort: Effort) -> list[Row]:
    """All that we make of a posting beside what two others take to look phrases up; none where they are missing."""
    if find_spec("flashtext") is None or find_spec("skill_extractor") is None:
        print("The rows of other programs are left out: pip install 'skillmatch[bench]'", file=sys.stderr)
        return []
    rates = work.in_process("peers", effort.texts)
    return [
        Row(
            "the same",
            f"{rates['ours']:.0f}/s",
            f"{words}: {rates[name]:.0f}/s",
            f"{rates['ours'] / rates[name]:.2f}",
            "",
        )
        for name, words in PEERS.items()
    ]


def pdf(effort: Effort) -> Row:
    """A PDF to its text, with columns, hidden words and boxes, beside what its library takes for its own text."""
    taken = work.in_process("pdfs", effort.rounds)
    beside = f"`pypdfium2` alone: {1000 * taken['library']:.1f} ms"
    return Row("a PDF, to its text", f"{1000 * taken['reader']:.1f} ms", beside, f"{taken['ratio']:.2f}", "≤ 4")


def pair(effort: Effort) -> Row:
    """What a comparison adds to the analysis of its posting, the résumé being read once for all."""
    taken = work.in_process("pairs", effort.texts)
    beside = f"its analysis: {1000 * taken['analysis']:.1f} ms"
    return Row(
        "a posting compared", f"{1000 * taken['comparison']:.1f} ms more", beside, f"{taken['ratio']:.2f}", "≤ 0.10"
    )


def two_jobs(effort: Effort) -> Row:
    """Many postings by two processes beside the same by one, each with its start."""
    many, rounds = min(effort.texts, MANY), max(2, effort.rounds // 2)
    what, beside = f"{many} text postings, `--jobs 2`", "`--jobs 1`"
    with TemporaryDirectory() as folder:
        files = work.as_files(many, Path(folder))
        words = ("--format", "jsonl", *files)
        times = in_turns({what: skillmatch("-j", "2", *words), beside: skillmatch("-j", "1", *words)}, rounds)
    return _process_row(what, times, beside, "≤ 0.6")


def memory(effort: Effort) -> Row:
    """The peak of a process that reads all texts again and again."""
    peaks = work.in_process("memory", effort.passes, effort.kept)
    early, late = peaks["early"], peaks["late"]
    what = f"peak memory after {effort.passes} passes over {peaks['texts']:.0f} texts"
    return Row(what, f"{late:.0f} MB", f"after 2 passes: {early:.0f} MB", f"{late / early:.2f}", "flat")


def as_markdown(rows: list[Row]) -> str:
    """The table, with the command that makes it."""
    lines = ["| | skillmatch | beside | ratio | aim |", "|---|--:|--:|--:|--:|"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    words = f"A posting is {work.CHARACTERS:,} characters. `python -m tools.bench.speed` made this table."
    return "\n".join([*lines, "", words])


if __name__ == "__main__":
    sys.exit(main())
