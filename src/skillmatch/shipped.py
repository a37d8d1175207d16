"""The folders that are at the top of the repository and are shipped inside the wheel."""

from __future__ import annotations

from pathlib import Path


def shipped_folder(name: str) -> Path:
    """The folder called ``taxonomy`` or ``models``: inside the wheel, or at the top of the repository."""
    here = Path(__file__).resolve().parent
    # An editable install has no packaged copy: build backends put forced files into wheels only.
    packaged = here / f"_{name}"
    return packaged if packaged.is_dir() else here.parents[1] / name
