"""The level: entry, mid or senior, from the title, the years, the words and the duties of a document."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence

from skillmatch.documents.model import ABOUT_OTHERS, Document
from skillmatch.matching.attributes.years import AskedYears
from skillmatch.profiling.evidence import Counts
from skillmatch.profiling.experience import Career, CountedAs
from skillmatch.profiling.model import UNCLEAR, Level, LevelReason
from skillmatch.profiling.parameters import LevelWeights
from skillmatch.profiling.title import named_in
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.parameters import LevelParameters
from skillmatch.text.characters import LIST_SIGNS
from skillmatch.text.years import Years, in_years

_OTHERS = re.compile(
    r"\b(?:with|to|from|under|alongside|by|mentor\w*|coach\w*|guid\w*|train\w*|lead\w*|support\w*|supervis\w*|help\w*"
    r"|report\w*|ceo|cto|founders?)"
    r"(?:[\s,]++(?:and|or|other|more|our|the|a|an|mentor\w*|coach\w*|guid\w*|support\w*|train\w*|both|highly|skilled))*"
    r"[\s,]++$"
)
"""Before the level of somebody else: "mentor junior engineers", "report to a senior data scientist"."""
_NEAR = 500
"""Code points beside a phrase in its line that are looked at."""
_A_LITTLE = 0.1
_LONG = 2
"""Times as many years as seniors have: by then a title of beginners is only a firm's word for the job."""
_LEFT_OUT = 1.0
"""Years."""
_BOARD = 0.5
"""The weight of a job board's own field, less than any word of the text's own; often it is left at its default."""
_OR = re.compile(r"/|\bor\b", re.IGNORECASE)
"""Between the jobs or levels that one title offers."""
_IF_SO = re.compile(r"[(\[]\s*(?:senior|sr|lead|junior|jr)\b\.?\s*[)\]]", re.IGNORECASE)
"""A level that may or may not be: "(Senior) Data Scientist"."""
_HEADLINE = 600
"""A résumé says who its person is within this many code points of the top."""


def level(
    document: Document,
    counts: Counts,
    weights: LevelWeights,
    *,
    shown: Career | None = None,
    of_the_trade: bool = True,
) -> Level:
    """The level with the most weight of signs; ``unclear`` where there is none.

    Each sign adds its weight to one level. Of two levels as heavy, the one named first in ``senior, mid, entry`` is
    taken, since duties only ever add to what a text asks for. Where the text is not ``of_the_trade``, duties tell
    nothing by themselves, nor do the words of rank that are jobs elsewhere. ``shown`` is the career of a résumé.
    """
    figures = weights.figures
    asked = weights.years.asked(document) if document.kind is Kind.POSTING else ()
    years = _years_shown(shown) if shown else _years_asked(asked)
    titles = weights.titles if of_the_trade else weights.titles_elsewhere
    reasons = [*_titles(document, titles, weights)]
    beginner = any(reason.level == "entry" for reason in reasons)
    reasons += _of_years(years, document, figures, beginner=beginner)
    if shown:
        reasons += _newest_titles(shown, document, weights, of_the_trade=of_the_trade)
    if shown and shown.in_training:
        shows = "shows no job in this field but those that one learns in"
        reasons.append(LevelReason(shows, "entry", figures.word, None))
    reasons += [*_words(document, weights), *_of_board(document, weights), *_duties(counts, figures)]
    told = any(reason.weight >= figures.word for reason in reasons)
    by_board = any(reason.weight == _BOARD for reason in reasons)
    # Who does so much works independently; but duties alone are those of a beginner as well.
    practised = document.kind is Kind.RESUME or by_board
    if not told and of_the_trade and (practised or _asks_for_practice(document, weights)):
        reasons += _own_work(counts, figures)
    told = told or by_board
    verdict = _heaviest(reasons, figures) if told or of_the_trade else UNCLEAR
    reasons.sort(key=lambda reason: (-reason.weight, reason.line or 0, reason.text))
    return Level(verdict, years.least if years else None, tuple(reasons), asked)


def _heaviest(reasons: Sequence[LevelReason], figures: LevelParameters) -> str:
    points = {name: sum(r.weight for r in reasons if r.level == name) for name in ("senior", "mid", "entry")}
    best = max(points, key=lambda name: points[name])
    return best if points[best] >= figures.floor else UNCLEAR


def _titles(document: Document, titles: Mapping[str, tuple[str, ...]], weights: LevelWeights) -> Iterator[LevelReason]:
    title = document.title_text
    words, grades = named_in(title, titles), named_in(title, weights.grades)
    if "entry" in grades and _is_only_a_job(title, weights):
        words = ()  # "Associate Product Manager"
    named = words or grades
    if named and document.title:
        sure = len(words) == 1 and not (_offers_several(title, titles, weights) or _is_only_a_job(title, weights))
        weight = weights.figures.title if sure else weights.figures.grade
        yield LevelReason(f"title “{title}”", named[0], weight, document.line_of(document.title.start))


def _is_only_a_job(title: str, weights: LevelWeights) -> bool:
    """Whether the word of rank is only part of what the job is called: a product manager may manage nobody."""
    return bool(named_in(title, weights.other_trades)) and not named_in(title, weights.titles_elsewhere)


def _offers_several(title: str, titles: Mapping[str, tuple[str, ...]], weights: LevelWeights) -> bool:
    """Whether the job is to be had without the level that its title names too: "Scientist / Senior Scientist"."""
    first, *others = _OR.split(title)
    plain = bool(others) and bool(named_in(first, weights.jobs)) and not named_in(first, titles)
    return plain or _IF_SO.search(title) is not None


def _years_asked(asked: Sequence[AskedYears]) -> Years | None:
    """The most years of experience that are a must; where none are, of those that are preferred."""
    usable = [one.years for one in asked if not one.preferred] or [one.years for one in asked]
    return max(usable, key=lambda years: (years.least, -years.start)) if usable else None


def _years_shown(shown: Career) -> Years | None:
    """The years in this kind of work; those that are claimed where no dates tell of any job, or tell of nearly as
    many, for the oldest jobs are often left out; or where a job lasts to no known day."""
    if shown.of_trade:
        most = math.inf if any(one.counted_as is CountedAs.UNENDED for one in shown.entries) else _LEFT_OUT
        if shown.claimed and shown.of_trade.years < shown.claimed.least <= shown.of_trade.years + most:
            return shown.claimed
        return Years(shown.of_trade.years, None, 0, 0)
    return None if shown.worked else shown.claimed


def _newest_titles(
    shown: Career, document: Document, weights: LevelWeights, *, of_the_trade: bool
) -> Iterator[LevelReason]:
    """What the titles of the newest jobs say: "Director of Data Science", and not "Product Manager"."""
    for entry in shown.newest:
        title = document.text_of(entry.title) if entry.title else ""
        elsewhere = not (of_the_trade or shown.of_trade) or bool(named_in(title, weights.other_trades))
        words = named_in(title, weights.titles_elsewhere if elsewhere else weights.titles)
        named = words or named_in(title, weights.grades)
        years = shown.of_trade.years if shown.of_trade else 0.0
        if named and entry.title:
            line = document.line_of(entry.title.start)
            if named[0] != "entry" or years < weights.figures.mid_from:
                yield LevelReason(f"title “{title}”", named[0], _weight_of_title(named[0], weights.figures), line)
            elif weights.figures.senior_from <= years < _LONG * weights.figures.senior_from:
                # Many years, and still "Analyst I": neither a beginner nor a senior.
                yield LevelReason(f"title “{title}” after so long", "mid", weights.figures.title, line)
            return


def _weight_of_title(level: str, figures: LevelParameters) -> float:
    """A person is what they have become: a head of three years is no beginner."""
    return max(figures.title, figures.few_years) + _A_LITTLE if level == "senior" else figures.title


def _of_years(
    years: Years | None, document: Document, figures: LevelParameters, *, beginner: bool
) -> Iterator[LevelReason]:
    if years is None:
        return
    verb = "shows" if document.kind is Kind.RESUME else "asks for"
    quoted = document.text[years.start : years.end] if years.end else in_years(years.least)
    verb = "claims" if years.end and verb == "shows" else verb
    line = document.line_of(years.start) if years.end else None
    for name, weight in _levels_of_years(years, figures, beginner=beginner):
        yield LevelReason(f"{verb} “{quoted}”", name, weight, line)


def _levels_of_years(years: Years, figures: LevelParameters, *, beginner: bool) -> Iterator[tuple[str, float]]:
    """Few years outweigh a title's "Senior", and not its "Junior"; those next to the bound leave the word to it."""
    if years.least >= figures.senior_from:
        yield "senior", figures.years
    elif years.least >= figures.mid_from:
        few = years.least < figures.senior_from - 2 and not beginner
        yield "mid", figures.few_years if few else figures.years
    elif years.least and (years.most or 0) > figures.mid_from:
        # "1-3 years": either, where another sign, if a weak one, speaks for a beginner.
        yield "mid", figures.few_years
        yield "entry", figures.few_years - _A_LITTLE
    else:
        yield "entry", figures.years


def _words(document: Document, weights: LevelWeights) -> Iterator[LevelReason]:
    """Words that name the level of the job itself: "a Senior Data Scientist", "entry-level position"."""
    lowered = document.lowered
    # Where there is no title, the text's own word for the job is its title.
    named = document.title is not None or document.kind is Kind.RESUME
    weight = weights.figures.word if named else weights.figures.title
    until = _HEADLINE if document.kind is Kind.RESUME else len(lowered)
    for name, phrases in weights.phrases.items():
        # Most texts hold few of the words that the phrases begin with.
        near = [phrase for head, ones in phrases.items() if head in lowered for phrase in ones]
        places = [
            (at, phrase)
            for phrase in near
            if (at := _find(phrase, until, document, weights)) is not None
            # What somebody hopes to become tells of nobody but a beginner.
            and (name == "entry" or document.kind is Kind.POSTING or not _is_hoped_for(document.lowered, at, weights))
        ]
        if places:
            at, phrase = min(places)
            yield LevelReason(f"says “{phrase}”", name, weight, document.line_of(at))


def _is_hoped_for(lowered: str, at: int, weights: LevelWeights) -> bool:
    return weights.hoped.search(_before_in_line(lowered, at)) is not None


def _of_board(document: Document, weights: LevelWeights) -> Iterator[LevelReason]:
    """What the job board's own field says."""
    met = weights.board.search(document.text) if document.kind is Kind.POSTING else None
    name = weights.board_values.get(met.group(1).strip().lower()) if met else None
    if met and name:
        said = met.group(1).strip()
        yield LevelReason(f"the board's field says “{said}”", name, _BOARD, document.line_of(met.start(1)))


def _find(phrase: str, until: int, document: Document, weights: LevelWeights) -> int | None:
    lowered = document.lowered
    at = lowered.find(phrase, 0, until)
    while at >= 0:
        if _speaks_of_the_job(at, at + len(phrase), document, weights):
            return at
        at = lowered.find(phrase, at + 1, until)
    return None


def _speaks_of_the_job(start: int, end: int, document: Document, weights: LevelWeights) -> bool:
    """Whether a level is the job's own, and not that of its colleagues, of a menu of a job board, or of the company."""
    lowered = document.lowered
    if lowered[start - 1 : start].isalnum() or lowered[start - 1 : start] == "-" or lowered[end : end + 1].isalnum():
        return False
    if document.title and start < document.title.end:
        return False
    before, after = _before_in_line(lowered, start), lowered[end : end + _NEAR].split("\n", 1)[0]
    line = before + "|" + after
    if not line.strip(f"{LIST_SIGNS} |.") or line.strip() in ("| level", "|-level"):
        return False
    if _OTHERS.search(lowered, max(0, start - 45), start):
        return False
    entry = document.entry_at(start) if document.kind is Kind.RESUME else None
    if entry and not (entry.title and entry.title.start <= start < entry.title.end):
        return False  # "two junior colleagues"
    if (weights.several.match(after) and not weights.sought.search(before)) or weights.law.search(line):
        return False
    return document.section_at(start).role not in ABOUT_OTHERS


def _before_in_line(text: str, at: int) -> str:
    """What comes before a place in its line, as far as anybody looks: a hostile text is one line."""
    near = max(0, at - _NEAR)
    return text[max(near, text.rfind("\n", near, at) + 1) : at]


def _duties(counts: Counts, figures: LevelParameters) -> Iterator[LevelReason]:
    for concept, weight in figures.duties.items():
        mentions = counts.mentions.get(concept)
        if mentions:
            yield LevelReason(f"“{mentions[0].text}”", "senior", weight, mentions[0].line)


def _asks_for_practice(document: Document, weights: LevelWeights) -> bool:
    """Whether a text asks for practice without a number of years: "proven", "works independently"."""
    found = weights.practised.finditer(document.text)
    return any(document.section_at(met.start()).role not in ABOUT_OTHERS for met in found)


def _own_work(counts: Counts, figures: LevelParameters) -> Iterator[LevelReason]:
    """The duties of one who works independently, for where neither title, years nor words tell: seniors too."""
    stated = sum(concept in counts.mentions for concept in figures.own_work)
    if stated >= figures.own_work_from:
        yield LevelReason(
            f"states {stated} duties of one who works independently", "mid", figures.own_work_weight, None
        )
