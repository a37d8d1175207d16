"""The build step: put the taxonomy beside the code as JSON, which starts faster than YAML (see snapshot.py)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SnapshotHook(BuildHookInterface):
    """Writes ``src/skillmatch/_snapshot.json`` for wheels and editable installs alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from skillmatch.taxonomy.snapshot import SNAPSHOT, write_snapshot

            write_snapshot(root / "taxonomy")
            build_data["artifacts"].append(str(SNAPSHOT.relative_to(root)))
        finally:
            sys.path.pop(0)
