"""Names of skills that a posting neither asks for nor lists: what a duty does, or a company says of itself.

"Improve the performance of our shop" asks for no skill in performance; "performance tuning is a must" and "Python,
testing, CI" do. Which names are so general is told by ``asked`` in the rules of their entries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from skillmatch.documents.model import Document, SectionRole
from skillmatch.matching.model import Mention, Need
from skillmatch.matching.skills.settle import is_next_item
from skillmatch.taxonomy.model import FIELDS_OF_BUSINESS, Concept

_IN_PASSING = (Need.CONTEXT, Need.DUTY)
_WHY = "names what is done, and is not asked for"


class AskedFinder:
    """Tells general names that are asked for from those that are only said."""

    def __init__(self, concepts: Mapping[str, Concept], group_of: Callable[[str], str]) -> None:
        self._concepts = concepts
        self._group_of = group_of
        self._general: dict[tuple[str, str], bool] = {}

    def without_acts(self, mentions: Sequence[Mention], document: Document) -> list[Mention]:
        """The mentions of skills in a posting, by place, those not asserted that are said in passing."""
        found: list[Mention] = []
        for items in _lists(mentions, document.text):
            # A list of general names only ("performance and reliability") is none of skills.
            said = len(items) == 1 or all(self._is_general(item) or self._is_of_company(item) for item in items)
            found += [
                item.denied(_WHY)
                if item.asserted and ((said and self._is_in_passing(item)) or self._is_of_company(item))
                else item
                for item in items
            ]
        return found

    def _is_in_passing(self, mention: Mention) -> bool:
        return mention.need in _IN_PASSING and mention.unit >= 0 and self._is_general(mention)

    def _is_of_company(self, mention: Mention) -> bool:
        context = mention.need is Need.CONTEXT and mention.section not in (SectionRole.DUTIES, SectionRole.TITLE)
        # What a company says of its own field is no skill.
        return context and mention.unit >= 0 and self._group_of(mention.concept) == FIELDS_OF_BUSINESS

    def _is_general(self, mention: Mention) -> bool:
        key = mention.concept, mention.evidence.form
        known = self._general.get(key)
        if known is None:
            rules = self._concepts[mention.concept].ambiguous
            known = any(rule.asked and (not rule.labels or key[1] in rule.labels) for rule in rules)
            self._general[key] = known
        return known


def _lists(mentions: Sequence[Mention], text: str) -> Iterator[list[Mention]]:
    """The mentions that follow each other as items of one list in one unit; a lone one by itself."""
    items: list[Mention] = []
    for mention in mentions:
        last = items[-1] if items else mention
        if items and (last.unit != mention.unit or not is_next_item(text, last.span.end, mention.span.start)):
            yield items
            items = []
        items.append(mention)
    if items:
        yield items
