"""What an id of a report, a rule or the code of an error means, as text: what ``skillmatch explain`` prints."""

from __future__ import annotations

from collections.abc import Mapping

from skillmatch.checking.model import Rule
from skillmatch.errors import UsageError
from skillmatch.readers.codes import MEANINGS, Code
from skillmatch.reporting.findings.documentation import rule_parts
from skillmatch.reporting.shared.columns import row
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.taxonomy.explain import explain
from skillmatch.suggest import closest
from skillmatch.taxonomy.model import Taxonomy


def explained(id_: str, taxonomy: Taxonomy, rules: Mapping[str, Rule]) -> str:
    """What ``id_`` means, where it comes from, and how its figure is made.

    Args:
        id_: of a concept, role type, level, phase or verdict; of a rule; or the code of an error.
        taxonomy: where concepts are looked up.
        rules: those that there are, by id.

    Raises:
        UsageError: where nothing is called so; the hint names what is spelt alike.
    """
    asked = id_.strip().lower()
    if asked in list(Code):
        return explained_code(Code(asked))
    if rule := rules.get(asked):
        return _rule(rule, taxonomy)
    return _concepts(id_, taxonomy, list(rules))


def _concepts(id_: str, taxonomy: Taxonomy, rules: list[str]) -> str:
    try:
        found = explain(taxonomy, id_)
    except UsageError as error:
        close = closest(id_.lower(), rules, likeness=0.8)
        raise UsageError(error.message, hint=f"Did you mean the rule `{close[0]}`?") if close else error from None
    blocks = []
    for one in found:
        title = one_line(f"{one.label} ({one.id}), {one.sort}")
        blocks.append("\n".join([title, "", *(row(name, texts) for name, texts in one.parts)]))
    return "\n\n".join(blocks)


def explained_code(code: Code) -> str:
    """What the code of an error means, and what to do."""
    told = MEANINGS[code]
    lines = [f"{code}, why a file gives no report", ""]
    return "\n".join([*lines, row("means", [told.meaning]), row("what to do", [told.remedy])])


def _rule(rule: Rule, taxonomy: Taxonomy) -> str:
    lines = [f"{rule.id}, a rule of the check", ""]
    lines += [row(name, texts) for name, texts in rule_parts(rule, taxonomy) if texts]
    for name, example in (("trips", rule.trips), ("passes", rule.passes)):
        if example:
            lines += ["", f"  {name}", "", *(f"    {line}".rstrip() for line in example.text.rstrip().split("\n"))]
    return "\n".join(lines)
