"""The judge sees planted faults, and nothing in what holds; processes that come to grief are told and replaced."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from tools.attacking.crew import Task, outcomes, tasks
from tools.attacking.faults import BROKEN, DIED, HUNG, SLOW, SWALLOWED
from tools.attacking.growing_files import Case
from tools.attacking.judge import Judge
from tools.attacking.tally import Tally
from tools.attacking.work import Plan

from skillmatch.readers.model import Reading, Unreadable
from tests.readers import hostile
from tools.attacking import growing, judge, watch, whole

from .planted import BREAKS, DIES, HANGS, Planted

_DOCX = hostile.docx(hostile.paragraph(b"Welder, some Go"))


def _raises(data: bytes, name: str) -> Reading:
    raise KeyError(name)


def _breaks_a_promise(data: bytes, name: str) -> Reading:
    raise AssertionError("an empty reading")


# A reader, the kind of fault that it shows, and the words in which it is told.
PLANTED: list[tuple[Callable[[bytes, str], Reading | Unreadable], str, str]] = [
    (_raises, BROKEN, "KeyError at no line of ours"),
    (_breaks_a_promise, BROKEN, "AssertionError: an empty reading at no line of ours"),
]


@pytest.mark.parametrize(("read", "kind", "what"), PLANTED)
def test_a_reader_that_raises_is_told(
    tmp_path: Path, read: Callable[[bytes, str], Reading | Unreadable], kind: str, what: str
) -> None:
    found = Judge(tmp_path / "watch", read).judge(_DOCX, "a.docx", whole=False)
    assert [(fault.kind, fault.what) for fault in found.faults] == [(kind, what)]
    assert "test_judge.py" in found.faults[0].detail


def test_what_holds_shows_nothing(tmp_path: Path) -> None:
    found = Judge(tmp_path / "watch").judge(_DOCX, "a.docx", whole=True)
    assert found == ("read", ())


def test_a_mistake_that_a_reader_hides_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from skillmatch.readers.office import docx_styles

    monkeypatch.setattr(docx_styles, "_DEEPEST", "twelve")
    data = hostile.zipped(
        {
            "word/document.xml": b"<w:x xmlns:w='%s'><w:p><w:pPr><w:pStyle w:val='a'/></w:pPr></w:p></w:x>"
            % hostile.WORD,
            "word/_rels/document.xml.rels": b"<x><r Type='x/styles' Target='s.xml'/></x>",
            "word/s.xml": b"<w:x xmlns:w='%s'><w:style w:styleId='a'/></w:x>" % hostile.WORD,
        }
    )
    found = Judge(tmp_path / "watch").judge(data, "a.docx", whole=False)
    assert found.verdict == "refused"
    assert [fault.kind for fault in found.faults] == [SWALLOWED]
    assert found.faults[0].what.startswith("TypeError at readers/office/docx_styles.py:")


def test_a_file_that_is_only_damaged_shows_nothing(tmp_path: Path) -> None:
    found = Judge(tmp_path / "watch").judge(hostile.docx(b"<w:p>"), "a.docx", whole=False)
    assert found == ("refused", ())


def test_what_is_slow_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge, "MOST", -1.0)
    found = Judge(tmp_path / "watch").judge(_DOCX, "a.docx", whole=False)
    assert [fault.kind for fault in found.faults] == [SLOW]


def test_each_format_is_a_step_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = [0.0]
    monkeypatch.setattr(judge, "process_time", lambda: seconds[0])

    def takes(most: float) -> Callable[..., None]:
        return lambda *_: seconds.__setitem__(0, seconds[0] + most)

    monkeypatch.setattr(whole, "_check_output", takes(watch.SLOW - 1))
    assert Judge(tmp_path / "watch").judge(_DOCX, "a.docx", whole=True).faults == ()
    monkeypatch.setattr(whole, "_check_output", takes(watch.SLOW + 1))
    found = Judge(tmp_path / "watch").judge(_DOCX, "a.docx", whole=True)
    assert [(fault.kind, fault.what.split(" at ")[0]) for fault in found.faults] == [(SLOW, "report as text")]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer of processor time")
def test_a_watch_tells_where_a_slow_call_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from skillmatch.text import tokenize

    monkeypatch.setattr(watch, "SLOW", 0.05)
    watched = watch.Watch(tmp_path / "watch")
    for _ in range(20):  # the signal may come between two calls, which is no line of ours
        watched.begin()
        for _ in range(100):
            tokenize.tokenize("Python and Go " * 2000)
        watched.end()
        if watched.place != "no line of ours":
            break
    assert watched.place.startswith("text/")


@pytest.mark.parametrize(("power", "told"), [(1, False), (2, True)])
def test_what_grows_with_the_square_is_told(monkeypatch: pytest.MonkeyPatch, power: int, told: bool) -> None:
    seconds = [0.0]
    monkeypatch.setattr(growing, "process_time", lambda: seconds[0])

    def read(data: bytes, name: str) -> None:
        seconds[0] += len(data) ** power

    case = Case("letters", ".txt", lambda count: b"a" * count, 10)
    assert (growing.growth(case, read) is not None) is told


@pytest.mark.skipif(not hasattr(signal, "ITIMER_PROF"), reason="needs a timer of processor time")
def test_a_process_that_dies_or_hangs_costs_one_input(tmp_path: Path) -> None:
    found = list(outcomes([Task("text", 0, 6)], Plan(), jobs=1, make=Planted))
    faults = {one.number: one.judged.faults[0] for one in found if one.judged.faults}
    assert [one.number for one in found] == list(range(6))
    assert {number: fault.kind for number, fault in faults.items()} == {DIES: DIED, HANGS: HUNG, BREAKS: BROKEN}
    assert faults[HANGS].what == "at text/tokenize.py:7 tokenize"
    tally = Tally(Plan(), tmp_path / "found")
    new = [line for one in found for line in tally.add(one)]
    assert len(new) == 3 and f"text {BREAKS}: broken: planted" in new
    assert tally.rows()[1:] == [("text", "6", "0", "6", "1", "2"), ("all", "6", "0", "6", "1", "2")]
    assert {file.name for file in (tmp_path / "found").iterdir()} == {
        f"text-{number}.txt" for number in (DIES, HANGS, BREAKS)
    }


def test_work_is_shared_out_in_pieces() -> None:
    pieces = list(tasks([("pdf", 300), ("odt", 2)]))
    assert pieces == [Task("pdf", 0, 250), Task("pdf", 250, 300), Task("odt", 0, 2)]
