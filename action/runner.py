"""What the steps of the Action leave to Python: where a pull request starts, what fits into a summary, one comment.

    python -I runner.py base            prints the revision that the pull request is compared with; nothing without one
    python -I runner.py summary FILE    adds what fits of a Markdown file to the summary of the step
    python -I runner.py comment FILE    writes it to the pull request, or over what was written there before

Only the last one talks to the API of GitHub, and ``base`` fetches a commit where the checkout lacks it; both run only
where the Action is asked for a diff. What cannot be done is told, and fails no job: the summary has it all.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from http.client import HTTPException
from pathlib import Path
from typing import Any

from skillmatch.comparing.revisions import git_program

SUMMARY_BYTES = 1 << 20
"""What GitHub shows of a step's summary; of a larger one it shows nothing."""
COMMENT_BYTES = 65_536
"""The characters of a comment, none of which is less than a byte."""
_ANSWER_BYTES = 20_000_000
_SECONDS = 30
_PAGE, _PAGES = 100, 50
"""Comments a page, and pages that are looked through."""
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)
_US = "github-actions[bot]"
"""Who writes with the token of a runner: what others wrote is never touched, whatever mark it bears."""
NO_CHANGE = "No post has changed"


class NotDoneError(Exception):
    """Something that could not be done, and why, in a user's words."""


def main(command: str, *files: str) -> int:
    """Run a command; 2 where there is none of this name."""
    try:
        if command == "base":
            sys.stdout.write(_base())
        elif command == "summary":
            _add_to_summary(Path(files[0]).read_bytes())
        elif command == "comment":
            _comment(Path(files[0]).read_bytes())
        else:
            return 2
    except NotDoneError as error:
        _tell(str(error))
    return 0


def _tell(message: str) -> None:
    flat = re.sub(r"[^ -~]+", " ", message).replace("%", "%25").replace("##[", "## [")
    sys.stderr.write(f"::notice title=skillmatch::{flat}\n")


def cut(text: bytes, most: int, note: str) -> bytes:
    """``text``, or of a longer one the first whole lines and a note: at most ``most`` bytes in all."""
    if len(text) <= max(0, most):
        return text
    end = f"\n**{note}**\n".encode()
    kept = text[: max(0, most - len(end))]
    return (kept[: kept.rfind(b"\n") + 1] + end)[: max(0, most)]


def _add_to_summary(text: bytes) -> None:
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        raise NotDoneError("This runner has no summary.")
    with Path(path).open("ab") as summary:
        room = SUMMARY_BYTES - summary.tell()
        summary.write(cut(text, room, "GitHub shows no more than 1 MiB here: the rest is left out."))


def _pull_request() -> Mapping[str, Any]:
    """What the event says of the pull request that the job is about."""
    try:
        event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_bytes())
    except (KeyError, OSError, ValueError):
        raise NotDoneError("There is no event to read, so no pull request to compare.") from None
    request = event.get("pull_request") if isinstance(event, dict) else None
    if not isinstance(request, dict):
        raise NotDoneError("A diff is of a pull request, and this is another event.")
    return request


def _base() -> str:
    """The commit that the pull request changes: the one that it was merged with for the job, else where it left.

    Raises:
        NotDoneError: where it is not here and cannot be fetched.
    """
    request = _pull_request()
    head, onto = (_commit_in(request, side) for side in ("head", "base"))
    parents = _parents()
    base = parents[0] if len(parents) == 2 and parents[1] == head else _left_at(onto)
    if not _is_here(base):
        _git("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--depth=1", "origin", base)
    if not _is_here(base):
        raise NotDoneError("The commit that the pull request changes is not here: check out with fetch-depth: 2.")
    return base


def _commit_in(request: Mapping[str, Any], side: str) -> str:
    found = request.get(side)
    commit = found.get("sha") if isinstance(found, dict) else None
    if not isinstance(commit, str) or not _COMMIT.fullmatch(commit):
        raise NotDoneError("The event does not say which commits are compared.")
    return commit


def _parents() -> list[str]:
    """Those of the commit checked out, as it names them itself: a history cut off has none."""
    text = _git("cat-file", "commit", "HEAD") or ""
    return re.findall(r"^parent (\S+)$", text.partition("\n\n")[0], re.MULTILINE)


def _left_at(onto: str) -> str:
    """Where the branch left the other one, as far as the history is here."""
    found = (_git("merge-base", onto, "HEAD") or "").strip()
    return found if _COMMIT.fullmatch(found) else onto


def _is_here(commit: str) -> bool:
    return _git("cat-file", "-e", f"{commit}^{{commit}}") is not None


def _git(*words: str) -> str | None:
    """What git says; nothing where it fails. Never a git of the folder that is checked out."""
    safe = ("-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false")
    env = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    ran = subprocess.run([git_program(), *safe, *words], capture_output=True, env=env, check=False)
    return ran.stdout.decode("utf-8", "replace") if ran.returncode == 0 else None


def _comment(text: bytes) -> None:
    """Write to the pull request, once; a comment of before is written over, so that there is one."""
    mark = _mark()
    end = "More is in the summary of the job."
    body = (f"{mark}\n".encode() + cut(text, COMMENT_BYTES - len(mark) - 1, end)).decode("utf-8", "replace")
    number = _pull_request().get("number")
    if not isinstance(number, int):
        raise NotDoneError("The event does not say which pull request this is.")
    api = _Api()
    before = next((one for one in api.comments(number) if _is_ours(one, mark)), None)
    if before is None and not text.startswith(NO_CHANGE.encode()):
        api.ask("POST", f"issues/{number}/comments", {"body": body})
    elif before and before["body"].replace("\r\n", "\n").rstrip() != body.rstrip():
        api.ask("PATCH", f"issues/comments/{int(before['id'])}", {"body": body})


def _mark() -> str:
    """What a comment is known by, which nobody sees: another one for each place of a workflow that uses the Action."""
    place = "\0".join(os.environ.get(name, "") for name in ("GITHUB_WORKFLOW", "GITHUB_JOB", "GITHUB_ACTION"))
    return f"<!-- skillmatch-diff {hashlib.sha256(place.encode('utf-8', 'surrogateescape')).hexdigest()[:16]} -->"


def _is_ours(comment: Any, mark: str) -> bool:
    user = comment.get("user") if isinstance(comment, dict) else None
    return (
        isinstance(user, dict)
        and user.get("login") == _US
        and str(comment.get("body")).startswith(mark)
        and isinstance(comment.get("id"), int)
    )


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A token goes to nobody but whom it is for."""

    def redirect_request(self, *_: Any) -> None:
        return None


class _Api:
    """The API of GitHub, of the repository that the job is of, with the token of its runner."""

    def __init__(self) -> None:
        repository, token = os.environ.get("GITHUB_REPOSITORY", ""), os.environ.get("TOKEN", "")
        url = os.environ.get("GITHUB_API_URL") or "https://api.github.com"
        is_token = token.isascii() and token.isprintable() and token != ""
        if not (_REPOSITORY.fullmatch(repository) and url.startswith(("https://", "http://")) and is_token):
            raise NotDoneError("No comment: the runner names no repository, or has no token.")
        self._top = f"{url}/repos/{repository}"
        self._token = token
        self._opener = urllib.request.build_opener(_NoRedirect)

    def comments(self, number: int) -> Iterator[Any]:
        """Those of a pull request, the oldest first."""
        for page in range(1, _PAGES + 1):
            found = self.ask("GET", f"issues/{number}/comments?per_page={_PAGE}&page={page}")
            if not isinstance(found, list):
                raise NotDoneError("No comment: GitHub answers with something else than comments.")
            yield from found
            if len(found) < _PAGE:
                return

    def ask(self, method: str, what: str, content: Mapping[str, str] | None = None) -> Any:
        """What is answered, as JSON.

        Raises:
            NotDoneError: where it refuses, as it does for pull requests of forks, or cannot be reached.
        """
        request = urllib.request.Request(
            f"{self._top}/{what}",
            data=None if content is None else json.dumps(content).encode(),
            method=method,
            headers={
                "Authorization": f"Bearer {self._token}",
                "Accept": "application/vnd.github+json",
                "Content-Type": "application/json",
                "X-GitHub-Api-Version": "2022-11-28",
                "User-Agent": "skillmatch",
            },
        )
        try:
            with self._opener.open(request, timeout=_SECONDS) as answer:
                return json.loads(answer.read(_ANSWER_BYTES))
        except urllib.error.HTTPError as error:
            hint = " The token may not write comments: see `permissions`." if error.code in (403, 404) else ""
            raise NotDoneError(f"No comment: GitHub answers {error.code}.{hint} The summary has it all.") from None
        except (OSError, HTTPException, ValueError) as error:
            raise NotDoneError(f"No comment: {error}. The summary has it all.") from None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
