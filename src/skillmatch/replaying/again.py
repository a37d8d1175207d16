"""The same output made again, by the way on which it was made."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from skillmatch.analysis import Analyzer, Report, Result
from skillmatch.checking.context import Asked
from skillmatch.checking.runner import Known, Runner
from skillmatch.checking.settings import read_settings
from skillmatch.comparing.resume_posting import Comparer
from skillmatch.comparing.versions import difference
from skillmatch.config import Config, Table
from skillmatch.errors import UsageError
from skillmatch.readers.codes import Code
from skillmatch.readers.limits import DEFAULT_LIMITS, Limits
from skillmatch.readers.model import Found, Kind, Several, Unreadable
from skillmatch.replaying.inputs import FileState, InputFile
from skillmatch.replaying.recorded import Keys, Recorded, refuse_looser
from skillmatch.reporting import comparison, findings, versions
from skillmatch.reporting.comparison.options import AS_GIVEN, CompareOptions
from skillmatch.reporting.profile.as_json import json_line
from skillmatch.reporting.shared.options import Options


class ReplayedPair(NamedTuple):
    """What a report says, and what it says when it is made again.

    Attributes:
        old: ``None`` where nothing could be made again.
        text: what was written again, byte by byte; ``None`` where a part of it was left out of both.
    """

    name: str
    old: Keys | None
    new: Keys | None
    text: str | None


_NOTHING = ReplayedPair("", None, None, None)


class Replayer:
    """Makes outputs again with one taxonomy.

    Args:
        allowed: the most that a file may cost, whatever a report says.
    """

    def __init__(self, analyzer: Analyzer, allowed: Limits = DEFAULT_LIMITS) -> None:
        self._analyzer = analyzer
        self._allowed = allowed
        self._several: tuple[str, str, Found] | None = None

    def pair(self, recorded: Recorded, document: Keys, files: Sequence[InputFile]) -> ReplayedPair:
        """A document of a report with what it is now.

        Raises:
            SkillmatchError: where its options are none, or cannot hold here.
        """
        return _AGAIN[recorded.format](self, document, files, recorded.lines)

    def close(self) -> None:
        """End the processes in which files were read."""
        self._analyzer.files.close()

    def report(self, old: Keys, files: Sequence[InputFile], lines: bool) -> ReplayedPair:
        """A report on one file."""
        [file] = files
        if file.data is None:
            return ReplayedPair(file.recorded.name, None, None, None)
        options = old.get("options") or {}
        line = json_line(
            self._result(file, self._with(options).of_kind(options.get("kind"))),
            include_text=options.get("include_text") is True,
        )
        return ReplayedPair(file.recorded.name, old, json.loads(line), line)

    def check(self, old: Keys, files: Sequence[InputFile], lines: bool) -> ReplayedPair:
        """The findings of one run; those of files that are not found are left out of both."""
        posts = files[: len(old["files"])]
        baseline = files[-1] if len(posts) < len(files) else None
        if baseline is not None and baseline.data is None:
            return _NOTHING
        runner = self._runner(old["options"], baseline)
        read = [one for one in posts if one.data is not None]
        run = runner.ran([runner.read((one.recorded.name, self._read(one, runner.analyzer))) for one in read])
        text = findings.render(run, "json", Options())
        new = json.loads(text)
        if len(read) == len(posts):
            return ReplayedPair("", old, new, text)
        kept = [row for row, one in zip(old["files"], posts, strict=True) if one.data is not None]
        return ReplayedPair("", _without(old, "counts") | {"files": kept}, _without(new, "counts"), None)

    def diff(self, old: Keys, files: Sequence[InputFile], lines: bool) -> ReplayedPair:
        """What a change to a post did."""
        analyzer = self._with(old["options"]).of_kind(Kind.POSTING).with_role(old["options"].get("role"))
        before, after = (self._result(one, analyzer) if one.data is not None else None for one in files)
        if not isinstance(before, Report) or not isinstance(after, Report):
            return _NOTHING
        text = versions.render(difference(before, after), "json", Options())
        return ReplayedPair("", old, json.loads(text), text)

    def compare(self, old: Keys, files: Sequence[InputFile], lines: bool) -> ReplayedPair:
        """A résumé against postings; those that are not found are left out of both."""
        options = old["options"]
        analyzer = self._with(options)
        count = 2 if "before" in old else 1
        own = analyzer.of_kind(_kind_of(old["resume"]))
        resumes = [self._result(one, own) for one in files[:count] if one.data is not None]
        reports = [one for one in resumes if isinstance(one, Report)]
        if len(reports) < count:
            return _NOTHING
        kinds = {kind for one in _postings(old) if (kind := _kind_of(one)) is not None}
        posting = analyzer.with_as_of(None).of_kind(min(kinds, default=None))
        found = [self._result(one, posting) for one in files[count:] if one.data is not None]
        made = Comparer(analyzer.taxonomy).all(reports[0], found, reports[1] if count > 1 else None)
        asked = CompareOptions(
            include_text=options.get("include_text") is True,
            need=options.get("need"),
            sort=options.get("sort") or AS_GIVEN,
        )
        text = comparison.render(made, "jsonl" if lines else "json", asked)
        if lines:
            text = text.rstrip("\n")
        if len(found) == len(files) - count:
            return ReplayedPair(_posting_name(old) if lines else "", old, json.loads(text or "{}"), text)
        return ReplayedPair("", *_with_those_found(old, json.loads(text or "{}"), files[count:]), None)

    def _with(self, options: Mapping[str, Any]) -> Analyzer:
        """The analyzer that the options of an output ask for."""
        limits = replace(DEFAULT_LIMITS, **options.get("limits", {}))
        refuse_looser(limits, self._allowed)
        if limits != self._analyzer.limits:
            self.close()
            self._analyzer = self._analyzer.with_limits(limits)
        return self._analyzer.with_as_of(options.get("as_of"))

    def _runner(self, options: Mapping[str, Any], baseline: InputFile | None) -> Runner:
        table = Table(options.get("settings", {}), "settings of the report")
        settings = read_settings(Config(check=table, folder=Path(options.get("folder") or ".")))
        known = Known.of(baseline.data, baseline.recorded.name) if baseline and baseline.data is not None else None
        asked = Asked(options.get("role"), options.get("min_coverage"), options.get("date"))
        return Runner(self._with(options).of_kind(Kind.POSTING), settings, asked, known)

    def _result(self, file: InputFile, analyzer: Analyzer) -> Result:
        return analyzer.result(file.recorded.name, self._read(file, analyzer))

    def _read(self, file: InputFile, analyzer: Analyzer) -> Any:
        """What is read of a file, or of the one of its documents that is named; the file itself is read once."""
        name, sha256 = file.recorded.name, file.recorded.sha256
        whole, sign, own = name.rpartition("#")
        assert file.data is not None, "only what was found is read"
        if not (sign and whole and own):
            return _only(analyzer.files.all_in_data(file.data, name), name)
        if self._several is None or self._several[:2] != (sha256, whole):
            self._several = (sha256, whole, analyzer.files.all_in_data(file.data, whole))
        found = self._several[2]
        if isinstance(found, Several):
            return found.named(own) or Unreadable(name, f"no {own} in it", "", Code.CANNOT_OPEN, "", sha256)
        return analyzer.files.data(file.data, name)


Again = Callable[[Replayer, Keys, Sequence[InputFile], bool], ReplayedPair]
_AGAIN: Mapping[str, Again] = {
    "report": Replayer.report,
    "check": Replayer.check,
    "diff": Replayer.diff,
    "compare": Replayer.compare,
}


def _only(found: Found, name: str) -> Any:
    from skillmatch.readers.read import only

    return only(found, name)


def _without(value: Keys, *keys: str) -> Keys:
    return {key: one for key, one in value.items() if key not in keys}


def _postings(old: Keys) -> list[Keys]:
    return [one["posting"] for one in old.get("comparisons", [old])]


def _posting_name(old: Keys) -> str:
    return str(old["posting"]["file"])


def _kind_of(side: Mapping[str, Any]) -> Kind | None:
    kind = side.get("kind_given")
    try:
        return None if kind is None else Kind(kind)
    except ValueError:
        raise UsageError("has a kind of document that there is none of.") from None


def _with_those_found(old: Keys, new: Keys, postings: Sequence[InputFile]) -> tuple[Keys | None, Keys | None]:
    """Two comparisons without the postings that were not found, and what depends on all of them."""
    gone = {one.recorded.name for one in postings if one.state is not FileState.FOUND}
    if "comparisons" not in old:
        return None, None
    kept = [one for one in old["comparisons"] if one["posting"]["file"] not in gone]
    return _without(old, "gaps", "before") | {"comparisons": kept}, _without(new, "gaps", "before")
