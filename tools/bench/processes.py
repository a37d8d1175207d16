"""Whole processes: how long they take, in turns, and what they import."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

Command = Sequence[str]


def skillmatch(*arguments: str) -> list[str]:
    """The command as a user starts it: the script beside this Python, else the module."""
    script = shutil.which("skillmatch", path=str(Path(sys.executable).parent))
    return [*([script] if script else [sys.executable, "-m", "skillmatch"]), *arguments]


def in_turns(commands: Mapping[str, Command], rounds: int) -> dict[str, float]:
    """The median time of each in seconds; run in turns, so that a busy moment hits them all alike."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            began = time.perf_counter()
            _run(command)
            if turn:  # the first round fills the caches of files and of compiled modules
                times[name].append(time.perf_counter() - began)
    return {name: statistics.median(taken) for name, taken in times.items()}


def imports(command: Command) -> set[str]:
    """The top-level packages that a Python command imports."""
    told = _run(command, PYTHONPROFILEIMPORTTIME="1").stderr
    lines = [line for line in told.split("\n") if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


def _run(command: Command, **environment: str) -> subprocess.CompletedProcess[str]:
    # Where Python may keep no compiled modules, as in many a container, each start would compile our source anew.
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(command, env=inherited | environment, capture_output=True, encoding="utf-8", check=True)
