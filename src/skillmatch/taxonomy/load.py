"""From the files of the taxonomy to the taxonomy: the one door that every command goes through."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from skillmatch.taxonomy.build import build
from skillmatch.taxonomy.layer import merge, read_layer
from skillmatch.taxonomy.model import Taxonomy


def default_taxonomy_path() -> Path:
    """The folder of the shipped taxonomy: inside the wheel, or at the top of the repository."""
    here = Path(__file__).resolve()
    # An editable install has no packaged copy: build backends put forced files into wheels only.
    packaged = here.parents[1] / "_taxonomy"
    return packaged if packaged.is_dir() else here.parents[3] / "taxonomy"


def load_taxonomy(*overlays: Path, base: Path | None = None) -> Taxonomy:
    """The shipped taxonomy, with a team's own folders laid over it in the order given.

    Read once per set of folders and process. The suite validates the shipped files; a team's are validated here.

    Args:
        overlays: folders of the same layout.
        base: another folder than the shipped one at the bottom.

    Raises:
        TaxonomyError: where a file cannot be used, with file and line.
    """
    return _load(base or default_taxonomy_path(), overlays)


@cache
def _load(base: Path, overlays: tuple[Path, ...]) -> Taxonomy:
    layer = read_layer(base)
    for overlay in overlays:
        layer = merge(layer, read_layer(overlay))
    return build(layer)
