"""What the processes of the server make of documents."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

import pytest

from skillmatch.errors import UsageError
from skillmatch.web.model import CheckTask, Given, ReadTask
from skillmatch.web.work import ServerWork

RESUME = (
    "Ida Example\nida@example.com\n\nExperience\nEngineer, Acme, 2018 - 2021\n"
    "- Trained models in PyTorch, and served them with Docker on Kubernetes\n"
)
POSTING = "# Machine learning engineer\n\nRequirements\n- Python and PyTorch\n- Kubernetes\n- Docker\n- SQL\n"
OTHER = "# Data engineer\n\nRequirements\n- SQL and Airflow\n"
EXAMPLES = Path(__file__).parents[2] / "examples"


def given(**texts: str) -> tuple[Given, ...]:
    return tuple(Given(f"{name}.txt", text.encode()) for name, text in texts.items())


def saved(page: str) -> dict[str, str]:
    """The files that a page holds, by name."""
    links = re.findall(r'download="([^"]+)" href="data:[^,]*;base64,([^"]*)"', page)
    return {name: base64.b64decode(held).decode() for name, held in links}


def test_a_resume_alone_gives_its_report(work: ServerWork) -> None:
    files = saved(work(ReadTask(given(cv=RESUME), ())).body)
    assert list(files) == ["report.html", "report.json", "report.md"]
    (one,) = json.loads(files["report.json"])["files"]
    assert (one["file"], one["kind"]) == ("cv.txt", "resume")
    assert files["report.html"].startswith("<!DOCTYPE html>") and "<form" not in files["report.html"]


def test_a_resume_and_postings_give_the_comparison(work: ServerWork) -> None:
    page = work(ReadTask(given(cv=RESUME), given(ml=POSTING, data=OTHER))).body
    told = json.loads(saved(page)["comparison.json"])
    assert told["resume"]["file"] == "cv.txt"
    assert [one["posting"]["file"] for one in told["comparisons"]] == ["ml.txt", "data.txt"]


def test_in_whichever_field_each_was_put(work: ServerWork) -> None:
    """What they read like decides, and the page says so; only that can be wrong, too."""
    page = work(ReadTask(given(ml=POSTING), given(cv=RESUME))).body
    assert json.loads(saved(page)["comparison.json"])["resume"]["file"] == "cv.txt"
    assert "ml.txt was given as a résumé and reads like a posting" in page
    assert "comparison.json" in saved(work(ReadTask(given(cv=RESUME, ml=POSTING), ())).body)
    as_given = work(ReadTask(given(odd=POSTING), given(ml=POSTING), as_given=True)).body
    assert "comparison.json" in saved(as_given) and "reads like" not in as_given


def test_two_resumes_are_compared_with_nothing(work: ServerWork) -> None:
    page = work(ReadTask(given(cv=RESUME, other=RESUME), given(ml=POSTING))).body
    assert len(json.loads(saved(page)["report.json"])["files"]) == 3


def test_a_file_that_cannot_be_read_costs_no_other(work: ServerWork) -> None:
    broken = Given("broken.pdf", b"%PDF-1.7\nnothing else")
    page = work(ReadTask(given(cv=RESUME), (*given(ml=POSTING), broken))).body
    told = json.loads(saved(page)["comparison.json"])["comparisons"]
    assert [one["posting"]["file"] for one in told] == ["ml.txt", "broken.pdf"]
    assert "broken.pdf" in work(ReadTask((broken,), ())).body


def test_files_of_every_sort(work: ServerWork) -> None:
    paths = sorted((EXAMPLES / "resumes").iterdir())
    page = work(ReadTask(tuple(Given(path.name, path.read_bytes()) for path in paths), ())).body
    told = json.loads(saved(page)["report.json"])["files"]
    assert [one["file"] for one in told] == [path.name for path in paths]
    assert not any("code" in one for one in told)


def test_the_month_and_the_role_that_were_asked_for(work: ServerWork) -> None:
    page = work(ReadTask(given(cv=RESUME.replace("2021", "present")), (), role="applied", as_of="2024-05")).body
    assert "2024-05" in saved(page)["report.md"] and "Applied" in saved(page)["report.md"]
    for wrong in ({"role": "none-such"}, {"as_of": "soon"}):
        with pytest.raises(UsageError):
            work(ReadTask(given(cv=RESUME), (), **wrong))


def test_a_post_is_checked(work: ServerWork) -> None:
    page = work(CheckTask(POSTING.replace("Requirements", "Must be a rockstar ninja.\n\nRequirements")))
    part = work(CheckTask(POSTING, is_part=True))
    assert "<textarea" in page.body and "rockstar" in page.body and "<textarea" not in part.body
    told = json.loads(saved(part.body)["findings.json"])
    assert {"findings.html", "findings.json", "findings.md"} == saved(part.body).keys()
    assert told["files"][0]["file"] == "pasted text" if "files" in told else told


def test_the_text_of_a_file_is_there_to_be_edited(work: ServerWork) -> None:
    page = work(CheckTask("", Given("post.md", POSTING.encode()), role="applied")).body
    assert f"\n{POSTING}</textarea>" in page.replace("\r", "")
    broken = work(CheckTask("", Given("broken.pdf", b"%PDF-1.7\nnothing else"))).body
    assert "broken.pdf" in broken


HOSTILE = (
    "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>\u2028\u202e{{ 7 * 9011 }}${7*9011}"
    " javascript:alert(1)"
)


def test_nothing_of_a_document_acts(work: ServerWork) -> None:
    text = f"{RESUME}\n- {HOSTILE}\n"
    pages = [
        work(ReadTask(given(cv=text), ())),
        work(ReadTask(given(cv=text), given(ml=POSTING + f"- {HOSTILE}\n"))),
        work(CheckTask(POSTING + f"- {HOSTILE}\n")),
    ]
    for page in pages:
        shown = re.sub(r'"data:[^"]*"', "", page.body)
        assert "<script>alert" not in shown and "<img" not in shown and "63077" not in shown


def test_what_is_lost_is_said(work: ServerWork) -> None:
    answer = work.lost(ReadTask((), ()))
    assert answer.status == 422 and "too long" in answer.body


def test_what_is_more_than_a_page_can_hold(work: ServerWork, monkeypatch: pytest.MonkeyPatch) -> None:
    """First the texts are left out; what is too large all the same is refused."""
    from skillmatch.reporting.shared import html

    long = RESUME + "".join(
        f"- We have been to the market, and have bought {number} apples\n" for number in range(9_000)
    )
    monkeypatch.setattr(html, "MOST_BYTES", 200_000)
    for task in (ReadTask(given(cv=long), ()), ReadTask(given(cv=long), given(ml=POSTING))):
        page = work(task).body
        assert "The texts are left out" in page and "8999 apples" not in page and len(page) < 1_000_000
    monkeypatch.setattr(html, "MOST_BYTES", 2_000)
    with pytest.raises(UsageError):
        work(ReadTask(given(cv=RESUME), ()))
