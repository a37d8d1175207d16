"""What is run on this repository, each step by itself: `nox -l` lists the sessions, `nox -s lint` runs one.

Every session uses the environment that nox was started from (`pip install -e '.[dev,docs]'`), so that a step costs
what it does and no more. `bash .ci/run` makes a fresh one and runs these same sessions.
"""

from __future__ import annotations

import shutil
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import nox

ROOT = Path(__file__).parent
nox.options.default_venv_backend = "none"
nox.options.sessions = ["lint", "workflows", "types", "imports", "taxonomy", "docs", "tests"]


def run(session: nox.Session, tool: str, *words: str, env: Mapping[str, str] | None = None) -> None:
    """Run a tool of the environment that nox is in, whatever the shell's path."""
    found = shutil.which(tool, path=str(Path(sys.executable).parent))
    if not found:
        session.error(f"{tool} is missing: pip install -e '.[dev,docs]'")
    session.run(found, *words, external=True, env=env)


def python(session: nox.Session, *words: str, env: Mapping[str, str] | None = None) -> None:
    """Run a script in the environment that nox is in."""
    session.run(sys.executable, *words, external=True, env=env)


@nox.session
def lint(session: nox.Session) -> None:
    """Style: ruff, its rules and its format."""
    run(session, "ruff", "check", ".")
    run(session, "ruff", "format", "--check", ".")


@nox.session
def workflows(session: nox.Session) -> None:
    """The workflows and the Action, as an attacker reads them: zizmor."""
    run(session, "zizmor", "--offline", "--quiet", "action.yml", ".github/workflows")


@nox.session
def types(session: nox.Session) -> None:
    """Types: mypy, strict."""
    run(session, "mypy")


@nox.session
def imports(session: nox.Session) -> None:
    """Which package may import which: the contracts of pyproject.toml."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    if not settings["tool"].get("importlinter", {}).get("contracts"):
        session.skip("pyproject.toml has no contracts in [tool.importlinter] yet")
    run(session, "lint-imports")


@nox.session
def taxonomy(session: nox.Session) -> None:
    """The taxonomy is valid, ours and the example of a team's."""
    run(session, "skillmatch", "taxonomy", "validate")
    run(session, "skillmatch", "taxonomy", "validate", "--taxonomy", "examples/team-taxonomy")


@nox.session
def docs(session: nox.Session) -> None:
    """The pages show what the tool says, and the site builds without a warning."""
    python(session, "-m", "tools.docs", "--check", env={"SKILLMATCH_NOTEBOOK": "required"})
    with TemporaryDirectory() as site:
        run(session, "mkdocs", "build", "--strict", "--quiet", "--site-dir", site, env={"NO_MKDOCS_2_WARNING": "1"})


@nox.session
def tests(session: nox.Session) -> None:
    """The tests; of one: `nox -s tests -- -k name`."""
    # A few tests are done sooner than as many processes as there are cores are started.
    alone = ["-n", "0"] if session.posargs and "-n" not in session.posargs else []
    run(session, "pytest", "-m", "not browser", *alone, *session.posargs)


@nox.session
def exhaustive(session: nox.Session) -> None:
    """The tests that `pytest` alone leaves out: hostile input, real processes, all of the taxonomy."""
    run(session, "pytest", "-m", "exhaustive", env={"SKILLMATCH_DASK": "required"})


@nox.session
def browser(session: nox.Session) -> None:
    """Pages in a real browser, which is installed where that can be done; nothing is skipped."""
    names = ("chromium", "chromium-browser", "google-chrome")
    if not any(map(shutil.which, names)) and shutil.which("apt-get"):
        session.run("apt-get", "update", "-qq", external=True)
        session.run(
            "apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", external=True, silent=True
        )
    # Two pages at once: a browser has processes of its own.
    run(
        session,
        *("pytest", "-m", "browser", "-n", "2", "tests/browser", *session.posargs),
        env={"SKILLMATCH_BROWSER": "required"},
    )


@nox.session
def coverage(session: nox.Session) -> None:
    """The tests, and how much of the code they run; fails below the floor of pyproject.toml."""
    # Without the exhaustive ones, which end processes by force.
    run(session, "pytest", "--cov", "--cov-report=term:skip-covered", *session.posargs)


@nox.session
def quality(session: nox.Session) -> None:
    """No figure is below its floor; neither layout, nor shape, nor who somebody is changes what is read."""
    python(session, "-m", "tools.layouts", "--check")
    python(session, "-m", "tools.pages", "--check")
    python(session, "-m", "tools.blind_check")
    python(session, "-m", "tools.quality", "--check")


@nox.session
def bench(session: nox.Session) -> None:
    """Speed, as a table of ratios; `nox -s bench -- --write` puts it into its page."""
    python(session, "-m", "tools.bench.speed", *(session.posargs or ["--brief"]))


@nox.session
def wheel(session: nox.Session) -> None:
    """The wheel works in an environment of its own, outside the repository."""
    with TemporaryDirectory() as folder:
        outside = Path(folder)
        python(session, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ".")
        python(session, "-m", "venv", str(outside / ".venv"))
        programs = outside / ".venv" / ("Scripts" if sys.platform == "win32" else "bin")
        wheels = map(str, outside.glob("*.whl"))
        session.run(str(programs / "python"), "-m", "pip", "install", "-q", *wheels, external=True)
        python(session, "-m", "tools.releasing.trial", str(programs / "python"), folder)


@nox.session
def package(session: nox.Session) -> None:
    """What is released, in dist/ and sbom/: sdist, wheel and bill of materials, built and looked through."""
    python(session, "-m", "tools.release", "build")


@nox.session
def compatibility(session: nox.Session) -> None:
    """What is in dist/, installed with the oldest and the newest of all that it needs, on each Python that is here."""
    python(session, "-m", "tools.release", "try", *session.posargs)
