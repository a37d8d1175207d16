"""A folder as a stranger could have laid it out: files with the names of modules, which leave a mark when imported."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

STARTED_BY_PYTHON = ["sitecustomize", "usercustomize"]
OURS = ["charset_normalizer", "click", "jsonschema", "lxml", "numpy", "pathspec", "pypdfium2", "rich", "spacy", "typer"]
OURS += ["yaml", "thinc", "rapidfuzz", "skillmatch_stub"]
_MARK = "open({mark!r}, 'w').close()\n"


def lay_out(folder: Path, marks: Path, names: Iterable[str]) -> None:
    """Files that shadow the modules of these names; each that is imported makes a file in ``marks``."""
    folder.mkdir(exist_ok=True)
    marks.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}.py").write_text(_MARK.format(mark=str(marks / name)), encoding="utf-8")


def lay_out_packages(folder: Path, marks: Path, names: Iterable[str]) -> None:
    """The same as packages, which can be run too."""
    for name in names:
        lay_out(folder / name, marks, ())
        for part in ("__init__", "__main__"):
            code = _MARK.format(mark=str(marks / f"{name}.{part}"))
            (folder / name / f"{part}.py").write_text(code, encoding="utf-8")


def imported_by_start() -> set[str]:
    """What Python imports to start at all: it would not even get as far as to leave a mark."""
    return _imported("import sys")


def imported_by_m() -> set[str]:
    """What Python itself imports before the package that ``-m`` names: nobody can keep it from that."""
    return _imported("import runpy, sys")


def _imported(code: str) -> set[str]:
    code = f"{code}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    ran = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True)
    return set(ran.stdout.split())
