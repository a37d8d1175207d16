"""What every format says of a comparison, in words: a need as the posting has it, and what the résumé shows of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from skillmatch.comparing.model import (
    RUNGS,
    Alternative,
    ComparedNeed,
    Comparison,
    Edit,
    EditKind,
    NotCompared,
    Relation,
    Resume,
    Rung,
    ShownPlace,
    Tally,
    Verdict,
)
from skillmatch.matching.model import Need, Strength
from skillmatch.profiling.needs.model import AskedPlace, NeedKind
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.quotes import clause_around, cut, short
from skillmatch.reporting.shared.wording import count
from skillmatch.text.characters import without_list_sign
from skillmatch.text.dates import Period
from skillmatch.text.years import in_years

CLASS_NAMES = {Need.REQUIRED: "Must-haves", Need.DUTY: "Duties", Need.PREFERRED: "A plus"}
SIGNS = {
    Verdict.MET: "+",
    Verdict.PARTLY: "~",
    Verdict.CANNOT_TELL: "?",
    Verdict.NEAR: "o",
    Verdict.DENIED: "x",
    Verdict.MISSING: "x",
}
UNMET_FIRST = (Verdict.MISSING, Verdict.DENIED, Verdict.NEAR, Verdict.CANNOT_TELL, Verdict.PARTLY, Verdict.MET)
VERDICTS = {
    Verdict.MET: "met",
    Verdict.PARTLY: "partly met",
    Verdict.NEAR: "near",
    Verdict.MISSING: "missing",
    Verdict.DENIED: "denied",
    Verdict.CANNOT_TELL: "cannot tell",
}
_GATES = {Verdict.PARTLY: "short", Verdict.MISSING: "not shown"}
_JOINTS = frozenset("and or to of for in on with by that which the a an our your their its".split())
"""Words that end no duty: the next one of its clause begins behind them."""
_WORDS = 64
_EVIDENCE = 3


def words_of(need: ComparedNeed, comparison: Comparison, width: int = _WORDS) -> str:
    """A need in the posting's own words."""
    if need.kind is NeedKind.DUTY:
        return _duty(need, comparison, width)
    first = _first_place(need)
    if len(need.alternatives) == 1:
        words = one_line(comparison.text[first.span.start : first.span.end])
        special = need.alternatives[0].special
        if special and special not in words.lower() and special != "degree":
            words = f"{words} ({special})"
        return cut(words, width, "…")
    places = [asked for one in need.alternatives for asked in one.asked]
    [(line, _)] = Counter(asked.line for asked in places).most_common(1)
    spans = [asked.span for asked in places if asked.line == line]
    words = one_line(comparison.text[min(span.start for span in spans) : max(span.end for span in spans)])
    words += ")" * (words.count("(") - words.count(")"))
    if len(words) <= width:
        return words
    return cut(", ".join(one.label for one in need.alternatives), width, "…")


def _first_place(need: ComparedNeed) -> AskedPlace:
    return min((asked for one in need.alternatives for asked in one.asked), key=lambda asked: asked.span.start)


def _duty(need: ComparedNeed, comparison: Comparison, width: int) -> str:
    """What states a duty with as much of its clause as there is room for; where the clause states several, its part."""
    text, span = comparison.text, _first_place(need).span
    clause = clause_around(text, span)
    others = [_first_place(one).span for one in comparison.needs if one.kind is NeedKind.DUTY and one.id != need.id]
    start = clause.start if not any(clause.start <= one.start < span.start for one in others) else span.start
    next_ = min((one.start for one in others if span.start < one.start < clause.end), default=clause.end)
    end = max(next_, span.end)
    words = _without_joints(without_list_sign(one_line(text[start:end])))
    if len(one_line(text[start : span.end])) > width:
        words = one_line(text[span.start : end])
    if any(one.start == span.start for one in others):
        return cut(short(need.alternatives[0].label), width, "…")  # the same words would stand there twice
    return cut(words, width, "…")


def _without_joints(words: str) -> str:
    kept = words.rstrip(" ,;/&+").split(" ")
    while len(kept) > 1 and kept[-1].strip(",;/&+").lower() in _JOINTS:
        kept.pop()
    return " ".join(kept).rstrip(",;/&+")


def line_of(text: str, starts: Sequence[int], number: int) -> str:
    """A line of a text, on one line."""
    return one_line(text[starts[number - 1] : starts[number] - 1 if number < len(starts) else len(text)])


def lines_of(need: ComparedNeed) -> tuple[int, ...]:
    """The lines of the posting that ask for a need, each once."""
    return tuple(sorted({asked.line for one in need.alternatives for asked in one.asked}))


def by_verdict(needs: Iterable[ComparedNeed]) -> list[ComparedNeed]:
    """Needs with those first that are not met."""
    return sorted(needs, key=lambda one: (UNMET_FIRST.index(one.verdict), one.line))


def headline(tally: Tally) -> str:
    """Counts in words: "1 of 5 met, 3 partly, 1 near, 0 missing"."""
    parts = [f"{tally.met} of {tally.asked} met"]
    parts += [f"{tally.partly} partly", f"{tally.near} near", f"{tally.missing} missing"]
    parts += [f"{number} {name}" for number, name in ((tally.denied, "denied"),) if number]
    parts += [f"{number} cannot be told" for number in (tally.cannot_tell,) if number]
    return ", ".join(parts)


def said_of(need: ComparedNeed) -> str:
    """What a résumé shows of a need, in one phrase."""
    if need.kind is NeedKind.YEARS:
        return years_said(need)
    if need.kind is NeedKind.DEGREE:
        return degree_said(need)
    best = sorted(need.alternatives, key=lambda one: RUNGS.index(one.rung))
    if best[0].rung is Rung.ABSENT:
        return "not found"
    if not best[0].rung.counts:
        return alternative_said(best[0], named=len(best) > 1)
    shown = [one for one in best if one.rung.counts]
    said = "; ".join(alternative_said(one, named=len(best) > 1) for one in shown[:3])
    if need.at_least > 1:
        said = f"{count(len(shown), 'one')[:-1] if len(shown) == 1 else len(shown)} of the {need.at_least}: {said}"
    return said


def alternative_said(one: Alternative, *, named: bool) -> str:
    """What a résumé shows of one thing, with its name where there are others."""
    name = f"{one.label}: " if named else ""
    where = _where(one.evidence)
    if one.rung is Rung.SHOWN or one.rung is Rung.LISTED:
        by = {Relation.NARROWER: f"{one.by_label}, ", Relation.IMPLIES: f"by {one.by_label}, "}.get(
            one.relation or Relation.SAME, ""
        )
        return f"{name}{by}{_strength(one)} {where}"
    if one.rung is Rung.SUGGESTED:
        return f"{name}only a part of it, {one.by_label} {where}"
    if one.rung is Rung.NEAR:
        what = "only in general" if one.relation is Relation.BROADER else "not the same"
        return f"{name}{what}: {one.by_label} {where}"
    if one.rung is Rung.DENIED:
        return f"{name}denied, or only hoped for {where}"
    if one.rung is Rung.CANNOT_TELL:
        return f"{name}cannot be told"
    return f"{name}not found"


def _strength(one: Alternative) -> str:
    if one.rung is Rung.LISTED:
        return "only listed"
    return "used with a result" if one.evidence and one.evidence[0].strength is Strength.OUTCOME else "used"


def _where(evidence: Sequence[ShownPlace]) -> str:
    """Where to look: "(25), 2019 – 2021"."""
    if not evidence:
        return ""
    lines = ", ".join(str(line) for line in dict.fromkeys(one.line for one in evidence[:_EVIDENCE]))
    when = period_said(evidence[0].period)
    return f"({lines})" + (f", {when}" if when else "")


def period_said(period: Period | None) -> str:
    """A span of time: "2019 – 2021", "2022 – present"."""
    if period is None:
        return ""
    began, ended = period.began // 12, period.ended // 12
    if period.is_open:
        return f"{began} – present"
    return f"{began}" if began == ended else f"{began} – {ended}"


def years_said(need: ComparedNeed) -> str:
    """The years that are shown: "3.9 to 4.9 years (20); “4+” claimed"."""
    years = need.years
    if years is None:
        return ""
    shown = years.shown
    if shown is None:
        said = "no dates tell"
    elif shown.most <= 0:
        said = "none shown"
    elif shown.least == shown.most:
        said = f"{in_years(shown.least)} shown"
    else:
        said = f"{shown.least:g} to {shown.most:g} years shown"
    where = _where([one._replace(period=None) for one in need.alternatives[0].evidence])
    claimed = f"; {years.claimed:g} claimed" if years.claimed is not None else ""
    return " ".join(part for part in (said, where) if part) + claimed


def degree_said(need: ComparedNeed) -> str:
    """The degree that is shown."""
    degree = need.degree
    if degree is None:
        return ""
    where = _where([one._replace(period=None) for one in need.alternatives[0].evidence])
    parts = [f"{degree.shown} {where}".strip()] if degree.shown else []
    if degree.expected:
        parts.append(f"{degree.expected} expected {'' if degree.shown else where}".strip())
    if need.verdict is Verdict.MET and not parts:
        parts.append("by years of work")
    elif need.verdict is Verdict.CANNOT_TELL and degree.shown:
        parts.append("whether of such a field cannot be told")
    return "; ".join(parts) or "none found"


def gate_asked(need: ComparedNeed) -> str:
    """The years or degree that are asked for, in words."""
    if need.years:
        least = f"{need.years.asked.least:g}"
        most = f" to {need.years.asked.most:g}" if need.years.asked.most else "+"
        return f"{least}{most} years{_years_of(need.years.asked.of)}"
    if need.degree:
        return (
            f"{need.degree.asked.level}’s degree"
            if need.degree.asked.level in ("bachelor", "master")
            else need.degree.asked.level
        )
    return ""


def _years_of(words: str) -> str:
    """What years are of, as a phrase after them; the words are the posting's, and may begin in the middle of one."""
    if not words:
        return ""
    joint = {"as": "", "which": "in ", "where": ""}.get(words.split(maxsplit=1)[0].lower(), "of ")
    return f" {joint}{words}"


def gate_verdict(need: ComparedNeed) -> str:
    """The verdict on years or a degree: met, short, not shown, cannot tell."""
    return _GATES.get(need.verdict, VERDICTS[need.verdict])


def level_said(comparison: Comparison) -> str:
    """The two levels."""
    level = comparison.level
    if level is None:
        return ""
    asked = "no level is told" if level.asked == "unclear" else f"asks {level.asked}"
    return f"{asked}, shown {level.shown}"


def split_said(comparison: Comparison) -> str:
    """Both positions between software engineering and ML, and the distance in words."""
    split = comparison.split
    if split is None or split.asked is None or split.shown is None:
        return ""
    return (
        f"asks {split.asked:+.2f} ({_side(split.asked_verdict)}), shown {split.shown:+.2f} "
        f"({_side(split.shown_verdict)}): {_apart(split.distance or 0.0)}"
    )


def _side(verdict: str) -> str:
    return {"swe-heavy": "SWE", "ml-heavy": "ML"}.get(verdict, "both")


def _apart(distance: float) -> str:
    if distance < 0.25:
        return "close"
    return f"{distance:.2f} apart" + (", the other side" if distance > 1 else "")


_EDITS = {
    EditKind.NAME: "name {subjects} beside {shown}, if that is true",
    EditKind.USE: "if {subjects} was part of that job, say so there",
    EditKind.RESULT: "say what came of it: {subjects}",
    EditKind.DATE: "say from when to when that was",
    EditKind.WORD: "if that was {subjects}, call it so, as the posting does",
}
_SUBJECTS = 3


def edit_said(edit: Edit) -> str:
    """An edit in words; only its owner knows whether it is true."""
    subjects = edit.subjects[:_SUBJECTS]
    named = ", ".join(subjects) if edit.kind is EditKind.RESULT else any_of(subjects)
    return _EDITS[edit.kind].format(subjects=named, shown=edit.shown)


def any_of(names: Sequence[str]) -> str:
    """Names of which any will do: "Git, Docker or SQL"."""
    return " or ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def edit_lifts(edit: Edit) -> str:
    """The lines of the posting that an edit would answer."""
    return f"for line{'s' if len(edit.lines) > 1 else ''} {', '.join(map(str, sorted(edit.lines)))}"


def as_of_said(resume: Resume) -> str:
    """What "present" is, and where that comes from."""
    if resume.as_of is None:
        return ""
    year, month = divmod(resume.as_of.month, 12)
    date = f"{year}" if resume.as_of.by_year else f"{year}-{month + 1:02d}"
    return f"“present” is {date}, {resume.as_of.source}"


def as_of_offered(resume: Resume) -> str:
    """The same on the command line, with the option that would set another month."""
    said = as_of_said(resume)
    return said and said + ("" if resume.as_of and resume.as_of.is_given else "; --as-of YYYY-MM sets another")


def uncounted_said(uncounted: Sequence[NotCompared], most: int = 6, line: str = "") -> str:
    """What is in no count, by the reason; ``line`` is put before the number of a line."""
    by_reason: dict[str, list[str]] = {}
    for one in uncounted:
        by_reason.setdefault(one.why, []).append(f"{cut(one_line(one.text), 32, '…')} ({line}{one.line})")
    return "; ".join(
        f"{', '.join(texts[:most])}{f' and {len(texts) - most} more' if len(texts) > most else ''}: {why}"
        for why, texts in by_reason.items()
    )
