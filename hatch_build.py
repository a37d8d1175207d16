"""The build step: what is made of the taxonomy is put beside the code, so that a start need not make it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileHook(BuildHookInterface):
    """Writes ``src/skillmatch/_compiled/`` for wheels and editable installs alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from skillmatch.compiled import FOLDER
            from skillmatch.compiling import compile_all

            compile_all()
            build_data["artifacts"].append(f"{FOLDER.relative_to(root)}/*.bin")
        finally:
            sys.path.pop(0)
