"""The cues: the words by which headings, needs, denials, titles and the like are recognised, typed.

Each class is one file of ``taxonomy/cues/``, each field one key of it; what a key means is said in the file itself. The
schema checks ours and a team's files; here they are given the form that the later stages read.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from skillmatch.closed_set import ClosedSet

Phrases = tuple[str, ...]
PhraseSets = Mapping[str, Phrases]
"""Phrases by the name of their set: a role of sections, a level, a hint."""


class NeedSense(ClosedSet):
    """What a cue of need says of what it governs."""

    PREFERRED = "preferred"
    REQUIRED = "required"
    ASKS = "asks"
    DUTY = "duty"


class DenialSense(ClosedSet):
    """Why a cue of denial lets what it governs not count."""

    DENIED = "denied"
    HOPED = "hoped"
    OTHERS = "others"


class DirectedCues(NamedTuple):
    """Cues that decide about what is on one side of them."""

    forward: Phrases = ()
    backward: Phrases = ()
    ends: Phrases = ()
    pseudo: Phrases = ()
    reach: int | None = None
    """In words; ``None``: to the end of the sentence."""
    beats: Phrases = ()
    """The roles of sections in which one decides by itself."""


class ActivityCues(NamedTuple):
    """The named sets of words that activities are written with, and the forms of verbs."""

    acts: PhraseSets
    things: PhraseSets
    irregular: PhraseSets
    """By verb, its forms that no rule makes."""
    doubled: frozenset[str]
    """Verbs that double their last letter before -ed and -ing."""


class ChoiceCues(NamedTuple):
    """What makes a list of skills one need that any of them meets."""

    before: Phrases
    or_: Phrases
    and_: Phrases
    after: Phrases


class CompareCues(NamedTuple):
    """What makes of a skill that is asked for another thing than the skill alone."""

    narrows: Phrases
    """Before it: a special part of the field."""
    certificates: Phrases
    """After it: a certificate."""
    template: Phrases
    """What a template of a résumé says of itself."""
    outdated: Phrases
    """Names with old versions."""
    parts: PhraseSets
    """By concept, the concepts that show a part of it."""
    languages: Phrases
    """The ids of spoken languages."""
    general: Phrases
    """Words of work of this kind in general."""
    preferred: Phrases
    """Beside a degree that is not required."""
    titles: Phrases
    """The nouns of titles by which years of one job are asked for."""
    examples: Phrases
    """Before examples, beside those before any list of choices, with or without what they are examples of."""
    shows: Phrases
    """Before examples of a skill that is right before them."""
    by: Phrases
    """Between what is done and what it is done with."""
    others: Phrases
    """After a last example: another of its kind would do."""
    numbers: PhraseSets
    """Words for how many of a list are asked for, by the English name of the number."""


class DateCues(NamedTuple):
    """The words of dates and of spans of time."""

    months: PhraseSets
    """By the English name of the month, January first."""
    seasons: PhraseSets
    of: Phrases
    to: Phrases
    about: Phrases
    """Before a year, which part of it is meant."""
    now: Phrases
    since: Phrases
    signs: Phrases
    hoped: Phrases
    """Words of a date that is only hoped for."""
    written: Phrases
    """Before the date on which a résumé was written."""
    year_units: Phrases
    month_units: Phrases


class DegreeCues(NamedTuple):
    """What tells the degrees that are asked for, or held."""

    levels: PhraseSets
    """By level, the lowest first."""
    any_: Phrases
    """A degree whose level is not said."""
    expected: Phrases
    learners: Phrases
    """Whoever still studies for the degree before: "PhD student"."""
    related: Phrases
    equivalent: Phrases
    quantitative: Phrases
    """The ids of the subjects that are related fields of each other."""


class EntryCues(NamedTuple):
    """What tells the parts of an entry of a résumé apart."""

    jobs: Phrases
    job_endings: Phrases
    """Ends of words of jobs, in languages that write them together."""
    degrees: Phrases
    schools: Phrases
    school_endings: Phrases
    """Ends of words of schools, in languages that write them together."""
    firms: Phrases
    bodies_of: Phrases
    """Before "of", what the name of a body begins with."""
    parts_of_bodies: Phrases
    """Before "of", what a part of a body is called."""
    certified: Phrases
    """In the names of certificates."""
    places: Phrases
    small: Phrases
    """Words within a name that begin small."""
    at: Phrases
    """Between a title and the employer."""
    joined: Phrases
    """Before a firm that somebody came to, went from or worked for."""
    told: Phrases
    """Before the title in a sentence that tells a job."""
    told_at: Phrases
    """Before the employer in such a sentence."""
    labels: Phrases
    """Before a colon, and after it a part of a head."""
    employer_labels: Phrases
    """Those of them after which the employer is, or who it was done for."""
    other_labels: Phrases
    """Before a colon, in lines that are in no head."""
    no_work: Phrases
    """Titles of stretches of a career that are no work."""
    bodies: Phrases
    """The last word of a name of some body or place."""
    before_person: Phrases
    no_names: Phrases
    """First lines that are no name."""
    name_labels: Phrases
    """Before the name of the person."""
    address_labels: Phrases
    reach_labels: Phrases
    """Before where somebody lives, or was born."""


EMPLOYER = ("before", "is", "is_a", "does", "customers", "offices", "colleagues", "parties", "sought")
"""The keys of what shows who hires, in the order of ``EmployerCues``."""


class EmployerCues(NamedTuple):
    """What shows that a name is that of the employer."""

    before: Phrases
    is_: Phrases
    is_a: Phrases
    does: Phrases
    customers: Phrases
    """After the names of who buys from the employer."""
    offices: Phrases
    """After the name of a part of a firm."""
    colleagues: Phrases
    """After a field, the rest of the name of a job of several people."""
    parties: Phrases
    """Nouns of the side that hires, as subjects: "our team", "the Insights group"."""
    sought: Phrases
    """Words of a sentence that speaks of the one who is hired as well."""


class HeadingCues(NamedTuple):
    """The phrases of headings by the role of their section, for each kind of document."""

    posting: PhraseSets
    resume: PhraseSets
    musts: Phrases
    """Words beside which a word of preference decides nothing."""
    divides: Phrases
    """Labels that only divide a list of what is asked for or preferred."""
    of_entries: Phrases
    """Labels within a job or project of a résumé, which end no section: "Technologies used:"."""
    of_firms: Phrases
    """Words of headings that names of firms end in as well."""
    joins: Phrases
    """Words between the two parts of a heading."""
    fillers: Phrases
    """Words of headings that tell nothing by themselves."""


class PatternSign(NamedTuple):
    """A regular expression that tells what a document is."""

    pattern: str
    weight: float
    says: str
    top: bool
    """Looked for near the top only."""


class KindSigns(NamedTuple):
    """The signs that a text is of one kind."""

    phrases: Mapping[str, float]
    patterns: tuple[PatternSign, ...]


class LevelCues(NamedTuple):
    """Words by which a text itself, not its title, names a level."""

    phrases: PhraseSets
    training: Phrases
    """Words of jobs that one learns in."""
    hoped: Phrases
    """Words before what the person of a résumé hopes to become."""
    practised: Phrases
    """Words that ask for practice without a number of years."""
    several: Phrases
    """Words after a level with which it is that of several people."""
    sought: Phrases
    """Words before it with which people are looked for."""
    law: Phrases
    """Words of lines about law or equal treatment."""
    fields: Phrases
    """Labels of a job board's own field."""
    field_values: PhraseSets


class ShownCues(NamedTuple):
    """What parts of a résumé show without stating it."""

    responsibilities: Phrases
    """The ids of those that publications show."""
    spoken: Phrases
    """Words of headings of publications under which nothing was published."""


class StrengthCues(NamedTuple):
    """How strongly a résumé shows a skill."""

    used: Phrases
    """The roles of sections in which what is named was used."""
    deeds: Phrases
    begins_deed: Phrases
    """What a sentence that tells a deed begins with, wherever it is."""
    verbs: Phrases
    """The same outside of lists of skills."""
    begins_claim: Phrases
    """What a sentence that tells none begins with, though it looks so."""
    results: Phrases
    begins: Phrases
    goes_on: Phrases
    """What a sentence begins with that says what came of the one before."""
    always: Phrases
    figures: Phrases
    """Regular expressions."""
    telling: Phrases
    """Regular expressions of figures that are a result by themselves where something was used; each needs a digit."""
    telling_words: Phrases
    """The same of words."""
    no_result: Phrases
    courses: Phrases
    """Of a line or heading that names what was taught, and no exam."""
    exams: Phrases
    labels: Phrases
    """Before a colon, and after it names only."""
    duties: Phrases
    """Of what is before a colon, and after it what was done."""
    sentence: Phrases
    """Words that lists of names do not have."""


class TitleCues(NamedTuple):
    """Words of job titles."""

    nouns: Phrases
    hints: PhraseSets
    levels: PhraseSets
    grades: PhraseSets
    """For each level, the grades of a firm's own scale: "II", "L5"."""
    other_trades: Phrases
    """Jobs that are neither software, data nor ML work, whatever field they serve."""
    analysts: Phrases
    """Titles of those who work with data by tools that other trades have too."""
    jobs_elsewhere: Phrases
    """Words of rank that in other trades are jobs, or no rank at all."""


class YearCues(NamedTuple):
    """What tells the years of experience that are asked for from the other years of a text."""

    units: Phrases
    experience: Phrases
    other: Phrases
    preferred: Phrases
    not_of: Phrases
    """Beginnings of words with which something else begins that the years are not asked of."""


class Cues(NamedTuple):
    """All cues of a taxonomy."""

    activities: ActivityCues
    choices: ChoiceCues
    comparing: CompareCues
    compounds: Phrases
    """Words that are written as one or as two, as two."""
    dates: DateCues
    degrees: DegreeCues
    denial: Mapping[DenialSense, DirectedCues]
    employer: EmployerCues
    entries: EntryCues
    headings: HeadingCues
    kind: Mapping[str, KindSigns]
    """By kind of document."""
    levels: LevelCues
    need: Mapping[NeedSense, DirectedCues]
    ordinary: Phrases
    """Right words that are near a name and no misspelling of it."""
    shown: ShownCues
    strength: StrengthCues
    titles: TitleCues
    years: YearCues


def typed_cues(files: Mapping[str, Any]) -> Cues:
    """The cues of the files of ``taxonomy/cues/``, by their names.

    Raises:
        KeyError, TypeError, ValueError: where a file lacks what it must hold.
    """
    headings = {name: value for name, value in files["headings"].items() if name not in ("resume", "words")}
    of_headings = files["headings"]["words"]
    return Cues(
        activities=_activities(files["activities"]),
        choices=ChoiceCues(*(_phrases(files["choices"][key]) for key in ("any", "or", "and", "closes"))),
        comparing=_comparing(files["comparing"]),
        compounds=_phrases(files["compounds"]["pairs"]),
        dates=_dates(files["dates"]),
        degrees=_degrees(files["degrees"]),
        denial={sense: _directed(files["denial"][sense.value]) for sense in DenialSense},
        employer=EmployerCues(*(_phrases(files["employer"][key]) for key in EMPLOYER)),
        entries=EntryCues(**{key: _phrases(value) for key, value in files["entries"].items()}),
        headings=HeadingCues(
            _sets(headings),
            _sets(files["headings"]["resume"]),
            *(_phrases(of_headings[key]) for key in ("musts", "divides", "of_entries", "of_firms", "joins", "fillers")),
        ),
        kind={kind: _signs(signs) for kind, signs in files["kind"].items()},
        levels=LevelCues(
            phrases=_sets(files["levels"]["phrases"]),
            training=_phrases(files["levels"]["training"]),
            hoped=_phrases(files["levels"]["hoped"]),
            practised=_phrases(files["levels"]["practised"]),
            several=_phrases(files["levels"]["several"]),
            sought=_phrases(files["levels"]["sought"]),
            law=_phrases(files["levels"]["law"]),
            fields=_phrases(files["levels"]["fields"]),
            field_values=_sets(files["levels"]["field_values"]),
        ),
        need={sense: _directed(files["need"][sense.value]) for sense in NeedSense},
        ordinary=_phrases(files["ordinary"]["words"]),
        shown=ShownCues(**{key: _phrases(value) for key, value in files["shown"].items()}),
        strength=StrengthCues(**{key: _phrases(value) for key, value in files["strength"].items()}),
        titles=_titles(files["titles"]),
        years=YearCues(**{key: _phrases(value) for key, value in files["years"].items()}),
    )


def named_sets(cues: Mapping[str, object], *kinds: str) -> dict[str, list[str]]:
    """The sets of phrases that activities use as ``$name``, from files that may yet be at fault: of ``acts``, of
    ``things``, or of both."""
    activities = cues.get("activities")
    asked = kinds or ("acts", "things")
    found = [activities.get(kind) for kind in asked] if isinstance(activities, Mapping) else []
    return {name: members for kind in found if isinstance(kind, dict) for name, members in kind.items()}


def _phrases(listed: Iterable[str]) -> Phrases:
    return tuple(listed)


def _sets(sets: Mapping[str, Iterable[str]]) -> PhraseSets:
    return {name: tuple(phrases) for name, phrases in sets.items()}


def _directed(given: Mapping[str, Any]) -> DirectedCues:
    phrases = {key: _phrases(value) for key, value in given.items() if key != "reach"}
    return DirectedCues(**phrases, reach=given.get("reach"))


def _dates(given: Mapping[str, Any]) -> DateCues:
    plain = {key: _phrases(value) for key, value in given.items() if key not in ("months", "seasons")}
    return DateCues(months=_sets(given["months"]), seasons=_sets(given["seasons"]), **plain)


def _comparing(given: Mapping[str, Any]) -> CompareCues:
    phrases = {key: _phrases(value) for key, value in given.items() if key not in ("parts", "numbers")}
    return CompareCues(**phrases, parts=_sets(given["parts"]), numbers=_sets(given["numbers"]))


def _degrees(given: Mapping[str, Any]) -> DegreeCues:
    rest = (_phrases(given[key]) for key in ("any", "expected", "learners", "related", "equivalent", "quantitative"))
    return DegreeCues(_sets(given["levels"]), *rest)


def _activities(given: Mapping[str, Any]) -> ActivityCues:
    acts, things, irregular = (_sets(given[key]) for key in ("acts", "things", "irregular"))
    return ActivityCues(acts, things, irregular, frozenset(given["doubled"]))


def _signs(given: Mapping[str, Any]) -> KindSigns:
    phrases = {phrase: float(weight) for phrase, weight in given["phrases"].items()}
    patterns = (
        PatternSign(one["pattern"], float(one["weight"]), one["says"], bool(one.get("top")))
        for one in given["patterns"]
    )
    return KindSigns(phrases, tuple(patterns))


def _titles(given: Mapping[str, Any]) -> TitleCues:
    return TitleCues(
        nouns=_phrases(given["nouns"]),
        hints=_sets(given["hints"]),
        levels=_sets(given["levels"]),
        grades=_sets(given["grades"]),
        other_trades=_phrases(given["other_trades"]),
        analysts=_phrases(given["analysts"]),
        jobs_elsewhere=_phrases(given["jobs_elsewhere"]),
    )
