"""The Action on a pull request, in a repository of git, with names and inputs that mean harm."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import pytest
import yaml

from tests.cli.test_hostile import is_markdown
from tests.reporting import hostile

from .github import github
from .job import Job

pytestmark = pytest.mark.exhaustive

HERE = Path(__file__).parent
PULL_REQUESTS = yaml.safe_load((HERE / "pull_requests.yaml").read_text(encoding="utf-8"))
HOSTILE = yaml.safe_load((HERE / "hostile.yaml").read_text(encoding="utf-8"))
POST = "# Junior data engineer\n\nRequirements and duties:\n- Python\n- 7 years of SQL\n"
LINK = "skillmatch: 1 link out of posts was left alone; --follow-links reads it.\n"
PROPERTY = re.compile(r"::(?:error|warning|notice) (?:file=(?P<file>[^,:]*),line=\d+,.*?|title=skillmatch)::")


class Commits(NamedTuple):
    """A pull request, and the repository that it is in."""

    origin: Path
    start: str
    """Where it began, which is what its event says of the base."""
    head: str
    merge: str


def git(folder: Path, *words: str) -> str:
    mine = ("-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false", "-c", "gc.auto=0")
    env = {"PATH": os.environ["PATH"], "HOME": str(folder.parent), "GIT_CONFIG_NOSYSTEM": "1"}
    ran = subprocess.run(["git", *mine, *words], cwd=folder, env=env, capture_output=True, text=True, check=True)
    return ran.stdout.strip()


def commit(folder: Path, **posts: str) -> str:
    (folder / "posts").mkdir(exist_ok=True)
    for name, text in posts.items():
        (folder / "posts" / f"{name}.md").write_text(text, encoding="utf-8", newline="\n")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """After the first step."""
    if not shutil.which("bash") or not shutil.which("git"):
        pytest.skip("needs bash and git")
    job = Job(tmp_path_factory.mktemp("job"))
    job.prepare()
    job.lay_out_shadows()
    ran = job.run("Set up")
    assert ran.returncode == 0 and job.marks == [], ran.stderr
    return job


@pytest.fixture(scope="module")
def commits(job: Job) -> Commits:
    """A pull request that edits, adds, renames and drops posts, while another post has moved on where it goes."""
    origin = job.top / "origin"
    shutil.copytree(job.checkout, origin)
    git(origin, "init", "--quiet", "--initial-branch=main")
    start = commit(origin, edited=POST, moved=POST, dropped=POST, renamed=f"{POST}- Kafka\n", same=POST)
    git(origin, "checkout", "--quiet", "-b", "branch")
    (origin / "posts" / "dropped.md").unlink()
    (origin / "posts" / "renamed.md").rename(origin / "posts" / "again.md")
    (origin / "posts" / "link.md").symlink_to("/etc/passwd")
    head = commit(origin, edited=f"{POST}- Docker\n", new=POST)
    git(origin, "checkout", "--quiet", "main")
    commit(origin, moved=f"{POST}- Spark\n")
    git(origin, "merge", "--quiet", "--no-edit", "branch")
    return Commits(origin, start, head, git(origin, "rev-parse", "HEAD"))


def check_out(job: Job, commits: Commits, case: Any) -> None:
    """As the action of GitHub for it does, at so much depth."""
    shutil.rmtree(job.checkout)
    job.checkout.mkdir()
    git(job.checkout, "init", "--quiet")
    git(job.checkout, "remote", "add", "origin", commits.origin.as_uri())
    depth = [f"--depth={case['depth']}"] if case["depth"] else []
    git(job.checkout, "fetch", "--quiet", *depth, "origin", getattr(commits, case["of"]), commits.start)
    git(job.checkout, "checkout", "--quiet", getattr(commits, case["of"]))
    if case.get("alone"):
        shutil.rmtree(job.checkout / ".git" / "refs" / "remotes", ignore_errors=True)
        git(job.checkout, "remote", "set-url", "origin", (job.top / "nowhere").as_uri())
    job.event = case.get("event") or event(commits.head, commits.start)
    job.begin()


def event(head: str, base: str) -> str:
    return json.dumps({"pull_request": {"number": 7, "head": {"sha": head}, "base": {"sha": base}}})


@pytest.mark.parametrize("case", PULL_REQUESTS, ids=[case["case"] for case in PULL_REQUESTS])
def test_what_a_pull_request_does_is_in_the_summary(job: Job, commits: Commits, case: Any) -> None:
    check_out(job, commits, case)
    diff = job.run("Diff", paths="posts", diff="summary")
    assert diff.returncode == 0, diff.stderr
    shown = re.findall(r"^(?:## |- )`posts/(\S+?)`", job.said("summary"), re.MULTILINE)
    assert sorted(shown) == sorted(case["shown"])
    assert case.get("told", "") in diff.stderr and job.marks == []
    assert all(line.startswith("::notice title=skillmatch::") for line in hostile.commands(diff.stdout + diff.stderr))


def test_there_is_one_comment_however_often_it_runs(job: Job, commits: Commits) -> None:
    check_out(job, commits, PULL_REQUESTS[0])
    with github() as hub:
        job.set = {"GITHUB_API_URL": hub.url}
        for _ in range(2):
            diff = job.run("Diff", paths="posts", diff="comment")
            assert (diff.returncode, diff.stderr) == (0, LINK)
        (body,) = hub.ours
        assert "**Must-haves added**: Docker" in body and "moved.md" not in body
        assert [asked.split()[0] for asked in hub.asked] == ["GET", "POST", "GET"]
        hub.mood = "forbids"
        hub.comments.clear()
        diff = job.run("Diff", paths="posts", diff="comment")
        assert diff.returncode == 0 and "::notice title=skillmatch::No comment: GitHub answers 403." in diff.stderr
    job.set = {}
    assert job.said("summary").count("**Must-haves added**: Docker") == 3


def test_it_is_off_unless_asked_for(job: Job, commits: Commits) -> None:
    check_out(job, commits, PULL_REQUESTS[0])
    assert len(job.play(paths="posts")) == 1
    assert len(job.play(paths="posts", diff="false")) == 1
    (check,) = job.play(paths="posts", diff="everything")
    assert check.returncode == 2 and "summary, comment or false" in check.stdout


def test_no_name_of_a_post_does_anything(job: Job, commits: Commits) -> None:
    """Two hundred posts, some of them with the worst names; all edited by the pull request."""
    check_out(job, commits, PULL_REQUESTS[0])
    top = job.checkout / "posts"
    names = [*HOSTILE["names"], *(f"post {number}.md" for number in range(200))]
    for name in names:
        (top / name).write_text(f"{POST}- at {name}\n", encoding="utf-8", newline="\n")
    base = commit(job.checkout)
    for name in names:
        (top / name).write_text(f"{POST}- Docker at {name}\n", encoding="utf-8", newline="\n")
    head = commit(job.checkout)
    job.event = event(head, base)
    job.begin()
    with github() as hub:
        job.set = {"GITHUB_API_URL": hub.url}
        check, diff = job.play(paths="posts", sarif="true", diff="comment")
        job.set = {}
    assert check.returncode == 1 and (diff.returncode, diff.stderr) == (0, LINK), check.stderr + diff.stderr
    is_untouched(job)
    log = check.stdout + check.stderr + diff.stdout + diff.stderr
    found = [PROPERTY.match(line) for line in hostile.commands(log)]
    assert found and all(found)
    shown = {in_ascii(unquote(match["file"])) for match in found if match and match["file"]}
    others = [f"{name}.md" for name in ("edited", "new", "again", "moved", "same")]
    assert shown and shown <= {in_ascii(f"posts/{name}") for name in [*names, *others]}
    assert [line.partition("=")[0] for line in job.said("output").splitlines()] == ["sarif"]
    (body,) = hub.ours
    for text in (job.said("summary"), body.partition("\n")[2]):
        assert not hostile.bad_characters(text, allowed="\n\u200b\u200c\u200d")
        is_markdown(text)
    assert job.said("summary").count("**Must-haves added**: Docker") == len(names)


def in_ascii(name: str) -> str:
    return re.sub("[^ -~]", "?", name.replace("##\u200b[", "##["))


@pytest.mark.parametrize("inputs", HOSTILE["inputs"], ids=str)
def test_no_input_does_anything(job: Job, commits: Commits, inputs: dict[str, str]) -> None:
    check_out(job, commits, PULL_REQUESTS[0])
    ran = job.play(**inputs)
    assert ran[0].returncode in (1, 2)
    is_untouched(job)
    for one in ran:
        assert all(PROPERTY.match(line) for line in hostile.commands(one.stdout + one.stderr))
        assert "crashed" not in one.stderr
    assert job.said("output") == ""


def is_untouched(job: Job) -> None:
    """Nothing of the checkout was run, nothing was written beside it, and the runner was told nothing more."""
    assert job.marks == [] and not list(job.checkout.rglob("hacked*"))
    assert job.said("env") == job.said("path") == ""
