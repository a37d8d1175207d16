"""The shipped taxonomy as JSON, made when the package is built: a start reads it in a tenth of the time of the YAML.

The YAML files are what people edit and what counts: the snapshot is used only while it was made from the very same
bytes.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from skillmatch.taxonomy.layer import Layer, digest_of, read_layer

SNAPSHOT = Path(__file__).resolve().parents[1] / "_snapshot.json"


def write_snapshot(directory: Path, target: Path = SNAPSHOT) -> None:
    """Write the taxonomy in ``directory`` as a snapshot to ``target``."""
    layer = asdict(read_layer(directory))
    target.write_text(json.dumps(layer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def read_shipped(directory: Path, snapshot: Path = SNAPSHOT) -> Layer:
    """The layer of ``directory``: from the snapshot where that is of the same files, else from the files."""
    try:
        text = snapshot.read_text(encoding="utf-8")
    except OSError:
        return read_layer(directory)
    # The digest is at the end, so that a stale snapshot costs no parsing.
    if not text.endswith(f'"digest":"{digest_of(directory)}"}}'):
        return read_layer(directory)
    return Layer(**json.loads(text))
