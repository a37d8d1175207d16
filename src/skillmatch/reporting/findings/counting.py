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
    others = sum(post.is_no_post for post in run.posts)
    which = "it" if len(run.posts) == 1 else f"{others} of them"
    strange = [f"{which} {'shows' if others == 1 else 'show'} no sign of being a job posting"] if others else []
    unread = [f"{len(run.unreadable)} could not be read"] if run.unreadable else []
    found = ", ".join(told) if told else "nothing found"
    return (
        f"{found} in {posts}"
        + (f" ({', '.join(waived)})" if waived else "")
        + "".join(f"; {one}" for one in strange + unread)
    )


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
