"""Counts of an attack, what it found, and the files to look at it again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.attacking.crew import Outcome
from tools.attacking.faults import BROKEN, DIED, HUNG, SLOW, SWALLOWED, Fault
from tools.attacking.work import Plan, input_of

_COLUMNS = ("inputs", "refused", "read", "slow", "broken")
_COLUMN_OF = {SLOW: "slow", HUNG: "slow", BROKEN: "broken", SWALLOWED: "broken", DIED: "broken"}
_KEPT = 2
"""Inputs that are kept of each fault."""


class Tally:
    """Counts outcomes as they come.

    Args:
        where: the folder for inputs that showed a fault; made once there is one.
    """

    def __init__(self, plan: Plan, where: Path) -> None:
        self._plan, self._where = plan, where
        self.counts: dict[str, Counter[str]] = {}
        self.found: dict[tuple[str, str, str], list[int]] = {}
        self._details: dict[tuple[str, str, str], str] = {}

    def add(self, outcome: Outcome) -> list[str]:
        """Count one, and keep its input where it shows something; what is new, a line each."""
        counts = self.counts.setdefault(outcome.target, Counter())
        counts["inputs"] += 1
        counts[outcome.judged.verdict] += 1
        for column in {_COLUMN_OF[fault.kind] for fault in outcome.judged.faults}:
            counts[column] += 1
        new = [self._note(outcome, fault) for fault in outcome.judged.faults]
        return [line for line in new if line]

    def _note(self, outcome: Outcome, fault: Fault) -> str:
        key = (outcome.target, fault.kind, fault.what)
        numbers = self.found.setdefault(key, [])
        if outcome.number not in numbers:
            numbers.append(outcome.number)
            self._details.setdefault(key, fault.detail)
            if len(numbers) <= _KEPT:
                self._keep(outcome)
        return f"{outcome.target} {outcome.number}: {fault.kind}: {fault.what}" if len(numbers) == 1 else ""

    def _keep(self, outcome: Outcome) -> None:
        data, name = input_of(self._plan, outcome.target, outcome.number)
        if data:
            self._where.mkdir(parents=True, exist_ok=True)
            (self._where / name).write_bytes(data)

    def findings(self, details: bool = False) -> str:
        """Each distinct fault on a line: where, what, how often, and the first inputs that showed it."""
        lines = []
        for (target, kind, what), numbers in sorted(self.found.items()):
            shown = ", ".join(str(number) for number in sorted(numbers)[:3])
            lines.append(f"{target}: {kind}: {what}  ({len(numbers)} times: {shown})")
            if details and self._details[target, kind, what]:
                lines.append(self._details[target, kind, what])
        return "\n".join(lines)

    def rows(self) -> list[tuple[str, ...]]:
        """Heads, one row for each target, and a last one for all."""
        total: Counter[str] = sum(self.counts.values(), Counter())
        named: Sequence[tuple[str, Mapping[str, int]]] = [*self.counts.items(), ("all", total)]
        return [("target", *_COLUMNS), *((name, *(f"{of[column]:,}" for column in _COLUMNS)) for name, of in named)]

    def table(self) -> str:
        """For a terminal."""
        widths = [max(map(len, column)) for column in zip(*self.rows(), strict=True)]
        return "\n".join(
            "  ".join(cell.ljust(width) if at == 0 else cell.rjust(width) for at, (cell, width) in enumerate(pairs))
            for pairs in (list(zip(row, widths, strict=True)) for row in self.rows())
        )

    def markdown(self) -> str:
        """For a page."""
        heads, *rows = self.rows()
        rule = tuple("---" if at == 0 else "---:" for at in range(len(heads)))
        return "\n".join(f"| {' | '.join(row)} |" for row in (heads, rule, *rows))
