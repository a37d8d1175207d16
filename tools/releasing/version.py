"""The version: in the one file that holds it, in the pages that name it, and over the fragments of the changelog."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tools.releasing.run import ROOT, module

VERSION_FILE = "src/skillmatch/_version.py"
NAMED_IN = ("docs/check.md",)
"""Pages that tell people which tag to name."""
_BETA, _STABLE = "Development Status :: 4 - Beta", "Development Status :: 5 - Production/Stable"
_FORM = re.compile(r"(\d+)\.(\d+)\.(\d+)(?:(a|b|rc)(\d+))?", re.ASCII)
_SET = re.compile(r'(?<=^__version__ = ")[^"]+(?="$)', re.MULTILINE)


def rank(version: str) -> tuple[int, ...]:
    """A version as something to compare: a candidate comes before what it is one for.

    Raises:
        ValueError: it is not written as a version of ours is.
    """
    form = _FORM.fullmatch(version)
    if not form:
        raise ValueError(f"{version!r} is no version: write it as 1.2.3 or 1.2.3rc1.")
    major, minor, patch, stage, count = form.groups()
    before = ("a", "b", "rc").index(stage) if stage else 3
    return int(major), int(minor), int(patch), before, int(count or 0)


def current(root: Path = ROOT) -> str:
    """The version that the code has."""
    found = _SET.search((root / VERSION_FILE).read_text(encoding="utf-8"))
    assert found, "a file that holds nothing but the version holds it"
    return found[0]


def set_version(version: str, root: Path = ROOT) -> list[Path]:
    """Write a version into the files that name it; which they are.

    Raises:
        ValueError: it is none, or comes before the one that there is.
    """
    before = current(root)
    if rank(version) < rank(before):
        raise ValueError(f"{version} comes before {before}.")
    changed = [_changed(root / VERSION_FILE, before, version)]
    changed += [_changed(root / page, f"v{before}", f"v{version}") for page in NAMED_IN]
    project = root / "pyproject.toml"
    if rank(version) >= rank("1.0.0") and _BETA in project.read_text(encoding="utf-8"):
        changed.append(_changed(project, _BETA, _STABLE))
    return changed


def _changed(path: Path, old: str, new: str) -> Path:
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{path} does not name {old}.")
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    return path


def prepare(version: str) -> None:
    """All that a release changes in the repository: version, changelog, pages."""
    try:
        set_version(version)
    except ValueError as error:
        sys.exit(f"release: {error}")
    module("towncrier", "build", "--yes", "--version", version)
    module("tools.docs")


def check_tag(tag: str, root: Path = ROOT) -> None:
    """End the script where a tag is not that of the version, or the changelog does not tell of it."""
    version = current(root)
    if tag != f"v{version}":
        sys.exit(f"release: the tag is {tag}, and the version {version}.")
    if f"\n## [{version}] - " not in (root / "CHANGELOG.md").read_text(encoding="utf-8"):
        sys.exit(f"release: CHANGELOG.md does not tell of {version}.")
    if left := fragments(root):
        sys.exit(f"release: these changes are not in the changelog: {', '.join(left)}.")


def fragments(root: Path = ROOT) -> list[str]:
    """The changes that no release has yet."""
    return sorted(path.name for path in (root / "changes").glob("*.md") if path.name != "README.md")
