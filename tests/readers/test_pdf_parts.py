"""The parts of the PDF reader that no file in ``files/`` shows: odd producers, old fonts, divided words."""

from __future__ import annotations

import pytest

from skillmatch.readers.pdf.glyphs import Glyph
from skillmatch.readers.pdf.layout import Line, lay_out
from skillmatch.readers.pdf.ligatures import ligatures
from skillmatch.readers.pdf.lines import page_text, words_in
from skillmatch.readers.pdf.runs import runs_of
from skillmatch.text.characters import item_line, made_text


def _glyphs(text: str, x: float = 50, y: float = 100, step: float = 6, widths: float = 6) -> list[Glyph]:
    """Characters set ``step`` apart and declared ``widths`` wide; a blank moves on and draws nothing."""
    glyphs = []
    for char in text:
        if char != " ":
            glyphs.append(Glyph(char, x, x + widths, y, 10))
        x += 3 if char == " " else step
    return glyphs


@pytest.mark.parametrize("widths", [6, 6.5, 8], ids=["touching", "overlapping", "far overlapping"])
def test_spaces_are_restored_from_gaps(widths: float) -> None:
    text = "team of forty from Firm to farm, for a month of form"
    assert [run.text for run in runs_of(_glyphs(text, widths=widths))] == [text]


def test_kerning_is_no_space() -> None:
    """One pair set closer says nothing about the same letter elsewhere."""
    glyphs = _glyphs("Typography by Python types happily")
    glyphs = [g._replace(x0=g.x0 - 1, x1=g.x1 - 1) if g.char == "p" else g for g in glyphs]
    assert [run.text for run in runs_of(glyphs)] == ["Typography by Python types happily"]


def test_text_drawn_twice_counts_once() -> None:
    once = _glyphs("Bold by force")
    twice = once + [glyph._replace(x0=glyph.x0 + 0.2, x1=glyph.x1 + 0.2) for glyph in once]
    assert [run.text for run in runs_of(twice)] == ["Bold by force"]


def test_a_gap_parts_runs_and_is_a_tab() -> None:
    runs = runs_of(_glyphs("Lead", x=50) + _glyphs("2019", x=400))
    assert [run.text for run in runs] == ["Lead", "2019"]
    assert [line.text for line in lay_out(runs).lines] == ["Lead\t2019"]


@pytest.mark.parametrize(
    ("texts", "read_as"),
    [
        (["con\x1cguration of", "the \x1crst"], {"\x1c": "fi"}),  # T1
        (["e\x0ecient work\x0dow", "\x0celd"], {"\x0e": "ffi", "\x0c": "fi"}),  # OT1; its "fl" is a line end
        (["Scienti\x1bc", "a \x1bnal \x1eexible"], {"\x1b": "fi", "\x1e": "fl"}),  # neither: the words tell
        (["zy\x1fqx"], {"\x1f": "ffl"}),  # no word tells: as in T1
        (["a \x1c b", "plain"], {}),  # not in a word
    ],
)
def test_ligatures(texts: list[str], read_as: dict[str, str]) -> None:
    assert ligatures(texts) == read_as


def _line(text: str, *, x1: float = 300, gap: bool = False) -> Line:
    return Line(text, 50, x1, 10, 50 + 5 * len(text.split()[0]), 300, gap)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the infra-", "structure of"], "the infrastructure of"),
        (["a state-of-the-", "art tool"], "a state-of-the-art tool"),
        (["cloud-", "based and"], "cloud-based and"),
        (["self-", "taught in"], "self-taught in"),
        (["an on-call rota, on-", "call pay"], "an on-call rota, on-call pay"),
        (["ship microservices, micro-", "services"], "ship microservices, microservices"),
        (["Jean-", "Luc and"], "Jean-Luc and"),
        (["written in", "Rust"], "written in Rust"),
        (["written well", "Rust is"], "written well\nRust is"),
        (["moved the", "models"], "moved the models"),
        (["moved them.", "models then"], "moved them.\nmodels then"),
        (["see the site", "https://a.example"], "see the site\nhttps://a.example"),
        (["a@b.example", "git.example/ab"], "a@b.example\ngit.example/ab"),
        (["they fell;", "we did not"], "they fell; we did not"),
        (["one that", "• two"], "one that\n• two"),
    ],
)
def test_lines_are_joined_where_they_were_wrapped(lines: list[str], text: str) -> None:
    page = [_line(line) for line in lines]
    assert page_text(page, words_in(page)).text == text


def test_lines_with_room_left_are_not_joined() -> None:
    page = [_line("python", x1=90), _line("sql", x1=90), _line("go", gap=True)]
    assert page_text(page, words_in(page)).text == "python\nsql\n\ngo"


@pytest.mark.parametrize(
    ("drawn", "made"),
    [
        ("oﬃce of ﬁnance", "office of finance"),
        ("a\u00a0b\u2009c\u200bd\u00ade", "a b cde"),
        ("a\r\nb\rc\x85d", "a\nb\nc\nd"),
        ("x\x00y\x1bz", "x y z"),
        ("donâ€™t â€“ rÃ©sumÃ©", "don’t – résumé"),
        ("Company Nameï¼ City", "Company Name  City"),
        ("ANGLAIS, CHÂTEAU", "ANGLAIS, CHÂTEAU"),
        ("e\u0301", "é"),
        ("Ｐｙｔｈｏｎ", "Python"),
        ("\ud800", "\ufffd"),
        ("10⁻³ m² ™", "10⁻³ m² ™"),
    ],
)
def test_made_text(drawn: str, made: str) -> None:
    assert made_text(drawn) == made


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("●  Go", "• Go"),
        ("\uf0b7 Go", "• Go"),
        ("▪Go", "• Go"),
        ("o Go", "• Go"),
        ("oh no", "oh no"),
        ("- Go", "- Go"),
        ("•", "•"),
        ("\ue000 call me", "call me"),
        ("C · D", "C · D"),
    ],
)
def test_item_line(line: str, item: str) -> None:
    assert item_line(line) == item
