"""The figures of a page, each with the concepts that it rests on and a class by which its evidence is found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from skillmatch.analysis import Report
from skillmatch.matching.model import Mention
from skillmatch.profiling.model import Gap
from skillmatch.reporting.profile.view.evidenced import covered, evidenced
from skillmatch.reporting.profile.view.model import Evidenced
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.html import FIGURES, signed
from skillmatch.reporting.shared.quotes import short
from skillmatch.reporting.shared.wording import percent

_GAPS = 12


class Figure(NamedTuple):
    """A figure that opens to its evidence, and meanwhile has it stand out in the text."""

    cls: str
    """The class of its evidence; empty where a page has more figures than its style knows."""
    label: str
    share: float
    """In [0, 1], how long its bar is."""
    value: str
    """As a number in words: "86%", "-0.31"."""
    evidence: tuple[Evidenced, ...]
    gaps: tuple[str, ...] = ()
    more: int = 0
    """Gaps beyond those."""
    aside: str = ""


class Figures:
    """Numbers the figures of a report in the order in which they are asked for."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._at = {id(mention): number for number, mention in enumerate(report.mentions)}
        self._given = 0
        self.classes: dict[int, list[str]] = {}
        """The classes of the figures that each mention is evidence of, by its number."""

    def number(self, mention: Mention) -> int:
        """The number of a mention among those of the report."""
        return self._at[id(mention)]

    def sides(self) -> tuple[tuple[str, tuple[Figure, ...]], ...]:
        """What speaks for either side of the split, strongest first."""
        split = self._report.profile.split
        if split.neither:
            return ()
        most = max((abs(one.push) for one in (*split.toward_swe, *split.toward_ml)), default=1.0) or 1.0
        return tuple(
            (
                name,
                tuple(
                    self._figure(
                        one.label,
                        abs(one.push) / most,
                        signed(one.push),
                        (evidenced(self._report, one.label, one.mentions, one.push),),
                    )
                    for one in movers
                ),
            )
            for name, movers in (("SWE", split.toward_swe), ("ML", split.toward_ml))
            if movers
        )

    def roles(self) -> tuple[Figure, ...]:
        """How the role types fit; none where none is named."""
        profile = self._report.profile
        return tuple(
            self._figure(
                role.label,
                role.fit,
                percent(role.fit),
                covered(self._report, role.matched),
                role.missing,
                percent(role.coverage),
            )
            for role in profile.roles
            if profile.roles[0].fit
        )

    def phases(self) -> tuple[Figure, ...]:
        """How much of each phase is stated; none where no responsibility counts."""
        profile = self._report.profile
        if profile.split.neither or not any(phase.matched for phase in profile.phases):
            return ()
        return tuple(
            self._figure(
                phase.label,
                phase.coverage,
                percent(phase.coverage),
                covered(self._report, phase.matched),
                phase.missing,
            )
            for phase in profile.phases
        )

    def _figure(
        self,
        label: str,
        share: float,
        value: str,
        evidence: Sequence[Evidenced],
        gaps: Sequence[Gap] = (),
        aside: str = "",
    ) -> Figure:
        cls = self._class(mention for one in evidence for mention in one.mentions)
        names = tuple(short(one_line(gap.label)) for gap in gaps[:_GAPS])
        share = min(1.0, max(0.0, share))
        return Figure(cls, one_line(label), share, value, tuple(evidence), names, len(gaps[_GAPS:]), aside)

    def _class(self, mentions: Iterable[Mention]) -> str:
        if self._given >= FIGURES:
            return ""
        cls = f"k{self._given}"
        self._given += 1
        for number in dict.fromkeys(map(self.number, mentions)):
            self.classes.setdefault(number, []).append(cls)
        return cls
