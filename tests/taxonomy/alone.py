"""A taxonomy without the shipped concepts."""

from __future__ import annotations

import shutil
from pathlib import Path

from skillmatch.taxonomy.load import default_taxonomy_path, load_taxonomy
from skillmatch.taxonomy.model import Taxonomy


def load_alone(folder: Path) -> Taxonomy:
    """The concepts in ``folder`` with the shipped cues and figures, without which nothing can be read."""
    shutil.copytree(default_taxonomy_path() / "cues", folder / "cues")
    shutil.copy(default_taxonomy_path() / "weights.yaml", folder)
    return load_taxonomy(base=folder)
