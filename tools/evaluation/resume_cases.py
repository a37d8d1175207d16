"""The small cases of résumés and of dates: what a reader wrote of each as the right answer, beside what is said.

The answers are written for people: "2.5 to 3.4, as no month is given", "used, from 2022-03", "mid or senior". Taken is
what a machine can compare: figures, levels, strengths, months, roles of lines, and what is not to be found. What has
none of these tests nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from skillmatch.analysis import Report, Result
from skillmatch.documents.model import SectionRole
from skillmatch.matching.model import Mention, MentionType, Strength
from skillmatch.profiling.experience import CountedAs
from skillmatch.readers.model import Unreadable
from tools.evaluation.values import Value

_NEAR = 0.25
"""Years by which a figure may differ: a month counted in or left out, and rounding."""
_FIGURE = re.compile(r"(?<![\w-])(\d{1,2}(?:\.\d)?)(?: to (\d{1,2}(?:\.\d)?))?(?![\d-]| bit)")
_AS_OF = re.compile(r"were (?:that|the) day in (\w+) (\d{4})")
_LEVEL = re.compile(r"\b(not |no sign of )?(entry|mid|senior|unclear)\b")
_FROM = re.compile(r"(?:19|20)\d\d(?:-\d\d)?")
_LINES = re.compile(r"lines? (\d+)(?:-(\d+))?")
_YEARS_OF_FILE = re.compile(r"(?<!about )\b\d{1,2}(?:\.\d)? years")
_NO_KNOWN_DAY = "none"
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october")
_WORK = (CountedAs.TRADE, CountedAs.WORK, CountedAs.UNENDED)
_STRENGTHS = tuple(str(one) for one in Strength)
_ROLES = {"certifications": "certificates"}
_SIGNS = re.compile(r"[\s-]+")


def as_of(expected: Mapping[str, Any]) -> str | None:
    """The month that a case takes for the present: "were that day in June 2025"."""
    said = _AS_OF.search(str(expected.get("years", "")))
    return f"{said[2]}-{_MONTHS.index(said[1].lower()) + 1:02}" if said else None


def years_of_file(expected: str) -> str:
    """The years that the answer to a file tells; empty where it tells none, or none that are sure."""
    said = _YEARS_OF_FILE.search(expected)
    return said.group() if said else ""


def values(expected: Mapping[str, Any], result: Result) -> Iterator[Value]:
    """Each value that a case expects, beside what the report, or the refusal, says."""
    if isinstance(result, Unreadable):
        yield Value(
            "exit", str(expected.get("exit")), f"2: {result.reason}", str(expected.get("exit", "")).startswith("2")
        )
        return
    if "years" in expected:
        yield _years(expected["years"], result)
    yield from _verdicts(expected, result)
    for name, said in expected.get("skills", {}).items():
        yield from _skill(name, said, result)
    yield from _responsibilities(expected.get("responsibilities", ()), result)
    for heading, said in expected.get("sections", {}).items():
        yield from _section(heading, said, result)
    for said in expected.get("not", ()):
        yield from _absent(said, result)


def _years(expected: str, report: Report) -> Value:
    """Right where the figure is in a span that is told, or the span that is told has one of its figures."""
    worked = report.profile.career.worked if report.profile.career else None
    said = str(worked) if worked else _NO_KNOWN_DAY
    if expected.startswith("from ") and (began := _FROM.search(expected)):
        first = _first_month(report)
        return Value("years", expected, first, first.startswith(began.group()))
    told = _FIGURE.findall(re.sub(r"\d+(?:\.\d)? (?:months|of (?:it|this))", "", expected))
    spans = [(float(one), float(other or one)) for one, other in told]
    if worked is None:
        return Value("years", expected, said, not spans or "none" in expected)
    fits = any(least - _NEAR <= worked.most and worked.least - _NEAR <= most for least, most in spans)
    return Value("years", expected, said, fits)


def _first_month(report: Report) -> str:
    """The month in which work began; empty where no entry tells."""
    career = report.profile.career
    work = [one.entry.period for one in career.entries if one.counted_as in _WORK] if career else []
    return min((_month(period.began) for period in work if period), default="")


def _verdicts(expected: Mapping[str, Any], report: Report) -> Iterator[Value]:
    profile = report.profile
    if told := _LEVEL.findall(expected.get("level", "")):
        never = {level for denied, level in told if denied}
        either = {level for denied, level in told if not denied}
        level = profile.level.verdict
        yield Value("level", expected["level"], level, level not in never and (not either or level in either))
    if "split" in expected:
        yield Value("split", expected["split"], profile.split.verdict, profile.split.verdict == "unclear")
    if "role" in expected:
        yield Value("role", expected["role"], profile.no_role or profile.roles[0].id, bool(profile.no_role))


def _skill(name: str, expected: str | list[str], report: Report) -> Iterator[Value]:
    if isinstance(expected, list):  # the strength, with the skills that have it
        for one in expected:
            yield _strength(one.split(" (")[0], name, report)
    elif expected.startswith(_STRENGTHS):
        yield _strength(name, expected, report)


def _strength(name: str, expected: str, report: Report) -> Value:
    """Right where the best mention of the name, or of one of several, has the strength, and the begin that is told."""
    found = [m for either in name.split(" or ") for m in _named(either, report)]
    if not found:
        return Value("skills", f"{name}: {expected}", f"{name}: not found", False)
    shown = {(str(m.strength), _began(m)) for m in found}
    best = max((strength for strength, _ in shown), key=_STRENGTHS.index)
    began = _FROM.search(expected)
    strong = re.findall("|".join(_STRENGTHS), re.sub(r"\([^)]*\)", "", expected.split(";")[0]))
    right = best == max(strong, key=_STRENGTHS.index)
    if began and expected.startswith("used"):
        right = right and any(month.startswith(began.group()) for _, month in shown)
    return Value(
        "skills", f"{name}: {expected}", f"{name}: {', '.join(' '.join(one).strip() for one in sorted(shown))}", right
    )


def _began(mention: Mention) -> str:
    return _month(mention.period.began) if mention.period else ""


def _month(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02}"


def _named(name: str, report: Report) -> list[Mention]:
    low = _bare(name)
    return [
        m
        for m in report.mentions
        if m.asserted
        and m.type is MentionType.SKILL
        and low in map(_bare, (m.text, m.concept, report.labels.concepts.get(m.concept, "")))
    ]


def _bare(name: str) -> str:
    return _SIGNS.sub("", name.casefold())


def _stated(report: Report) -> set[str]:
    return {m.concept for m in report.mentions if m.asserted and m.type is MentionType.RESPONSIBILITY}


def _responsibilities(expected: object, report: Report) -> Iterator[Value]:
    """Those that are told; an answer by lines, "a or b (line 9); c (line 10)", each in its line."""
    if isinstance(expected, list):
        for one in expected:
            yield Value("responsibilities", one, str(sorted(_stated(report))), one in _stated(report))
    elif isinstance(expected, dict):
        for either, line in re.findall(r"([\w -]+) \(line (\d+)\)", expected["of"]):
            of_line = {
                m.concept
                for m in report.mentions
                if m.asserted and m.type is MentionType.RESPONSIBILITY and m.line == int(line)
            }
            right = not of_line.isdisjoint(either.strip().split(" or "))
            yield Value("responsibilities", f"{line}: {either}", str(sorted(of_line)), right)


def _section(heading: str, expected: str, report: Report) -> Iterator[Value]:
    """The role of each line; of a heading as "summary or other", or "other (honours)", either will do."""
    roles = {_ROLES.get(word, word) for word in re.findall(r"\w+", heading)} & set(SectionRole)
    lines = _LINES.match(expected)
    if not roles or not lines:
        return
    document = report.document
    for line in range(int(lines[1]), int(lines[2] or lines[1]) + 1):
        span = document.line_span(line)
        if document.text_of(span).strip():
            said = document.section_at(span.end).role
            yield Value("sections", f"{line}: {heading}", f"{line}: {said}", said in roles)


def _absent(expected: str, report: Report) -> Iterator[Value]:
    """What is not to be found: ids of responsibilities, or names of skills, before a bracket."""
    names = expected.split(" (")[0].split(" as a skill")[0].split(" from lines")[0]
    if expected.startswith(("sections ", "a period ", "'shows", "a report", "'Is it")):
        return
    for name in re.split(r",? and |, ", names):
        bare = name.strip("'’ ")
        is_said = bare in _stated(report) or bool(_named(bare, report))
        yield Value("not", f"no {bare}", bare if is_said else f"no {bare}", not is_said)
