"""The layout: no line too wide, no word lost, and lines as rich would break them; without colour, no rich at all."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich._wrap import divide_line
from rich.cells import cell_len

from skillmatch.reporting.shared.cells import beginning, width_of, wrapped
from skillmatch.reporting.shared.layout import Grid, Text, drawn, indented

_WITHOUT_RICH = """
import sys
sys.path[:0] = sys.argv[1:]
from tests.reporting import sample
from tests.reporting.findings.sample import run
from skillmatch.reporting import findings, render
from skillmatch.reporting.shared.options import Options
rich = [name for name in sys.modules if name.split(".")[0] == "rich"]
assert not rich, rich
render([sample.posting(), sample.resume(), sample.unreadable()], "text", Options(evidence=True))
findings.render(run(), "text")
sys.exit(", ".join(name for name in sys.modules if name.split(".")[0] == "rich") or 0)
"""
WIDTHS = {
    "": 0,
    "plain": 5,
    "“née” · 3×…": 11,
    "機械学習": 8,
    "ｱｲ＋": 4,
    "e\u0301te\u0301": 3,
    "한국어": 6,
    "\u1112\u1161\u11ab": 2,
    "हिन्दी": 3,
    "🚀✅": 4,
    "❤️": 2,
    "☸": 1,
    "👩\u200d💻": 2,
    "🧑🏽": 2,
    "ไทย": 3,
}

_words = st.text(st.sampled_from("abcdefghij-“·é機学🚀ｱ"), min_size=1, max_size=30)
_texts = st.lists(_words, max_size=12).map(" ".join)


def test_without_colour_rich_stays_out() -> None:
    command = [sys.executable, "-c", _WITHOUT_RICH, *filter(None, sys.path)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")


@pytest.mark.parametrize("text", WIDTHS)
def test_width_is_what_a_terminal_gives(text: str) -> None:
    assert width_of(text) == cell_len(text) == WIDTHS[text]


@pytest.mark.parametrize(
    ("text", "width", "kept"),
    [("plain", 3, "pla"), ("plain", 9, "plain"), ("機械学", 5, "機械"), ("機械", 0, ""), ("e\u0301機", 1, "e\u0301")],
)
def test_beginning_fits(text: str, width: int, kept: str) -> None:
    assert beginning(text, width) == kept


@settings(deadline=None)
@given(_texts, st.sampled_from(["", " ", "  "]), st.sampled_from(["", " ", "   "]), st.integers(2, 40))
def test_lines_break_where_rich_breaks_them(words: str, before: str, after: str, width: int) -> None:
    text = before + words + after
    starts = [start for start, _ in wrapped(text, width)]
    assert starts == [0, *divide_line(text, width)]


@settings(deadline=None)
@given(st.lists(st.tuples(_texts, _texts), min_size=1, max_size=4), st.integers(20, 60))
def test_no_line_is_too_wide_and_no_word_is_lost(rows: list[tuple[str, str]], width: int) -> None:
    grid = Grid((6, None))
    for left, right in rows:
        grid.add_row(Text(left), Text.assemble((right[:3], "bold"), right[3:]))
    lines = drawn([indented(grid)], width).split("\n")
    assert max(map(width_of, lines)) <= width
    columns = ("".join("".join(part) for part in column) for column in zip(*rows, strict=True))
    assert sorted("".join(lines).replace(" ", "")) == sorted("".join(columns).replace(" ", ""))


@settings(deadline=None)
@given(_texts, st.integers(2, 60))
def test_words_keep_their_order(words: str, width: int) -> None:
    made = drawn([Text(words)], width)
    assert "".join(made.split()) == "".join(words.split())
    assert drawn([indented(Text(words), 0)], width) == made


def test_columns_stand_beside_each_other() -> None:
    inner = Grid((4, None))
    inner.add_row("must", Text("one two three"))
    outer = Grid((5, None, 3))
    outer.add_row("label that wraps", inner, Text("9", "dim"))
    assert (
        drawn([outer, Text(), Text("end")], 24)
        == "label  must  one     9\nthat         two\nwraps        three\n\nend\n"
    )


def test_colour_fills_a_column_in_its_style() -> None:
    grid = Grid((4, None))
    grid.add_row(Text("ab", "dim"), Text.assemble("c", ("d", "bold cyan")))
    assert drawn([grid], 12, color=True) == "\x1b[2mab  \x1b[0m  c\x1b[1;36md\x1b[0m\n"
