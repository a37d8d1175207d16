"""The pages on the rules of the check, and the tables of what was measured."""

from __future__ import annotations

import json

from tools.documenting.tables import table
from tools.evaluation.cases import QUALITY
from tools.evaluation.tables import readme_table


def rules() -> str:
    """Every rule of the check as `skillmatch explain` has it, under its family."""
    from skillmatch.checking.catalogue import load_catalogue
    from skillmatch.reporting.findings.documentation import rule_markdown
    from skillmatch.taxonomy.load import load_taxonomy

    catalogue = load_catalogue()
    blocks: list[str] = []
    for family, about in catalogue.families.items():
        found = [rule for rule in catalogue.rules.values() if rule.family == family]
        blocks += [f"## {about} (`{family}`)", *(rule_markdown(rule, load_taxonomy(), "###") for rule in found)]
    return "\n\n".join(blocks)


def rule_kinds() -> str:
    """The kinds of rules that are declared without code, each with what it takes."""
    from skillmatch.checking.kinds import RULE_KINDS

    rows = (
        (
            f"`{name}`",
            str(of.values[of.main]),
            ", ".join(f"`{one}`{'' if one in of.required else ' (optional)'}: {of.values[one]}" for one in of.others),
            of.finds,
        )
        for name, of in RULE_KINDS.items()
    )
    return table(("kind", "its value", "beside it", "finds"), rows)


def rule_figures() -> str:
    """How often each rule fires, and how often it was right where somebody read what it found."""
    figures = json.loads((QUALITY / "rules.json").read_text(encoding="utf-8"))
    rows = (
        (
            f"`{id_}`",
            str(of["findings"]),
            str(of["posts"]),
            str(of["read"] or ""),
            str(of["right"] if of["read"] else ""),
        )
        for id_, of in figures["rules"].items()
    )
    found = table(("rule", "findings", "posts", "read", "right"), rows)
    return f"In {figures['posts']:,} real postings:\n\n{found}"


def accuracy() -> str:
    """The table of figures, and the command that makes it."""
    figures = json.loads((QUALITY / "figures.json").read_text(encoding="utf-8"))
    return f"{readme_table(figures)}\n\n`python -m tools.quality` made this table."
