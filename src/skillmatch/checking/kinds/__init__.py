"""The kinds of rules that are declared without code, by us in ``taxonomy/rules`` and by a team in its settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from skillmatch.checking.kinds import limits, naming, titles
from skillmatch.checking.kinds.model import RuleKind, ValueType
from skillmatch.checking.model import Rule
from skillmatch.checking.rules import Check
from skillmatch.suggest import did_you_mean
from skillmatch.taxonomy.model import Taxonomy

PHRASES, SECTIONS, IDS, TEXT, NUMBER, PATTERNS = ValueType
_UNDER_TITLE = {"title": PHRASES}
_OTHER_TITLE = {"title-not": PHRASES}

RULE_KINDS: Mapping[str, RuleKind] = {
    "must-name": RuleKind(
        finds="each of the concepts that is not named, nor anything narrower",
        check=naming.must_name,
        main="names",
        message="{what} is not named.",
        remedy="Name it.",
        required={"names": IDS},
    ),
    "must-not-name": RuleKind(
        finds="each place that names one of the concepts, or something narrower",
        check=naming.must_not_name,
        main="names",
        message="“{words}” ({what}) is not to be named.",
        remedy="Leave it out.",
        required={"names": IDS},
    ),
    "needs-section": RuleKind(
        finds="each of the sections that is not there, or empty",
        check=naming.needs_section,
        main="sections",
        message="There is no section “{what}”.",
        remedy="Add one.",
        required={"sections": SECTIONS},
    ),
    "most-must-haves": RuleKind(
        finds="more must-haves than so many: needs of hard skills, any of several as one",
        check=limits.most_must_haves,
        main="most",
        message="It has {count} must-haves, more than {what}.",
        remedy="Move some to the nice-to-haves.",
        required={"most": NUMBER},
    ),
    "most-years": RuleKind(
        finds="each demand for more years than so many",
        check=limits.most_years,
        main="most",
        message="“{words}” is more than {what} years.",
        remedy="Ask for fewer.",
        required={"most": NUMBER},
    ),
    "must-name-any": RuleKind(
        finds="that none of the concepts is named, nor anything narrower",
        check=naming.must_name_any,
        main="names",
        message="None of these is named: {what}.",
        remedy="Name one of them.",
        required={},
        optional={"names": IDS},
    ),
    "must-not-say": RuleKind(
        finds="each place that has one of the words",
        check=naming.must_not_say,
        main="say",
        message="“{words}” is not to be said.",
        remedy="Leave it out.",
        required={"say": PHRASES},
        optional={"only-in": SECTIONS, "not-in": SECTIONS, "not-beside": PHRASES, "not-with": PHRASES},
    ),
    "must-not-match": RuleKind(
        finds="each place that one of the token patterns of spaCy matches",
        check=naming.must_not_match,
        main="patterns",
        message="“{words}” is not to be said.",
        remedy="Leave it out.",
        required={"patterns": PATTERNS},
        optional={"only-in": SECTIONS, "not-in": SECTIONS, "not-with": PHRASES},
    ),
    "title-with-duties": RuleKind(
        finds="a title with certain words over some of these responsibilities",
        check=titles.title_with_duties,
        main="duties",
        message="The title says “{named}”, and these are among the duties: {duties}.",
        remedy="Change the title, or the duties.",
        required={"duties": IDS, **_UNDER_TITLE},
        optional={**_OTHER_TITLE, "not-with": PHRASES},
        counted="duties",
    ),
    "title-with-words": RuleKind(
        finds="a title with certain words over a text with others",
        check=titles.title_with_words,
        main="say",
        message="The title says “{named}”, and the text says {signs}.",
        remedy="Change the title, or the text.",
        required={"say": PHRASES, **_UNDER_TITLE},
        optional={**_OTHER_TITLE, "unless-named": IDS, "also": TEXT},
        counted="signs",
    ),
    "title-with-many-years": RuleKind(
        finds="a title with certain words over a demand for so many years or more",
        check=titles.title_with_many_years,
        main="years",
        message="The title says “{named}”, and the text asks for “{years}”.",
        remedy="Ask for fewer, or change the title.",
        required={"years": NUMBER, **_UNDER_TITLE},
        optional={**_OTHER_TITLE, "not-with": PHRASES},
    ),
    "title-with-few-years": RuleKind(
        finds="a title with certain words over a text that asks for years, and nowhere for more than so many",
        check=titles.title_with_few_years,
        main="years",
        message="The title says “{named}”, but the text asks for no more than “{years}”.",
        remedy="Ask for more, or change the title.",
        required={"years": NUMBER, **_UNDER_TITLE},
        optional=_OTHER_TITLE,
    ),
}
"""By the word that declares them."""


class ValueFault(NamedTuple):
    """What is wrong with one of the words of a rule."""

    name: str
    """The value that it is one of."""
    at: int
    message: str
    hint: str = ""


def checks_of(rules: Iterable[Rule]) -> Mapping[str, Check]:
    """The functions of those rules that are of a kind, by the rules' ids."""
    return {rule.id: RULE_KINDS[rule.rule_kind].check for rule in rules if rule.rule_kind in RULE_KINDS}


def value_faults(rule: Rule, taxonomy: Taxonomy) -> Iterator[ValueFault]:
    """What no schema can say of the words of a rule: ids that lead nowhere, and phrases without a word."""
    values = RULE_KINDS[rule.rule_kind].values if rule.rule_kind else {}
    for name, words in rule.words.items() if values else ():
        for at, word in enumerate(words):
            if values[name] is IDS and word not in taxonomy.concepts:
                meant = did_you_mean(word, taxonomy.concepts)
                hint = "Try `skillmatch taxonomy search WORDS`."
                yield ValueFault(name, at, f"`{word}` is not in the taxonomy{meant}", hint)
            elif values[name] is PHRASES and not has_words(word):
                yield ValueFault(name, at, f"`{word}` has no letter or digit to look for")
            elif values[name] is PATTERNS:
                yield from (ValueFault(name, at, message) for message in _pattern_faults(word))


def _pattern_faults(text: str) -> Iterator[str]:
    """What is wrong with a token pattern."""
    import json

    from skillmatch.token_patterns import faults

    try:
        pattern = json.loads(text)
    except ValueError:
        pattern = None
    if not is_pattern(pattern):
        yield f"`{text}` is no token pattern, which is a list of what each token must be"
        return
    for at, message in faults(pattern):
        where = f"token {int(at[0]) + 1} of a pattern: " if at else ""
        yield f"{where}{message}"


def is_pattern(value: object) -> bool:
    """Whether it has the shape of a token pattern, whatever is asked of its tokens."""
    return isinstance(value, list) and bool(value) and all(isinstance(token, dict) for token in value)


def has_words(phrase: str) -> bool:
    """Whether there is anything in a phrase to look for: ``*`` alone would be found everywhere."""
    return any(char.isalnum() for char in phrase)
