"""Hostile texts: does four times as much of the same cost about four times as long?

    python benchmarks/hostile.py

Prints a row for each pattern: seconds for the shorter text, and the longer one's as a ratio to it. 4 is linear, 16
quadratic. Nothing is asserted: machines are noisy, and only a ratio far from 4 means anything.
"""

from __future__ import annotations

from time import perf_counter

from skillmatch.analysis import Analyzer

PATTERNS = {
    "one word": "a",
    "dotted word": "a.",
    "hyphened word": "a-",
    "digits and blanks": "1 ",
    "telephone signs": "(+1-",
    "empty lines": "\n",
    "blanks and line feeds": "\n ",
    "capitals inside": "aAaB",
    "headings without end": "Requirements",
    "headings with colons": "Requirements: ",
    "doubtful names in one list": "R, ",
    "doubtful names with and": "C and ",
    "skills in one list": "Python, ",
    "acts and things": "deploy models ",
    "denials": "no Python ",
    "cues": "Python a plus ",
    "spans of years": "2019 - ",
    "years": "5 to ",
    "list items": "- a\n",
    "stars": "**a",
    "addresses": "http://",
}
FEW = 2_000


def seconds(analyzer: Analyzer, text: str) -> float:
    start = perf_counter()
    analyzer.text(text)
    return perf_counter() - start


def main() -> None:
    analyzer = Analyzer()
    for name, pattern in PATTERNS.items():
        once = seconds(analyzer, pattern * FEW)
        print(f"{name:28} {once:8.3f} s   x{seconds(analyzer, pattern * 4 * FEW) / once:.1f}")


if __name__ == "__main__":
    main()
