"""The check of what the command line is given: documents by themselves, and a résumé with postings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from skillmatch.analysis import Analyzer, Report
from skillmatch.blinding.check import BlindChecked, blind_check
from skillmatch.blinding.facts import Facts, comparison_facts, report_facts
from skillmatch.blinding.parts import blind_parts
from skillmatch.blinding.people import blind_sets
from skillmatch.comparing.resume_posting import Comparer
from skillmatch.readers.guard import guarded
from skillmatch.readers.limits import Limits
from skillmatch.readers.model import Reading, Unreadable
from skillmatch.readers.named import Read

_TIMES = 60
"""As often as a document is analysed at most: once for each person, and where something moves for each sort alone."""


@dataclass(frozen=True, slots=True)
class BlindMaker:
    """Checks documents one by one, in whichever process it is."""

    analyzer: Analyzer
    debug: bool

    def __call__(self, read: Read) -> BlindChecked | Unreadable:
        """What came of it, or why it could not be done."""
        found = read.found
        if isinstance(found, Unreadable):
            return found
        limits = _for_all(self.analyzer.limits)
        return guarded(read.name, limits, lambda: self._checked(read.name, found), debug=self.debug)

    def _checked(self, name: str, reading: Reading) -> BlindChecked:
        analyzer = self.analyzer
        report = analyzer.reading(name, reading)
        parts = blind_parts(report)
        return blind_check(
            name, reading, parts, blind_sets().people, lambda one: report_facts(analyzer.reading(name, one))
        )


def blind_comparisons(
    resume: Read, postings: Sequence[Read], own: Analyzer, others: Analyzer
) -> list[BlindChecked | Unreadable]:
    """A résumé as that of others against postings, then each posting as that of other employers; what cannot be read
    is among them."""
    if isinstance(resume.found, Unreadable):
        return [resume.found]
    comparer = Comparer(own.taxonomy)
    reports = [report for report in (others.result(*one) for one in postings) if isinstance(report, Report)]
    side = comparer.of(own.reading(resume.name, resume.found))

    def of_resume(reading: Reading) -> Facts:
        report = own.reading(resume.name, reading)
        facts = dict(report_facts(report))
        swapped_side = comparer.of(report)
        for posting in reports:
            compared = comparison_facts(swapped_side.with_posting(posting))
            facts |= {f"{posting.name}: {what}": value for what, value in compared.items()}
        return facts

    def of_posting(name: str, reading: Reading) -> Facts:
        report = others.reading(name, reading)
        return {**report_facts(report), **comparison_facts(side.with_posting(report))}

    people = blind_sets().people
    parts = blind_parts(own.reading(resume.name, resume.found))
    checked: list[BlindChecked | Unreadable] = [blind_check(resume.name, resume.found, parts, people, of_resume)]
    for name, found in postings:
        if isinstance(found, Unreadable):
            checked.append(found)
            continue
        parts = blind_parts(others.reading(name, found))
        checked.append(blind_check(name, found, parts, people, partial(of_posting, name)))
    return checked


def _for_all(limits: Limits) -> Limits:
    return replace(limits, seconds=min(limits.seconds * _TIMES, 10**6))
