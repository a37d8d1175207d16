"""Validation of rules against their functions: each has one, or its kind has, which fills its blanks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from skillmatch.analysis import Analyzer
from skillmatch.checking.baseline import BLANKS
from skillmatch.checking.catalogue import Catalogue, load_catalogue
from skillmatch.checking.checker import STALE, UNKNOWN, BlankError, missing_blank
from skillmatch.checking.context import Asked
from skillmatch.checking.kinds import value_faults
from skillmatch.checking.model import Rule
from skillmatch.checking.rules import CHECKS
from skillmatch.checking.runner import STALE_BASELINE, Runner
from skillmatch.checking.settings import Settings
from skillmatch.errors import UsageError
from skillmatch.readers.model import Kind, Unreadable
from skillmatch.suggest import did_you_mean
from skillmatch.taxonomy.layer import RULES, rule_files
from skillmatch.taxonomy.model import Taxonomy
from skillmatch.taxonomy.templates import TEMPLATES, blanks
from skillmatch.taxonomy.validate.problems import Problem, SourceFile, read_source, shown
from skillmatch.taxonomy.validate.rule_checks import rule_entries

_BUILT_IN = frozenset({STALE, UNKNOWN, STALE_BASELINE})
"""Rules that the checker itself finds, without a function of their own."""
_UPKEEP = "upkeep"


@dataclass(frozen=True, kw_only=True)
class _Of(Runner):
    """A runner of given rules, whatever is shipped."""

    given: Mapping[str, Rule]

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        return self.given


@dataclass(frozen=True, slots=True)
class _Written:
    """A rule, and where it is written."""

    rule: Rule
    file: SourceFile
    path: tuple[str | int, ...]
    keys: Collection[str]
    """Those of its entry."""

    def problem(self, key: str, message: str, *inside: str | int) -> Problem:
        """A problem of what is at ``key``, or of the rule itself where it has no such key."""
        keys = (key, *inside) if key in self.keys else ("id",)
        return self.file.problem((*self.path, *keys), message)


def audit_functions(folder: Path, analyzer: Analyzer | None = None) -> list[Problem]:
    """The problems of the rules in the taxonomy ``folder``, whose files are of sound shape, and of their functions.

    Args:
        folder: of the taxonomy.
        analyzer: what reads the rules' own posts; one of the shipped taxonomy where ``None``.

    Raises:
        TaxonomyError: where a file cannot be used.
    """
    catalogue = load_catalogue(folder)
    analyzer = analyzer or Analyzer(kind=Kind.POSTING)
    problems = list(_without_rule(folder, catalogue))
    for written in _written(folder, catalogue):
        problems += _without_function(written)
        strange = list(_strange_values(written, analyzer.taxonomy))
        # What follows from such a value would be told again by the rule's own posts.
        problems += strange or _unlike_examples(written, catalogue, analyzer)
    return sorted(set(problems))


def _written(folder: Path, catalogue: Catalogue) -> Iterator[_Written]:
    for file, path, entry in rule_entries([read_source(file) for file in rule_files(folder)]):
        yield _Written(catalogue.rules[entry["id"]], file, path, entry)


def _without_rule(folder: Path, catalogue: Catalogue) -> Iterator[Problem]:
    for id_ in CHECKS:
        if id_ not in catalogue.rules:
            meant = did_you_mean(id_, (rule for rule in catalogue.rules if rule not in CHECKS))
            yield Problem(shown(folder / RULES), 0, 0, 0, f"no rule for the function of `{id_}` in `CHECKS`{meant}")


def _without_function(written: _Written) -> Iterator[Problem]:
    id_, rule_kind = written.rule.id, written.rule.rule_kind
    where = "`CHECKS` of src/skillmatch/checking/rules"
    if rule_kind and id_ in CHECKS:
        yield written.problem("kind", f"`{id_}` is of the kind {rule_kind}, and has a function in {where} all the same")
    elif not rule_kind and id_ not in CHECKS and id_ not in _BUILT_IN:
        yield written.problem(
            "id", f"`{id_}` has neither a `kind` nor a function in {where}{did_you_mean(id_, CHECKS)}"
        )


def _strange_values(written: _Written, taxonomy: Taxonomy) -> Iterator[Problem]:
    for fault in value_faults(written.rule, taxonomy):
        yield written.problem("words", f"an item of `{fault.name}`: {fault.message}", fault.name, fault.at)


def _unlike_examples(written: _Written, catalogue: Catalogue, analyzer: Analyzer) -> Iterator[Problem]:
    """The rule's own posts, which show at once which blanks its function fills."""
    rule = written.rule
    if rule.id == STALE_BASELINE:  # no post trips it by itself
        yield from (_unfilled(written, missing_blank(name, BLANKS), name) for name in _strange(rule))
        return
    for key in ("trips", "passes"):
        if getattr(rule, key) is None:
            what = "trips it" if key == "trips" else "it passes"
            yield written.problem("id", f"`{rule.id}` needs `{key}`, a post that {what}")
        elif rule.rule_kind or rule.id in CHECKS or rule.id in _BUILT_IN:
            yield from _unlike_example(written, key, catalogue, analyzer)


def _strange(rule: Rule) -> list[str]:
    return [name for key in TEMPLATES for name in blanks(getattr(rule, key)) if name not in BLANKS]


def _unlike_example(written: _Written, key: str, catalogue: Catalogue, analyzer: Analyzer) -> Iterator[Problem]:
    rule, example = written.rule, getattr(written.rule, key)
    # Those of the upkeep are about what the others find.
    rules = catalogue.rules if rule.family == _UPKEEP else {rule.id: rule}
    try:
        asked = Asked(**example.asked)
        runner = _Of(analyzer=analyzer, settings=Settings(), asked=asked, given=rules)
        found = runner.result("post.md", analyzer.files.data(example.text.encode(), "post.md"))
    except BlankError as error:
        if error.rule == rule.id:  # else it is told of that one
            yield _unfilled(written, error.problem, error.name)
        return
    except UsageError as error:
        yield written.problem(key, f"`with` of `{rule.id}`: {error.message.rstrip('.')}")
        return
    if isinstance(found, Unreadable):
        yield written.problem(key, f"`{key}` {found.reason}: are all of its `words` and `thresholds` there?")
    elif (key == "trips") != any(finding.rule == rule.id for finding in found.findings):
        yield written.problem(key, f"`{key}`: the rule finds {'nothing' if key == 'trips' else 'something'} in it")


def _unfilled(written: _Written, message: str, name: str) -> Problem:
    key = next(key for key in TEMPLATES if name in blanks(getattr(written.rule, key)))
    return written.problem(key, f"{message}, in `{key}`")
