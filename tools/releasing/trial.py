"""What was built, installed with the oldest and the newest of all that it needs, on each Python that is here."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tools.releasing.distributions import Distributions, python_of, unpacked, uv
from tools.releasing.run import ROOT, run

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
RESOLUTIONS = {"oldest": "lowest-direct", "newest": "highest"}
"""How each set of versions is found: the lowest that we allow of what we name ourselves, or the newest of all."""
OUTSIDE = (
    ["--version"],
    ["applied.txt", "chidi-example.docx", "--format", "jsonl", "-o", "reports.jsonl"],
    ["taxonomy", "stats"],
    ["check", "applied.txt"],
    ["explain", "many-roles"],
)
"""What the installed program must be able to do where nothing of the repository is."""
STARTS_AS_BUILT = """
from skillmatch.compiling import is_fresh
assert is_fresh(), "what was made when the wheel was built is made anew at every start"
import spacy
nlp = spacy.blank("en")
nlp.add_pipe("skillmatch")
doc = nlp("Requirements: Python")
assert [span.id_ for span in doc.spans["skillmatch"]] == ["python"]
"""
"""What the wheel was built with is what its own code would make; and spaCy finds our component."""


class Trial(NamedTuple):
    """One environment to try a distribution in."""

    python: str
    resolution: str
    distribution: Path
    extras: str = ""

    def __str__(self) -> str:
        what = "sdist" if self.distribution.name.endswith(".tar.gz") else "wheel"
        return f"Python {self.python}, the {what}{self.extras}, {self.resolution}"


def trials(built: Distributions, pythons: Sequence[str], resolutions: Sequence[str]) -> list[Trial]:
    """Each distribution on each Python with each set of versions."""
    return [Trial(*one, path) for one in ((p, r) for p in pythons for r in resolutions) for path in built]


def present(pythons: Sequence[str]) -> list[str]:
    """Those of the versions of Python that this machine has."""
    found = []
    for version in pythons:
        words = [sys.executable, "-m", "uv", "python", "find", "--no-python-downloads", version]
        if subprocess.run(words, cwd=ROOT, capture_output=True, check=False).returncode == 0:
            found.append(version)
        else:
            print(f"Python {version} is not here: not tried.", flush=True)
    return found


def needed() -> list[str]:
    """What we need at run time, named once more by the side of us: the lowest is taken of what is named itself."""
    found: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    return found


def install(trial: Trial, venv: Path) -> Path:
    """Make the environment of a trial, of wheels alone but for ours; its Python."""
    uv("venv", "--quiet", "--no-python-downloads", "--python", trial.python, venv)
    python = python_of(venv)
    is_sdist = trial.distribution.suffix != ".whl"
    kinds = ["--only-binary", ":all:", *(["--no-binary", "skillmatch"] if is_sdist else [])]
    wanted = [f"skillmatch{trial.extras} @ {trial.distribution.as_uri()}", *needed()]
    uv("pip", "install", "--quiet", "--python", python, "--resolution", RESOLUTIONS[trial.resolution], *kinds, *wanted)
    return python


def works_outside(python: Path, folder: Path) -> None:
    """Run what the installed program must be able to do, in a folder with two documents and nothing else."""
    for name in ("postings/applied.txt", "resumes/chidi-example.docx"):
        shutil.copy(ROOT / "examples" / name, folder)
    for words in OUTSIDE:
        run(python.with_name("skillmatch"), *words, folder=folder, quiet=True)
    run(python, "-c", STARTS_AS_BUILT, folder=folder, quiet=True)


def try_it(trial: Trial) -> None:
    """Install a distribution and run it outside the repository."""
    print(f"== {trial}", flush=True)
    with TemporaryDirectory() as folder:
        top = Path(folder)
        python = install(trial, top / "venv")
        (top / "outside").mkdir()
        works_outside(python, top / "outside")


def run_tests(trial: Trial, words: Sequence[str]) -> None:
    """Run the tests that an sdist has, from there, against what is installed, with pytest's own words."""
    print(f"== {trial}: its tests", flush=True)
    with TemporaryDirectory() as folder:
        top = Path(folder)
        python = install(trial._replace(extras="[test]"), top / "venv")
        (top / "sdist").mkdir()
        tests = unpacked(trial.distribution, top / "sdist")
        print(run(python, "-m", "pytest", *words, folder=tests).strip().splitlines()[-1], flush=True)


if __name__ == "__main__":
    works_outside(Path(sys.argv[1]), Path(sys.argv[2]))
