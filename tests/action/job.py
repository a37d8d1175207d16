"""A job on a runner: the steps of the Action, played as GitHub plays them, on a checkout that means harm."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from skillmatch._path import trusted
from tests import shadows

ROOT = Path(__file__).parents[2]
ACTION: Any = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: dict[str, Any] = {step["name"]: step for step in ACTION["runs"]["steps"] if "name" in step}
FILES = {"summary": "GITHUB_STEP_SUMMARY", "output": "GITHUB_OUTPUT", "env": "GITHUB_ENV", "path": "GITHUB_PATH"}
"""What a runner reads when a step has ended."""
WHEEL = "tested-0-py3-none-any.whl"
"""Takes the place of the Action's own package, which needs an index to be installed, and leads to what is tested."""
HELD = {
    "tested.pth": "\n".join(trusted(sys.path)),
    "tested-0.dist-info/METADATA": "Metadata-Version: 2.1\nName: tested\nVersion: 0\n",
    "tested-0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "tested-0.dist-info/RECORD": "",
}
_IN_EXPRESSION = re.compile(r"(?P<text>'[^']*')|(?P<name>[a-z][\w-]*(?:\.[\w-]+)+)|(?P<sign>&&|\|\||!(?!=))")
_SIGNS = {"&&": " and ", "||": " or ", "!": " not "}

Ran = subprocess.CompletedProcess[str]


@dataclass
class Job:
    """A job of which the workflow has put the checkout on the path of Python."""

    top: Path
    """With the folders of the runner, and the checkout."""
    event: str = "{}"
    set: dict[str, str] = field(default_factory=dict)
    """More variables of the runner."""

    @property
    def checkout(self) -> Path:
        return self.top / "checkout"

    def prepare(self) -> None:
        """The folders of the runner, a Python of its own, and the package that the first step installs."""
        for folder in ("bin", "temp", "checkout", "marks"):
            (self.top / folder).mkdir()
        with zipfile.ZipFile(self.top / WHEEL, "w") as package:
            for name, content in HELD.items():
                package.writestr(name, content)
        (self.top / "bin" / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
        (self.top / "bin" / "python").chmod(0o755)

    def lay_out_shadows(self) -> None:
        """Files in the checkout that have the names of all modules there are."""
        names = {*sys.stdlib_module_names, *shadows.STARTED_BY_PYTHON, *shadows.OURS} - shadows.imported_by_start()
        shadows.lay_out(self.checkout, self.top / "marks", names)
        shadows.lay_out_packages(self.checkout, self.top / "marks", ["pip", "ensurepip", "venv", "skillmatch"])

    @property
    def marks(self) -> list[str]:
        """What of the checkout was run."""
        return sorted(path.name for path in (self.top / "marks").iterdir())

    def begin(self) -> None:
        """Empty what the runner reads, and write the event."""
        for name in FILES:
            (self.top / name).write_text("", encoding="utf-8")
        (self.top / "event.json").write_text(self.event, encoding="utf-8")

    def said(self, name: str) -> str:
        """What the steps have written to one of ``FILES``."""
        return (self.top / name).read_text(encoding="utf-8")

    def play(self, **asked: str) -> list[Ran]:
        """The steps after the first that have a script, each where its condition holds; what is used is left out."""
        ran: list[Ran] = []
        known = {"steps.check.outcome": "skipped"}
        for name in ("Check", "Diff"):
            if _holds(STEPS[name].get("if"), self._known(asked) | known):
                ran.append(self.run(name, **asked))
                known[f"steps.{name.lower()}.outcome"] = "failure" if ran[-1].returncode else "success"
        return ran

    def run(self, name: str, **asked: str) -> Ran:
        """A step of the Action."""
        step = STEPS[name]
        known = self._known(asked)
        if name == "Set up":
            known["github.action_path"] = str(self.top / WHEEL)
        env = {variable: _filled(value, known) for variable, value in step["env"].items()}
        folder = _filled(step.get("working-directory", str(self.checkout)), known)
        words = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        return subprocess.run(words, cwd=folder, env=self._env | env, capture_output=True, text=True, check=False)

    def _known(self, asked: dict[str, str]) -> dict[str, str]:
        known = {f"inputs.{input_}": str(of["default"]) for input_, of in ACTION["inputs"].items()}
        known |= {f"inputs.{input_}": value for input_, value in asked.items()}
        places = {"runner.temp": str(self.top / "temp"), "github.action_path": str(ROOT)}
        return known | places | {"github.token": "a token"}

    @property
    def _env(self) -> dict[str, str]:
        return {
            "PATH": f"{self.top / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.top),
            "PYTHONPATH": str(self.checkout),
            "GITHUB_ACTIONS": "true",
            "RUNNER_TEMP": str(self.top / "temp"),
            "GITHUB_EVENT_PATH": str(self.top / "event.json"),
            "GITHUB_REPOSITORY": "harbour/posts",
            "GITHUB_API_URL": "http://127.0.0.1:9",
            "PIP_NO_INDEX": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            **{variable: str(self.top / name) for name, variable in FILES.items()},
            **self.set,
        }


def _filled(text: str, known: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ (.+?) \}\}", lambda match: str(_value(match[1], known)), text)


def _holds(condition: str | None, known: dict[str, str]) -> bool:
    return condition is None or bool(_value(condition.removeprefix("${{ ").removesuffix(" }}"), known))


def _value(expression: str, known: dict[str, str]) -> Any:
    """What an expression of a workflow comes to, as far as the Action has such."""

    def word(match: re.Match[str]) -> str:
        return match["text"] or (f"known[{match['name']!r}]" if match["name"] else _SIGNS[match["sign"]])

    names = {"known": known, "always": lambda: True, "cancelled": lambda: False}
    return eval(_IN_EXPRESSION.sub(word, expression).strip(), {"__builtins__": {}}, names)
