"""What reports say of hidden words: where they are, how they are hidden, what they would change."""

from __future__ import annotations

from collections.abc import Iterator

from skillmatch.analysis import Report
from skillmatch.readers.hidden.collect import TAKEN_BACK
from skillmatch.readers.model import Hidden
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.wording import count, percent

_SHOWN = 3
_LONGEST = 60


def warnings(report: Report, quote: str = "“{}”") -> Iterator[str]:
    """A line for each of the first hidden places, one for the rest, and one for what they would change."""
    hidden = report.document.hidden
    for one in hidden[:_SHOWN]:
        what = "Taken back" if one.how in TAKEN_BACK else "Hidden text"
        yield f"{what}, not counted: {one_line(one.place)}, {one_line(one.how)}: {quote.format(_cut(one))}"
    if len(hidden) > _SHOWN:
        more = f"in {count(len(hidden) - _SHOWN, 'more place')}"
        what = "Taken back" if all(one.how in TAKEN_BACK for one in hidden) else "Hidden text"
        yield f"{what}, not counted, {more}; `skillmatch show FILE --what hidden` lists it."
    if changed := change(report):
        yield changed


def change(report: Report) -> str:
    """What coverage would be with the hidden words, of the role that fits best; or of the one that gains most."""
    if report.unhidden is None:
        return ""
    without = {role.id: role.coverage for role in report.profile.roles}
    roles = sorted(report.unhidden.roles, key=lambda role: (without[role.id] - role.coverage, role.id))
    gained = next((role for role in roles if role.id == report.profile.roles[0].id), roles[0])
    gained = gained if gained.coverage > without[gained.id] else roles[0]
    label = one_line(gained.label)
    more, less = percent(gained.coverage), percent(without[gained.id])
    return f"With it, coverage of {label} would be {more}; without it, it is {less}."


def _cut(hidden: Hidden) -> str:
    words = one_line(hidden.text)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
