"""Document and taxonomy in, mentions out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from skillmatch.documents.cues import DocumentCues, document_cues
from skillmatch.documents.model import Document, SectionRole
from skillmatch.matching.activities import Stated, find_activities
from skillmatch.matching.context import Context, denial
from skillmatch.matching.details import Details
from skillmatch.matching.engine import PhraseEngine
from skillmatch.matching.features import US, Place, Setting, features, in_words
from skillmatch.matching.lexicon import Lexicon
from skillmatch.matching.model import Evidence, Mention, MentionType, Method, Need, Reason
from skillmatch.matching.scene import STEM, Scene, read_scene
from skillmatch.matching.skills import Found, find_skills
from skillmatch.matching.spelling import Speller
from skillmatch.matching.statements import Decision, statement_model
from skillmatch.matching.stems import stem
from skillmatch.matching.tokens import Keys, Vocabulary
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.model import Taxonomy
from skillmatch.text.compounds import Glue
from skillmatch.text.spans import Span

_SURE = 0.9
"""The score of an activity that states a responsibility by itself."""
_FAIR_CHANCE = 0.2
"""An act right beside its thing, or a telling phrase, is believed where the model gives it this much."""
_NO_ACTIVITIES: Mapping[str, Stated] = {}
_IN_HEADING = Reason("need", "stands in a heading")
_UNDER_PREFERRED = Reason("need", "stands under a heading of what is preferred")
_QUOTED = 14
"""Words quoted of a sentence in which no word in particular decided."""


class Matcher:
    """Finds what a document says of a taxonomy. Building one costs a fraction of a second; keep it."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self._lexicon = Lexicon(taxonomy)
        phrases = list(self._lexicon.uses)
        self._uses = [self._lexicon.uses[phrase] for phrase in phrases]
        self._engine = PhraseEngine(phrases)
        speller = Speller(taxonomy)
        joined = Joined(joined_words(taxonomy), speller)
        self._glue = Glue(joined)
        keys = Keys(self._engine.words, speller)
        # In the order of SINGLE, PART and STEM.
        self._vocabulary = Vocabulary(keys, self._engine.single, self._engine.part, statement_model().number)
        self._context = Context(taxonomy.cues)
        self._group_of = {id_: taxonomy.group_of(id_) for id_ in taxonomy.concepts}
        self._details = Details(taxonomy.cues, self._group_of)
        self.document_cues: DocumentCues = document_cues(taxonomy.cues, joined)

    def mentions(self, document: Document) -> tuple[Mention, ...]:
        """All mentions in ``document``, in text order, asserted or not."""
        scene = self._scene(document)
        skills = find_skills(scene.labelled, scene.words)
        judge = _Judge(scene, self._groups_by_unit(scene, skills), self._lexicon)
        found = self._details.of([self._skill(scene, judge, one) for one in skills], document)
        found.extend(self._responsibilities(scene, judge))
        found.sort(key=_place)
        return tuple(found)

    def sentence_features(self, document: Document) -> Iterator[tuple[int, list[str]]]:
        """The units of ``document``, each with its features: what the model is fitted to."""
        scene = self._scene(document)
        judge = _Judge(scene, self._groups_by_unit(scene, find_skills(scene.labelled, scene.words)), self._lexicon)
        for unit, (first, after) in enumerate(scene.words.ranges):
            if first < after and scene.roles[unit] is not SectionRole.TITLE:
                yield unit, features(scene.words.keys[first:after], judge.setting(unit))

    def _scene(self, document: Document) -> Scene:
        return read_scene(document, self._vocabulary, self._glue, self._engine, self._uses)

    def _groups_by_unit(self, scene: Scene, skills: list[Found]) -> dict[int, list[str]]:
        groups: dict[int, list[str]] = {}
        for one in skills:
            groups.setdefault(scene.words.unit_of[one.first], []).append(self._group_of[one.label.concept.id])
        return groups

    def _skill(self, scene: Scene, judge: _Judge, one: Found) -> Mention:
        concept = one.label.concept
        place = (one.first, one.after)
        return self._mention(scene, judge, MentionType.SKILL, concept.id, concept.kind, place, one.evidence)

    def _responsibilities(self, scene: Scene, judge: _Judge) -> Iterator[Mention]:
        posting = scene.document.kind is Kind.POSTING
        for unit, (first, after) in enumerate(scene.words.ranges):
            if first == after or scene.roles[unit] is SectionRole.TITLE:
                continue
            if posting and judge.is_aside(unit):
                continue
            stated = judge.activities.get(unit, _NO_ACTIVITIES)
            for decision in judge.decisions(unit):
                activity = stated.get(decision.responsibility)
                place = (activity.first, activity.after) if activity else _deciding_words(scene, unit, decision)
                evidence = _evidence(decision, activity)
                id_, type_ = decision.responsibility, MentionType.RESPONSIBILITY
                yield self._mention(scene, judge, type_, id_, None, place, evidence)

    def _mention(
        self,
        scene: Scene,
        judge: _Judge,
        type_: MentionType,
        concept: str,
        kind: str | None,
        place: tuple[int, int],
        evidence: Evidence,
    ) -> Mention:
        document, words, (first, after) = scene.document, scene.words, place
        start, end, unit = words.tokens.starts[first], words.tokens.ends[after - 1], words.unit_of[first]
        need, denied, reasons = self._need_and_denial(scene, judge, unit, first, after)
        line = document.line_of(start)
        return Mention(
            type_,
            concept,
            kind,
            Span(start, end),
            document.text[start:end],
            line,
            start - document.line_starts[line - 1] + 1,
            document.page_of(start) if document.pages else None,
            scene.roles[unit] if unit >= 0 else document.section_at(start).role,
            unit,
            need,
            not denied,
            evidence._replace(reasons=(*evidence.reasons, *reasons)) if reasons else evidence,
        )

    def _need_and_denial(
        self, scene: Scene, judge: _Judge, unit: int, first: int, after: int
    ) -> tuple[Need | None, bool, tuple[Reason, ...]]:
        posting = scene.document.kind is Kind.POSTING
        if unit < 0 or scene.roles[unit] is SectionRole.TITLE:
            return (Need.CONTEXT, False, (_IN_HEADING,)) if posting else (None, False, ())
        if unit not in scene.cues:
            return judge.plain(unit) if posting else (None, False, ())
        sentence = scene.sentence(unit)
        denied = denial(sentence, first, after, scene.document.kind)
        reasons = (denied,) if denied else ()
        if not posting:
            return None, denied is not None, reasons
        need = self._context.need(sentence, first, after)
        if need is None:
            need = judge.need(unit)
        return need[0], denied is not None, (*reasons, need[1])


class _Judge:
    """The linear model's verdict on each unit of a scene."""

    def __init__(self, scene: Scene, groups: dict[int, list[str]], lexicon: Lexicon) -> None:
        self._scene, self._groups = scene, groups
        self.activities = self._activities(lexicon)
        words = scene.words
        settings = list(map(self.setting, range(len(words.ranges))))
        self.verdicts = statement_model().judge(words.keys, words.numbers[STEM], words.unit_of, settings)
        self._plain: dict[int, tuple[Need, bool, tuple[Reason]]] = {}
        self._has_headings = any(section.heading for section in scene.document.sections)

    def is_aside(self, unit: int) -> bool:
        """Whether a unit is company talk, benefits or legal text, which state no duty of the reader's."""
        if self.verdicts[unit].need is not Need.CONTEXT:
            return False
        # A text without any heading gives the model too little to tell by; it must at least speak of "us".
        first, after = self._scene.words.ranges[unit]
        return self._has_headings or not US.isdisjoint(self._scene.words.keys[first:after])

    def decisions(self, unit: int) -> list[Decision]:
        """What a unit states: by the model, and by activities that suffice or that the model was never shown."""
        decided = self.verdicts[unit].stated
        told = {decision.responsibility for decision in decided}
        knows = statement_model().knows
        chance = self.verdicts[unit].chance
        by_itself = []
        for one in self.activities.get(unit, _NO_ACTIVITIES).values():
            id_ = one.responsibility
            if id_ in told:
                continue
            if one.sure or id_ not in knows:
                by_itself.append(Decision(id_, _SURE, (one.form,)))
            elif one.close and (likely := chance(id_)) >= _FAIR_CHANCE:
                by_itself.append(Decision(id_, likely, (f"#activity {id_}",)))
        return [*decided, *by_itself]

    def need(self, unit: int) -> tuple[Need, Reason]:
        """The need of what a unit names where no cue decides, and why."""
        need, _, reasons = self.plain(unit)
        return need, reasons[0]

    def plain(self, unit: int) -> tuple[Need, bool, tuple[Reason]]:
        """Need, denial and reasons of all that a unit without any cue names; made once."""
        found = self._plain.get(unit)
        if found is None:
            verdict = self.verdicts[unit]
            if verdict.need is Need.REQUIRED and self._scene.roles[unit] is SectionRole.PREFERRED:
                # Whoever wrote "nice to have" above a list meant it of all that no word there makes a must.
                found = Need.PREFERRED, False, (_UNDER_PREFERRED,)
            else:
                found = verdict.need, False, (Reason("need", _decided_by(verdict.because())),)
            self._plain[unit] = found
        return found

    def setting(self, unit: int) -> Setting:
        """What the model is told of a unit beside its words."""
        scene = self._scene
        document, (first, _) = scene.document, scene.words.ranges[unit]
        section = document.units[unit].section
        before = document.sections[section - 1].role if section else ""
        part = 3 * first // max(1, len(scene.words.keys))
        place = Place(scene.roles[unit], before, document.units[unit].item, part)
        cues = scene.cues.get(unit, ())
        return Setting(
            place,
            self._groups.get(unit, ()),
            self.activities.get(unit, _NO_ACTIVITIES),
            [at.cue.sense for at in cues if at.cue.family == "need"] if cues else (),
        )

    def _activities(self, lexicon: Lexicon) -> dict[int, dict[str, Stated]]:
        """What the activities of each unit state, where they state anything."""
        keys = self._scene.words.keys
        stated = {unit: find_activities(pieces, keys, lexicon) for unit, pieces in self._scene.pieces.items()}
        return {unit: by_id for unit, by_id in stated.items() if by_id}


def _deciding_words(scene: Scene, unit: int, decision: Decision) -> tuple[int, int]:
    """The tokens from the first to the last that the decision rests on."""
    first, after = scene.words.ranges[unit]
    wanted = {word for feature in decision.because if feature[0] != "#" for word in feature.lstrip("^ ").split()}
    places = [at for at in range(first, after) if stem(scene.words.keys[at]) in wanted]
    return (places[0], places[-1] + 1) if places else (first, min(after, first + _QUOTED))


def _evidence(decision: Decision, activity: Stated | None) -> Evidence:
    reason = Reason("match", _decided_by(decision.because))
    form = activity.form if activity else "words of the sentence"
    return Evidence(Method.ACTIVITY if activity else Method.STATEMENT, form, decision.probability, (reason,))


def _decided_by(because: tuple[str, ...]) -> str:
    return "decided by " + ", ".join(dict.fromkeys(filter(None, map(in_words, because))))


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.span.start, mention.span.end, mention.concept


class Joined:
    """Words that are one word though written with a capital inside: those of the labels, and misspellings of them."""

    def __init__(self, words: frozenset[str], speller: Speller) -> None:
        self._words, self._speller = words, speller

    def __contains__(self, word: object) -> bool:
        return word in self._words or (isinstance(word, str) and self._speller.correct(word) is not None)


def joined_words(taxonomy: Taxonomy) -> frozenset[str]:
    """The words of all labels in lower case: written with a capital inside ("SpotFire"), they are not two words glued
    together."""
    return frozenset(
        word
        for concept in taxonomy.concepts.values()
        for label in concept.labels
        for word in label.lower().replace("/", " ").replace("-", " ").split()
        if word.isalnum()
    )
