"""``skillmatch explain ID``: what it means, where it comes from, how its figure is made."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmatch.cli.overlays import TaxonomyOption, load


def explain(
    id_: Annotated[
        str,
        typer.Argument(metavar="ID", help="A concept, role, level, phase or verdict, such as `mlops` or `applied`."),
    ],
    taxonomy: TaxonomyOption = None,
) -> None:
    """Say what an ID of a report means, where it comes from, and how its figure is made."""
    from skillmatch.cli.printing import row
    from skillmatch.reporting.escape import one_line
    from skillmatch.taxonomy.explain import explain as explain_id

    blocks = []
    for found in explain_id(load(taxonomy), id_):
        title = one_line(f"{found.label} ({found.id}), {found.sort}")
        blocks.append("\n".join([title, "", *(row(name, texts) for name, texts in found.parts)]))
    typer.echo("\n\n".join(blocks))
