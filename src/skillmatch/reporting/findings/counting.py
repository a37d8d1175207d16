"""What a run comes to, in one line."""

from __future__ import annotations

from skillmatch.checking.model import Run, Severity


def summary(run: Run) -> str:
    """How many findings of which severity in how many posts, and what was waved through."""
    posts = _count(len(run.posts), "post")
    told = [_count(run.count(severity), str(severity)) for severity in Severity if run.count(severity)]
    waived = [
        f"{number} {what}"
        for number, what in (
            (sum(post.suppressed for post in run.posts), "suppressed"),
            (sum(post.known for post in run.posts), "in the baseline"),
        )
        if number
    ]
    unread = [f"{len(run.unreadable)} could not be read"] if run.unreadable else []
    found = ", ".join(told) if told else "nothing found"
    return f"{found} in {posts}" + (f" ({', '.join(waived)})" if waived else "") + "".join(f"; {one}" for one in unread)


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
