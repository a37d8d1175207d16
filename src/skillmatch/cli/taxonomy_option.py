"""The taxonomy that a command works with: ours, and a team's folders over it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from skillmatch.config import Config
    from skillmatch.taxonomy.model import Taxonomy

TaxonomyOption = Annotated[
    list[str] | None,
    typer.Option(
        "--taxonomy",
        metavar="DIR",
        help="A folder of your own taxonomy files, laid over ours; may be given several times. "
        "Without it, the `taxonomy` of the nearest settings file.",
    ),
]


def overlay_folders(given: list[str] | None, config: Config | None = None) -> tuple[Path, ...]:
    """The folders given on the command line, else those of the project's settings.

    Args:
        given: on the command line.
        config: the settings; those of the folder that we are in where ``None``.

    Raises:
        ConfigError: where the settings cannot be used.
    """
    if given:
        return tuple(Path(folder) for folder in given)
    from skillmatch.config import find_config

    return (config or find_config(Path())).taxonomy


def load(given: list[str] | None, config: Config | None = None) -> Taxonomy:
    """The taxonomy with ``overlay_folders`` over it.

    Raises:
        ConfigError, TaxonomyError: where settings or a file cannot be used.
    """
    from skillmatch.taxonomy.load import load_taxonomy

    return load_taxonomy(*overlay_folders(given, config))
