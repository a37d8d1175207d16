"""``skillmatch explain ID``: what it means, where it comes from, how its figure is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from skillmatch.cli.taxonomy_option import TaxonomyOption, load
from skillmatch.errors import UsageError
from skillmatch.suggest import closest

if TYPE_CHECKING:
    from skillmatch.checking.model import Rule
    from skillmatch.readers.codes import Code
    from skillmatch.taxonomy.model import Taxonomy


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

    rules = load_catalogue().rules
    asked = id_.strip().lower()
    if asked in list(Code):
        write_output(_code(Code(asked)) + "\n", None)
        return
    loaded = load(taxonomy)
    rule = rules.get(asked)
    write_output((_rule(rule, loaded) if rule else _concepts(id_, loaded, list(rules))) + "\n", None)


def _concepts(id_: str, taxonomy: Taxonomy, rules: list[str]) -> str:
    from skillmatch.cli.columns import row
    from skillmatch.reporting.shared.escape import one_line
    from skillmatch.reporting.taxonomy.explain import explain as explain_id

    try:
        explained = explain_id(taxonomy, id_)
    except UsageError as error:
        close = closest(id_.lower(), rules, likeness=0.8)
        raise UsageError(error.message, hint=f"Did you mean the rule `{close[0]}`?") if close else error from None
    blocks = []
    for found in explained:
        title = one_line(f"{found.label} ({found.id}), {found.sort}")
        blocks.append("\n".join([title, "", *(row(name, texts) for name, texts in found.parts)]))
    return "\n\n".join(blocks)


def _code(code: Code) -> str:
    from skillmatch.cli.columns import row
    from skillmatch.readers.codes import MEANINGS

    told = MEANINGS[code]
    lines = [f"{code}, why a file gives no report", ""]
    return "\n".join([*lines, row("means", [told.meaning]), row("what to do", [told.remedy])])


def _rule(rule: Rule, taxonomy: Taxonomy) -> str:
    from skillmatch.cli.columns import row
    from skillmatch.reporting.findings.documentation import rule_parts

    lines = [f"{rule.id}, a rule of the check", ""]
    lines += [row(name, texts) for name, texts in rule_parts(rule, taxonomy) if texts]
    for name, example in (("trips", rule.trips), ("passes", rule.passes)):
        if example:
            lines += ["", f"  {name}", "", *(f"    {line}".rstrip() for line in example.text.rstrip().split("\n"))]
    return "\n".join(lines)
