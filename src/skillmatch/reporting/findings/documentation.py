"""The documentation of a rule, which `explain`, the pages and SARIF all print: one text, in three forms."""

from __future__ import annotations

from collections.abc import Iterator

from skillmatch.checking.model import HOUSE, Rule
from skillmatch.errors import SkillmatchError
from skillmatch.reporting.shared.escape import code, markdown, sarif_message
from skillmatch.taxonomy.model import Source, Taxonomy

Part = tuple[str, list[str]]


def rule_parts(rule: Rule, taxonomy: Taxonomy | None = None) -> Iterator[Part]:
    """What there is to say of a rule, by name; its passages in full where the taxonomy is at hand."""
    yield "finds", [rule.summary]
    yield "severity", [f"{rule.severity}; confidence {rule.confidence}"]
    yield "why", [rule.why]
    yield "remedy", [_blanked(rule.remedy)]
    if rule.thresholds and rule.family != HOUSE:  # a team's own are no names that its settings could change
        yield "thresholds", [", ".join(f"{name} {value:g}" for name, value in rule.thresholds.items())]
    if rule.of_the_trade:
        yield "leaves out", ["posts that are neither a software nor an ML text"]
    yield "comes from", [*_cited(rule, taxonomy), *([rule.origin] if rule.origin else [])]


def _cited(rule: Rule, taxonomy: Taxonomy | None) -> list[str]:
    if taxonomy is None:
        return list(rule.sources)
    from skillmatch.reporting.taxonomy.skos import cited

    return [cited(taxonomy, source_of(one)) for one in rule.sources]


def source_of(reference: str) -> Source:
    """A reference such as ``B daily/mid.3`` as the taxonomy has it.

    Raises:
        SkillmatchError: where it is none.
    """
    document, _, passage = reference.partition(" ")
    if not passage:
        raise SkillmatchError(f"`{reference}` is no reference to a passage.")
    return Source(document, passage)


def rule_text(rule: Rule) -> str:
    """The documentation as a plain text message of SARIF, without examples."""
    parts = ((name, " ".join(texts)) for name, texts in rule_parts(rule) if texts)
    return "\n\n".join(sarif_message(f"{name.capitalize()}: {text}") for name, text in parts)


def rule_markdown(rule: Rule, taxonomy: Taxonomy | None = None, heading: str = "##") -> str:
    """The documentation in Markdown, with both examples."""
    # Ours is written in Markdown; what a team says of its own rules is anybody's words.
    shown = markdown if rule.family == HOUSE else str
    blocks = [f"{heading} {code(rule.id)}", shown(rule.summary)]
    blocks += [
        f"**{name.capitalize()}**: {'; '.join(map(shown, texts))}"
        for name, texts in rule_parts(rule, taxonomy)
        if name != "finds" and texts
    ]
    asked = _asked(rule)
    if rule.trips:
        blocks += [f"A post that it finds{asked}:", _fenced(rule.trips.text)]
    if rule.passes:
        blocks += [f"One that it passes{asked}:", _fenced(rule.passes.text)]
    return "\n\n".join(blocks)


def _asked(rule: Rule) -> str:
    asked = rule.trips.asked if rule.trips else {}
    flags = [f"--{name.replace('_', '-')} {_flag(value)}" for name, value in asked.items()]
    return f" (with `{' '.join(flags)}`)" if flags else ""


def _flag(value: object) -> str:
    return f"{value:.0%}".removesuffix("%") if isinstance(value, float) else str(value)


def _blanked(text: str) -> str:
    """The blanks of a message as words of a sentence: ``{other}`` as *other*."""
    return text.replace("{", "*").replace("}", "*")


def _fenced(text: str) -> str:
    return f"~~~text\n{text.rstrip()}\n~~~"
