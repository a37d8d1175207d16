"""What an editor offers at a finding: to ignore it here, in its file or everywhere, and to read its rule."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from skillmatch.checking.model import Finding
from skillmatch.config import OWN, find_config
from skillmatch.editors.model import OpenDocument
from skillmatch.editors.settings_edit import SettingsEdit, ignoring
from skillmatch.errors import SkillmatchError
from skillmatch.safe_read import SETTINGS_BYTES, NotReadError, below, read_plain_file
from skillmatch.toml_file import PYPROJECT


class SettingsChange(NamedTuple):
    """A change of the settings that an editor offers."""

    title: str
    file: Path
    text: str
    """The file as it is; empty where there is none yet."""
    is_new: bool
    edit: SettingsEdit


def settings_changes(document: OpenDocument, finding: Finding, *, is_saved: bool) -> Iterator[SettingsChange]:
    """Those that would ignore the rule of a finding: in its file, where it has one, and everywhere."""
    try:
        config = find_config(Path(document.folder))
    except SkillmatchError:
        return
    file = config.file or config.folder / OWN
    try:
        text = _text(file) if config.file else ""
    except (NotReadError, UnicodeDecodeError):
        return
    above = ("tool", "skillmatch") if file.name == PYPROJECT else ()
    own = below(document.path, config.folder) if is_saved else None
    patterns = [(f"in {Path(own).name}", pattern_of_file(own))] if own else []
    for where, pattern in (*patterns, ("in all posts", None)):
        if edit := ignoring(text, finding.rule, pattern, above):
            title = f"Ignore {finding.rule} {where} ({file.name})"
            yield SettingsChange(title, file, text, config.file is None, edit)


def _text(file: Path) -> str:
    return read_plain_file(file, SETTINGS_BYTES).decode("utf-8")


_MAGIC = str.maketrans({char: f"\\{char}" for char in "\\*?[]!# "})


def pattern_of_file(path: str) -> str:
    """The pattern that means the file at this path alone, from the folder of the settings."""
    return "/" + path.translate(_MAGIC)
