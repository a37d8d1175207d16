"""What each sentence states and asks for: the classifier's word, and what activities say by themselves."""

from __future__ import annotations

from collections.abc import Mapping

from skillmatch.documents.model import SectionRole
from skillmatch.matching.annotate import AnnotatedDocument
from skillmatch.matching.cues import CueFamily
from skillmatch.matching.model import Need, Reason, ReasonAbout
from skillmatch.matching.phrases.lexicon import Lexicon
from skillmatch.matching.responsibilities.activities import Stated, find_activities
from skillmatch.matching.responsibilities.classifier import Decision, sentence_classifier
from skillmatch.matching.responsibilities.features import US, Setting, UnitPlace, in_words

_SURE = 0.9
"""The score of an activity that states a responsibility by itself."""
_FAIR_CHANCE = 0.2
"""An act right beside its thing, or a telling phrase, is believed where the model gives it this much."""
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


class Judge:
    """The linear model's verdict on each unit of a document."""

    def __init__(self, annotated: AnnotatedDocument, groups: dict[int, list[str]], lexicon: Lexicon) -> None:
        self._annotated, self._groups = annotated, groups
        self.activities = self._activities(lexicon)
        words, judge = annotated.words, sentence_classifier().judge
        self.verdicts = [
            judge(words.keys[first:after], words.stems[first:after], self.setting(unit))
            for unit, (first, after) in enumerate(words.ranges)
        ]
        self._needs: dict[int, tuple[Need, bool, tuple[Reason]]] = {}
        self._has_headings = any(section.heading for section in annotated.document.sections)

    def is_aside(self, unit: int) -> bool:
        """Whether a unit is company talk, benefits or legal text, which state no duty of the reader's."""
        if self.verdicts[unit].need is not Need.CONTEXT:
            return False
        # A text without any heading gives the model too little to tell by; it must at least speak of "us".
        first, after = self._annotated.words.ranges[unit]
        return self._has_headings or not US.isdisjoint(self._annotated.words.keys[first:after])

    def decisions(self, unit: int) -> list[Decision]:
        """What a unit states: by the model, and by activities that suffice or that the model was never shown."""
        decided = self.verdicts[unit].stated
        told = {decision.responsibility for decision in decided}
        fitted_labels = sentence_classifier().fitted_labels
        probability_of = self.verdicts[unit].probability_of
        by_itself = []
        for one in self.activities.get(unit, _NO_ACTIVITIES).values():
            id_ = one.responsibility
            if id_ in told:
                continue
            if one.sure or id_ not in fitted_labels:
                by_itself.append(Decision(id_, _SURE, (one.form,)))
            elif one.close and (likely := probability_of(id_)) >= _FAIR_CHANCE:
                by_itself.append(Decision(id_, likely, (f"#activity {id_}",)))
        return [*decided, *by_itself]

    def need(self, unit: int) -> tuple[Need, Reason]:
        """The need of what a unit names where no cue decides, and why."""
        need, _, reasons = self.need_without_cue(unit)
        return need, reasons[0]

    def need_without_cue(self, unit: int) -> tuple[Need, bool, tuple[Reason]]:
        """Need, assertion and reasons of all that a unit without any cue names; made once."""
        found = self._needs.get(unit)
        if found is None:
            verdict = self.verdicts[unit]
            if verdict.need is Need.REQUIRED and self._annotated.roles[unit] is SectionRole.PREFERRED:
                # Whoever wrote "nice to have" above a list meant it of all that no word there makes a must.
                found = Need.PREFERRED, True, (_UNDER_PREFERRED,)
            else:
                found = verdict.need, True, (Reason(ReasonAbout.NEED, decided_by(verdict.because())),)
            self._needs[unit] = found
        return found

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
