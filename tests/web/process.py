"""``skillmatch serve`` in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def serving(folder: Path, *words: str, opens: bool = False, **env: str) -> Iterator[subprocess.Popen[str]]:
    """A server started in a folder, ended at the end whatever becomes of it."""
    command = [sys.executable, "-m", "skillmatch", "serve", *([] if opens else ["--no-open"]), *words]
    pipe = subprocess.PIPE
    run = subprocess.Popen(
        command, cwd=folder, text=True, stdout=pipe, stderr=pipe, env={**os.environ, **env}, start_new_session=True
    )
    try:
        yield run
    finally:
        run.terminate()
        try:
            run.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            run.kill()
            run.communicate()


def address(run: subprocess.Popen[str]) -> str:
    """The address that it prints."""
    assert run.stdout
    return run.stdout.readline().strip()
