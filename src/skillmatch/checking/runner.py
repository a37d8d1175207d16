"""A run: the rules that hold for each post, and every post that was read analysed and checked."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from skillmatch.analysis import Analyzer
from skillmatch.checking.baseline import Baseline, baseline_bytes, baseline_in, without_known
from skillmatch.checking.catalogue import load_catalogue
from skillmatch.checking.checker import Checker
from skillmatch.checking.context import Asked, Post
from skillmatch.checking.custom_rules import refuse_strange_values
from skillmatch.checking.discovery.patterns import fits
from skillmatch.checking.kinds import checks_of
from skillmatch.checking.model import Checked, Rule, Run, RunOptions
from skillmatch.checking.rules import CHECKS, Check
from skillmatch.checking.settings import ALL, Settings
from skillmatch.checking.source import PostSource
from skillmatch.checking.suppressions import SuppressionError
from skillmatch.errors import UsageError
from skillmatch.readers.codes import Code
from skillmatch.readers.guard import guarded
from skillmatch.readers.model import Reading, Unreadable

STALE_BASELINE = "stale-baseline"


@dataclass(frozen=True, slots=True)
class Known:
    """The baseline that holds, and the folder that it is in."""

    baseline: Baseline
    folder: Path
    file: str = ""
    sha256: str = ""

    @classmethod
    def in_file(cls, file: Path) -> Known:
        """The baseline in a file.

        Raises:
            BaselineError: where it is missing, or none.
        """
        return cls.of(baseline_bytes(file), str(file))

    @classmethod
    def of(cls, data: bytes, file: str) -> Known:
        """The baseline that the bytes of a file are, wherever they are found.

        Raises:
            BaselineError: where they are none.
        """
        return cls(baseline_in(data, file), Path(file).parent, file, hashlib.sha256(data).hexdigest())


@dataclass(frozen=True)
class Runner:
    """Checks posts by the settings of a project and what the command line adds.

    Raises:
        UsageError, ConfigError: where a role type or a concept of the settings does not exist.
    """

    analyzer: Analyzer
    settings: Settings
    asked: Asked = field(default_factory=Asked)
    known: Known | None = None
    debug: bool = False
    """Whether a fault of the program itself is raised, so that its place can be seen."""

    def __post_init__(self) -> None:
        roles = self.analyzer.taxonomy.roles
        for role in (*self.settings.roles.values(), *([self.asked.role] if self.asked.role else ())):
            if role not in roles:
                raise UsageError(f"unknown role {role!r}.", hint=f"Use one of {', '.join(roles)}.")
        refuse_strange_values(self.settings.house, self.analyzer.taxonomy)

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """The rules that run, with the severity and thresholds that the settings give them."""
        return {rule.id: _adjusted(rule, self.settings) for rule in self._all if self._runs(rule)}

    @property
    def _all(self) -> Iterator[Rule]:
        yield from load_catalogue().rules.values()
        yield from (house.rule for house in self.settings.house)

    def _runs(self, rule: Rule) -> bool:
        names = {rule.id, rule.family, ALL}
        selected = not self.settings.select or not names.isdisjoint(self.settings.select)
        # A rule that is selected by its own id runs, though its family be ignored.
        own = rule.id in self.settings.select and rule.id not in self.settings.ignore
        return own or (selected and names.isdisjoint(self.settings.ignore))

    @cached_property
    def _checks(self) -> Mapping[str, Check]:
        return {**CHECKS, **checks_of(self.rules.values())}

    def run(self, readings: Iterable[tuple[str, Reading | Unreadable]]) -> Run:
        """What the rules find in posts that were read, each with its name; what could not be read is in it too."""
        return self.ran(self.results(readings))

    def ran(self, results: Iterable[Checked | Unreadable]) -> Run:
        """The whole run, made of the results for its posts."""
        results = list(results)
        posts = tuple(one for one in results if isinstance(one, Checked))
        unreadable = tuple(one for one in results if isinstance(one, Unreadable))
        ran = tuple(self.rules[id_] for id_ in sorted(self.rules))
        return Run(posts, unreadable, ran, self.analyzer.taxonomy.fingerprint, self._options())

    def _options(self) -> RunOptions:
        known, asked = self.known, self.asked
        return RunOptions(
            settings=self.settings.deciding,
            folder=_from_here(self.settings.folder),
            role=asked.role,
            min_coverage=asked.min_coverage,
            date=asked.date,
            baseline=(known.file, known.sha256) if known else None,
            limits=self.analyzer.limits,
        )

    def results(self, readings: Iterable[tuple[str, Reading | Unreadable]]) -> Iterator[Checked | Unreadable]:
        """What the rules find in each post, one after the other: the next is not asked for before."""
        return map(self.read, readings)

    def read(self, read: tuple[str, Reading | Unreadable]) -> Checked | Unreadable:
        """What the rules find in one post that was read."""
        return self.result(*read)

    def result(self, name: str, found: Reading | Unreadable) -> Checked | Unreadable:
        """What the rules find in one post, whose reading has had limits of its own."""
        if isinstance(found, Unreadable):
            return found
        result = guarded(name, self.analyzer.limits, lambda: self._checked(name, found), debug=self.debug)
        return replace(result, sha256=found.sha256) if isinstance(result, Checked) else result.of_file(found)

    def _checked(self, name: str, reading: Reading) -> Checked | Unreadable:
        path = Path(name).as_posix()
        report = self.analyzer.reading(name, reading)
        post = Post(report, PostSource.of(reading), self.analyzer.taxonomy, self._asked(path))
        try:
            checked = Checker(self._rules_for(path), self._checks).check(post, path)
        except SuppressionError as error:
            return Unreadable(error.place, error.message.rstrip("."), error.hint, Code.BAD_SUPPRESSION)
        checked = replace(checked, is_no_post=self.analyzer.finds_no_posting(report.document))
        if self.known is None:
            return checked
        return without_known(checked, self.known.baseline, self.known.folder, self.rules.get(STALE_BASELINE))

    def _asked(self, path: str) -> Asked:
        """What is asked of the post at ``path``: the command line first, then the last pattern that fits it."""
        fitting = [role for pattern, role in self.settings.roles.items() if self._fits(path, pattern)]
        role = self.asked.role or (fitting[-1] if fitting else None)
        least = self.asked.min_coverage if self.asked.min_coverage is not None else self.settings.min_coverage
        return replace(self.asked, role=role, min_coverage=least)

    def _rules_for(self, path: str) -> Mapping[str, Rule]:
        left_out = [
            name
            for pattern, names in self.settings.per_file_ignores.items()
            if self._fits(path, pattern)
            for name in names
        ]
        if not left_out:
            return self.rules
        return {id_: rule for id_, rule in self.rules.items() if {id_, rule.family, ALL}.isdisjoint(left_out)}

    def _fits(self, path: str, pattern: str) -> bool:
        """Whether a pattern fits a post; one of several in a file, where it fits the file."""
        names = {path, path.rpartition("#")[0] or path}
        return any(fits(pattern, name, self.settings.folder) for name in names)


def _from_here(folder: Path) -> str:
    try:
        return Path(os.path.relpath(folder)).as_posix()
    except (OSError, ValueError):  # the one that we are in is gone, or on another drive
        return folder.as_posix()


def _adjusted(rule: Rule, settings: Settings) -> Rule:
    severities = settings.severity
    severity = severities.get(rule.id, severities.get(rule.family, severities.get(ALL, rule.severity)))
    thresholds = {**rule.thresholds, **settings.thresholds.get(rule.id, {})}
    return replace(rule, severity=severity, thresholds=thresholds)


def only(settings: Settings, select: Sequence[str], ignore: Sequence[str]) -> Settings:
    """``settings`` with what the command line says: its selection replaces theirs, what it ignores is added."""
    return replace(settings, select=tuple(select) or settings.select, ignore=(*settings.ignore, *ignore))
