"""Nothing of a document is sent anywhere: no code for it, and no call of the system while documents are worked on."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import skillmatch

PACKAGE = Path(skillmatch.__file__).parent
EXAMPLES = Path(__file__).parents[1] / "examples"
REACH_OUT = {"socket", "ssl", "ftplib", "smtplib", "telnetlib", "xmlrpc", "http.client", "urllib.request"} | {
    "requests",
    "httpx",
    "aiohttp",
    "urllib3",
}
NAMES_ONLY = {"urllib.request.url2pathname", "urllib.request.pathname2url"}
"""What only turns a text into another."""
ALLOWED = {"web/server.py", "scanning/engines.py"}
"""What listens on this machine, for the pages of `skillmatch serve`; what asks for the name of its own machine, for a
cluster of the user's."""

WATCHED = """
import sys
def watch(event, args):
    if event.startswith(("socket.connect", "socket.getaddr", "socket.sendto", "socket.gethost", "urllib.Request")):
        sys.stderr.write(f"REACHED OUT: {event} {args!r}")
sys.addaudithook(watch)
from skillmatch.cli.main import run
sys.exit(max(run(words.split("|")) for words in sys.argv[1:]))
"""


def _imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from names
            yield from {node.module or ""} if names - NAMES_ONLY else ()


def test_no_module_has_code_that_reaches_out() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix(): sorted(REACH_OUT.intersection(_imported(path.read_text("utf-8"))))
        for path in PACKAGE.rglob("*.py")
    }
    assert {name: modules for name, modules in found.items() if modules and name not in ALLOWED} == {}


def test_no_command_reaches_out(tmp_path: Path) -> None:
    """Documents of each family, with addresses in them, and each command that reads them."""
    post = "# Data engineer\n\nRequirements:\n- Python, see https://example.com/jobs\n- SQL\n- Spark\n- Airflow\n- Kafka\n\n![logo](https://example.com/x.png)\n"
    (tmp_path / "post.md").write_text(post, encoding="utf-8")
    page = '<html><img src="https://example.com/x"><link href="//example.com/y.css"><p>Requirements: SQL</p>'
    (tmp_path / "post.html").write_text(page, encoding="utf-8")
    resumes = sorted(map(str, (EXAMPLES / "resumes").glob("*.*")))
    calls = [
        ["match", "post.md", "post.html", *resumes],
        ["match", "post.md", "-f", "html", "-o", "out.html"],
        ["check", "post.md", "post.html", "--fail-on", "never"],
        ["diff", "post.md", "post.html"],
        ["compare", resumes[0], "post.md"],
    ]
    ran = subprocess.run(
        [sys.executable, "-c", WATCHED, *map("|".join, calls)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(PACKAGE.parent), os.environ.get("PYTHONPATH", "")])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0 and "REACHED OUT" not in ran.stderr, ran.stderr
