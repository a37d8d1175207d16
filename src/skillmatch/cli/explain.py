"""``skillmatch explain ID``: what it means, where it comes from, how its figure is made."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmatch.cli.taxonomy_option import TaxonomyOption, load


def explain(
    id_: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="A concept, role, level, phase or verdict, a rule, or the code of an error, such as `mlops`.",
        ),
    ],
    taxonomy: TaxonomyOption = None,
) -> None:
    """Say what an ID of a report means, where it comes from, and how its figure is made; what a rule finds; or
    why a file is not read."""
    from skillmatch.checking.catalogue import load_catalogue
    from skillmatch.cli.files import write_output
    from skillmatch.readers.codes import Code
    from skillmatch.reporting.explained import explained, explained_code

    asked = id_.strip().lower()
    if asked in list(Code):
        write_output(explained_code(Code(asked)) + "\n", None)  # no taxonomy is read for it
        return
    write_output(explained(id_, load(taxonomy), load_catalogue().rules) + "\n", None)
