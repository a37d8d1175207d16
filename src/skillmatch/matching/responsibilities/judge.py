"""What each sentence states and asks for: the classifier's word, and what activities say by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from skillmatch.documents.deeds import DeedOpenings
from skillmatch.documents.model import SectionRole
from skillmatch.matching.annotate import AnnotatedDocument
from skillmatch.matching.cues import CueFamily, Direction
from skillmatch.matching.model import Need, Reason, ReasonAbout
from skillmatch.matching.phrases.lexicon import Lexicon
from skillmatch.matching.responsibilities.activities import Stated, find_activities
from skillmatch.matching.responsibilities.classifier import Decision, sentence_classifier
from skillmatch.matching.responsibilities.features import (
    LONGEST,
    SPEAKERS,
    UNDER_LEAD,
    US,
    Setting,
    UnitPlace,
    features,
    in_words,
)
from skillmatch.matching.responsibilities.speakers import PartyFinder
from skillmatch.matching.responsibilities.unit_needs import UnitNeeds, need_features
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.cues import NeedSense

_SURE = 0.9
"""The score of an activity that states a responsibility by itself."""
_OPEN = frozenset({"on", "of", "for", "with", "into", "through", "about", "across", "around", "using"})
"""Words that a line cannot end with: what they are of is in the items after it."""
_LEADS_ON = frozenset({":", "-", "*", "**"})
_FIRST_WORDS = 1
_NAMES_ALONE = frozenset({SectionRole.SKILLS, SectionRole.EDUCATION, SectionRole.INTERESTS, SectionRole.REFERENCES})
"""Sections of a résumé that list skills, courses and people, and no deeds."""
_WITH_DEEDS = frozenset({SectionRole.SKILLS, SectionRole.EDUCATION})
"""Those of them in which people tell deeds all the same: "Built the lab's cluster" below a degree."""
_LONGEST_HEAD = 24
"""Words and signs of a head; a longer unit goes on with what was done."""
_NO_NAME = 10
"""Words of a sentence among certificates that is more than the name of one."""
_FEW = 3
"""Of so few sentences without a heading, the model, which was fitted to whole postings, sees no sequence."""
_BY_CUE: Mapping[str, Need] = {NeedSense.ASKS: Need.REQUIRED, NeedSense.DUTY: Need.DUTY}
_NOT_ASKED = frozenset({Need.DUTY, Need.CONTEXT})
_ASK_NOTHING = frozenset({SectionRole.PREFERRED, SectionRole.BENEFITS, SectionRole.LEGAL})
_NO_ACTIVITIES: Mapping[str, Stated] = {}
_KIN: Mapping[str, SectionRole] = {
    SectionRole.VOLUNTEERING: SectionRole.EXPERIENCE,
    SectionRole.PUBLICATIONS: SectionRole.PROJECTS,
    SectionRole.HONOURS: SectionRole.PROJECTS,
    SectionRole.CERTIFICATES: SectionRole.SKILLS,
    SectionRole.INTERESTS: SectionRole.SKILLS,
    SectionRole.REFERENCES: SectionRole.OTHER,
}
"""The roles of a résumé's sections that the model was not fitted to, as those that it was."""
_UNDER_PREFERRED = Reason(ReasonAbout.NEED, "is under a heading of what is preferred")

_PLUS, _JOINED = "plus", "“plus” joins what is asked for"
_OF_PARTY = "speaks of who hires"
_BY_PLACE = Reason(ReasonAbout.NEED, "its column or its mark says so")
_PLACED: Mapping[str, Need] = {SectionRole.REQUIRED: Need.REQUIRED, SectionRole.PREFERRED: Need.PREFERRED}


class Judge:
    """The linear model's verdict on each unit of a document."""

    def __init__(
        self,
        annotated: AnnotatedDocument,
        groups: dict[int, list[str]],
        lexicon: Lexicon,
        parties: PartyFinder,
        openings: DeedOpenings | None,
    ) -> None:
        """``openings``: how deeds begin; needed for résumés alone."""
        self._annotated, self._groups, self._parties, self._openings = annotated, groups, parties, openings
        self.activities = self._activities(lexicon)
        words, classifier = annotated.words, sentence_classifier()
        self._features = [
            features(words.keys[first:after], words.stems[first:after], self.setting(unit))
            for unit, (first, after) in enumerate(words.ranges)
        ]
        self._rows = [classifier.rows_of(found) for found in self._features]
        self._unit_needs: UnitNeeds | None = None
        self._needs: dict[int, tuple[Need, bool, tuple[Reason]]] = {}
        self._has_headings = any(section.heading for section in annotated.document.sections)

    def need_features(self) -> list[list[str]]:
        """The features that the need of each unit is decided by."""
        return list(need_features(self._features, self._annotated))

    @property
    def unit_needs(self) -> UnitNeeds:
        """What each unit of a posting is for; read once."""
        if self._unit_needs is None:
            self._unit_needs = UnitNeeds(self._annotated, self.need_features())
        return self._unit_needs

    def is_aside(self, unit: int) -> bool:
        """Whether a unit is company talk, benefits or legal text, which state no duty of the reader's."""
        if self._of_unit(unit)[0] is not Need.CONTEXT:
            return False
        # A text without any heading gives the model too little to tell by; it must at least speak of "us".
        first, after = self._annotated.words.ranges[unit]
        return self._has_headings or not US.isdisjoint(self._annotated.words.keys[first:after])

    def decisions(self) -> Iterator[tuple[int, Decision]]:
        """What the document states, each with its unit: by the model, which reads whole lines, and by activities that
        suffice by themselves or that the model was never shown."""
        fitted_labels = sentence_classifier().fitted_labels
        units, section = self._annotated.document.units, -1
        lead: list[Decision] = []
        for line in lines_of(self._annotated):
            heard = [unit for unit in line if self._is_heard(unit)]
            stated = self._of_line(line, heard) if heard else []
            if units[line[0]].section != section:
                lead, section = [], units[line[0]].section
            if not units[line[0]].item:
                lead = [decision for _, decision in stated] if self._is_open(line[-1]) else []
            elif lead and heard and not self._begins_with_act(line[0]):
                stated = [*stated, *self._inherited(lead, line[0], stated)]
            yield from stated
            told = {decision.responsibility for _, decision in stated}
            for unit in heard:
                for one in self.activities.get(unit, _NO_ACTIVITIES).values():
                    if one.responsibility not in told and (one.sure or one.responsibility not in fitted_labels):
                        told.add(one.responsibility)
                        yield unit, Decision(one.responsibility, _SURE, (one.form,))

    def _is_heard(self, unit: int) -> bool:
        """Whether a unit can state what the reader is to do, or what the writer did."""
        if self._annotated.document.kind is Kind.POSTING:
            return not self.is_aside(unit)
        role = self._annotated.roles[unit]
        if role is SectionRole.CERTIFICATES:
            first, after = self._annotated.words.ranges[unit]
            return after - first >= _NO_NAME
        if role in _WITH_DEEDS and self._openings is not None:
            span = self._annotated.document.units[unit].span
            return self._openings.tells_work(self._annotated.document.text_of(span))
        return role not in _NAMES_ALONE and not self._is_head(unit)

    def _is_head(self, unit: int) -> bool:
        """Whether a unit is the head of a job, which states what somebody was, and not what they did."""
        document, (first, after) = self._annotated.document, self._annotated.words.ranges[unit]
        span = document.units[unit].span
        entry = document.entry_at(span.start)
        is_in_head = entry is not None and entry.title is not None and span.start <= entry.title.start < span.end
        return is_in_head and after - first <= _LONGEST_HEAD

    def _is_open(self, unit: int) -> bool:
        """Whether a sentence ends before the object of its act, which the items after it name: "Build models for:"."""
        first, after = self._annotated.words.ranges[unit]
        keys = self._annotated.words.keys
        while after > first and keys[after - 1] in _LEADS_ON:
            after -= 1
        if after > first and keys[after - 1] in _OPEN:
            return True
        matches = self._annotated.pieces.get(unit)
        return matches is not None and any(end == after for _, end, _ in matches.acts)

    def _begins_with_act(self, unit: int) -> bool:
        """Whether an item names an act of its own within its first words."""
        first, _ = self._annotated.words.ranges[unit]
        matches = self._annotated.pieces.get(unit)
        return matches is not None and any(begins - first <= _FIRST_WORDS for begins, _, _ in matches.acts)

    def _inherited(
        self, lead: Sequence[Decision], unit: int, stated: Sequence[tuple[int, Decision]]
    ) -> list[tuple[int, Decision]]:
        """What the line that an item completes states, for the item."""
        told = {decision.responsibility for _, decision in stated}
        return [
            (unit, decision._replace(because=(UNDER_LEAD,))) for decision in lead if decision.responsibility not in told
        ]

    def _of_line(self, line: Sequence[int], heard: Sequence[int]) -> list[tuple[int, Decision]]:
        """What the model finds in a line, each for the sentence in ``heard`` that speaks most for it."""
        classifier, rows = sentence_classifier(), self._rows
        decided = []
        for id_, probability in classifier.stated(set().union(*[rows[unit] for unit in line])):
            weights = [classifier.weight(rows[unit], id_) for unit in heard]
            unit = heard[weights.index(max(weights))]
            decided.append((unit, Decision(id_, probability, classifier.reasons(rows[unit], id_))))
        return decided

    def need(self, unit: int) -> tuple[Need, Reason]:
        """The need of what a unit names where no cue decides, and why."""
        need, _, reasons = self.need_without_cue(unit)
        return need, reasons[0]

    def need_without_cue(self, unit: int) -> tuple[Need, bool, tuple[Reason]]:
        """Need, assertion and reasons of all that a unit without any cue names; made once."""
        found = self._needs.get(unit)
        if found is None:
            need, why = self._of_unit(unit)
            if len(self._rows) <= _FEW and not self._has_headings and (said := self._said_by_cue(unit)):
                need, why = said
            if need is Need.REQUIRED and (opening := self._only_duty(unit)):
                need, why = Need.DUTY, opening
            elif need is Need.PREFERRED and self._only_joins(unit):
                need, why = Need.REQUIRED, _JOINED
            elif need in _NOT_ASKED and (opening := self._asks_at_once(unit)):
                need, why = Need.REQUIRED, opening
            if placed := self._said_by_place(unit):
                found = placed, True, (_BY_PLACE,)
            elif need is Need.REQUIRED and self._annotated.roles[unit] is SectionRole.PREFERRED:
                # Whoever wrote "nice to have" above a list meant it of all that no word there makes a must.
                found = Need.PREFERRED, True, (_UNDER_PREFERRED,)
            else:
                found = need, True, (Reason(ReasonAbout.NEED, why),)
            self._needs[unit] = found
        return found

    def _of_unit(self, unit: int) -> tuple[Need, str]:
        """What the model makes of a unit, and why.

        It was fitted to whole lines, most of which are of one kind: a sentence about the team, before those about the
        duties, is often in a line of duties. Of 97 such sentences that were read, 4 told of the reader's own work.
        """
        need, document = self.unit_needs.need(unit), self._annotated.document
        if need is Need.DUTY and not document.units[unit].item:
            first, after = self._annotated.words.ranges[unit]
            if self._parties.is_subject(self._annotated.words.keys[first:after]):
                return Need.CONTEXT, _OF_PARTY
        return need, self.unit_needs.why(unit)

    def _said_by_place(self, unit: int) -> Need | None:
        """What the column or the mark of a unit says, or of what is beside it in its line: "SQL, Kafka* and Go"."""
        document = self._annotated.document
        number = document.units[unit].section
        section = document.sections[number]
        is_placed = section.placed or any(
            other.placed and document.line_of(other.body.start) == document.line_of(document.units[unit].span.start)
            for other in document.sections[max(0, number - 1) : number + 2]
        )
        return _PLACED.get(section.role) if is_placed else None

    def _said_by_cue(self, unit: int) -> tuple[Need, str] | None:
        """What the first way of asking, or of naming the work, makes of a unit."""
        for at in self._annotated.cues.get(unit, ()):
            if need := _BY_CUE.get(at.cue.sense):
                return need, f"“{at.cue.text}”"
        return None

    def _only_duty(self, unit: int) -> str:
        """The cue of a duty that a unit opens with, where nothing in it asks: "You will port them to ONNX"."""
        cues = self._annotated.cues.get(unit, ())
        first = self._annotated.words.ranges[unit][0]
        if not cues or any(at.cue.sense is not NeedSense.DUTY for at in cues):
            return ""
        keys, you = self._annotated.words.keys, SPEAKERS["#you"]
        # Of 330 such sentences that were read, 10 ask for something.
        opening = next((at for at in cues if at.first == first), None)
        if opening is None or not {keys[first], *keys[opening.after : opening.after + 1]} & you:
            return ""
        return f"“{opening.cue.text}”"

    def _only_joins(self, unit: int) -> bool:
        """Whether "plus" in a requirement is "and", for nothing there says that it prefers: "PyTorch, plus SQL"."""
        annotated = self._annotated
        if annotated.roles[unit] is not SectionRole.REQUIRED:
            return False
        first, after = annotated.words.ranges[unit]
        prefers = any(at.cue.sense is NeedSense.PREFERRED for at in annotated.cues.get(unit, ()))
        return not prefers and _PLUS in annotated.words.keys[first + 1 : after - 1]

    def _asks_at_once(self, unit: int) -> str:
        """The way of asking that a unit opens with, in a section that may ask: "Experience with Kafka" among duties."""
        annotated = self._annotated
        if annotated.roles[unit] in _ASK_NOTHING:
            return ""
        first, after = annotated.words.ranges[unit]
        first = next((at for at in range(first, after) if annotated.words.keys[at][0].isalnum()), after)
        cues = (at.cue for at in annotated.cues.get(unit, ()) if at.first == first)
        asking = (cue for cue in cues if cue.sense is NeedSense.ASKS and cue.direction is Direction.FORWARD)
        return next((f"“{cue.text}”" for cue in asking), "")

    def setting(self, unit: int) -> Setting:
        """What the model is told of a unit beside its words."""
        annotated = self._annotated
        document, (first, _) = annotated.document, annotated.words.ranges[unit]
        section = document.units[unit].section
        before = document.sections[section - 1].role if section else ""
        part = 3 * first // max(1, len(annotated.words.keys))
        role = annotated.roles[unit]
        place = UnitPlace(_KIN.get(role, role), _KIN.get(before, before), document.units[unit].item, part)
        cues = annotated.cues.get(unit, ())
        return Setting(
            place,
            self._groups.get(unit, ()),
            self.activities.get(unit, _NO_ACTIVITIES),
            [at.cue.sense for at in cues if at.cue.family is CueFamily.NEED] if cues else (),
        )

    def _activities(self, lexicon: Lexicon) -> dict[int, dict[str, Stated]]:
        """What the activities of each unit state, where they state anything."""
        keys = self._annotated.words.keys
        stated = {unit: find_activities(pieces, keys, lexicon) for unit, pieces in self._annotated.pieces.items()}
        return {unit: by_id for unit, by_id in stated.items() if by_id}


def decided_by(because: tuple[str, ...]) -> str:
    return "decided by " + ", ".join(dict.fromkeys(filter(None, map(in_words, because))))


def lines_of(annotated: AnnotatedDocument) -> Iterator[list[int]]:
    """The units outside of the title that have words, line by line: those that begin on one line of one section.

    A line with more words than a sentence is read for is several: where line breaks are lost, all is one line.
    """
    document, words = annotated.document, annotated.words
    line: list[int] = []
    place, size = (-1, -1), 0
    for unit, (first, after) in enumerate(words.ranges):
        if first == after or annotated.roles[unit] is SectionRole.TITLE:
            continue
        its_place = document.line_of(document.units[unit].span.start), document.units[unit].section
        its_size = sum(map(bool, words.stems[first:after]))
        if line and (its_place != place or size + its_size > LONGEST):
            yield line
            line, size = [], 0
        line.append(unit)
        place, size = its_place, size + its_size
    if line:
        yield line
