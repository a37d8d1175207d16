"""Running the programs that a release needs."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_WIDTH = 200
_SET_BY_CHANCE = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PYTEST_ADDOPTS", "UV_PYTHON", "PIP_CONSTRAINT")
"""What a shell happens to have set must not decide what is built."""


def run(*words: str | Path, folder: Path = ROOT, env: Mapping[str, str] | None = None, quiet: bool = False) -> str:
    """Run a program; ends the script where it fails, with what it said.

    Args:
        quiet: whether it says what it does only where it fails.
    """
    if not quiet:
        print(f"$ {shlex.join(map(str, words))}"[:_WIDTH], flush=True)
    kept = {name: value for name, value in os.environ.items() if name not in _SET_BY_CHANCE}
    ran = subprocess.run(
        list(map(str, words)), cwd=folder, env={**kept, **(env or {})}, capture_output=True, text=True, check=False
    )
    if ran.returncode != 0:
        sys.exit(f"{shlex.join(map(str, words))}: exit code {ran.returncode}\n{ran.stdout[-5000:]}{ran.stderr[-5000:]}")
    return ran.stdout


def module(name: str, *words: str | Path) -> str:
    """Run a tool of the environment that this script is in."""
    return run(sys.executable, "-m", name, *words)
