"""Commands whose packages are an extra: without it they say how to install it, and no other command imports them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

POST = "# Data Scientist\n\nRequirements\n- Python, SQL\n"
EXTRAS = {"lsp": ("pygls", "lsprotocol"), "mcp": ("mcp", "mcp_types", "anyio"), "serve": ("starlette", "uvicorn")}
OURS = {"skillmatch.editors", "skillmatch.agents", "skillmatch.web", "skillmatch.pool"}


@pytest.mark.parametrize(("command", "modules"), EXTRAS.items(), ids=EXTRAS)
def test_without_the_extra(tmp_path: Path, command: str, modules: tuple[str, ...]) -> None:
    code = (
        "import sys\n"
        "class Missing:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name.partition('.')[0] in {modules!r}: raise ModuleNotFoundError(name)\n"
        "sys.meta_path.insert(0, Missing())\n"
        f"sys.argv = ['skillmatch', {command!r}]\n"
        "from skillmatch.cli.main import main; main()"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    extra = {"serve": "web"}.get(command, command)
    remedy = f"Run: pip install 'skillmatch[{extra}]', or: pipx install --force 'skillmatch[{extra}]'"
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"skillmatch: `{command}` needs packages that are missing. {remedy}\n"


def test_no_other_command_imports_them(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text(POST, encoding="utf-8")
    strange = {*OURS, *(name for names in EXTRAS.values() for name in names), "pydantic", "asyncio"}
    code = (
        "import sys; from skillmatch.cli.main import run\n"
        "for words in ('--help', 'lsp --help', 'mcp --help', 'post.md', 'check post.md', 'explain mlops'):\n"
        "    run(words.split())\n"
        f"sys.exit(str({strange!r} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert ran.stderr.strip().splitlines()[-1] == "set()"
