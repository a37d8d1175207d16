"""How much of a market a résumé reaches: the postings whose must-haves it meets, and what would open most others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from skillmatch.analysis import Report
from skillmatch.comparing.resume_posting import Comparer
from skillmatch.scanning.market import FEWEST, IDS, SPREAD, CountShare
from skillmatch.scanning.summary import opened
from skillmatch.taxonomy.model import Taxonomy

_NEXT = 10


class NextSkill(NamedTuple):
    """A skill that the résumé does not have, and the postings of which it is the only must-have that is missing."""

    label: str
    opens: CountShare
    ids: tuple[str, ...]


class Reach(NamedTuple):
    """The share of postings whose must-haves a résumé meets.

    Attributes:
        meets: of the unique postings that have must-haves.
        ids: some of the postings whose must-haves it meets.
        more: what opens most other postings, first; empty where the postings are too few to rank.
    """

    meets: CountShare
    more: tuple[NextSkill, ...]
    ids: tuple[str, ...]


def reach(folder: Path, dedupe: str, resume: Report, taxonomy: Taxonomy) -> Reach:
    """What a résumé reaches of a scan that is whole.

    A must-have counts as met where what ``compare`` says of it is shown or listed; years and degrees are left out, as
    they are there.
    """
    side = Comparer(taxonomy).of(resume)
    has: dict[str, bool] = {}
    postings = met = 0
    ids: list[str] = []
    opens: Counter[str] = Counter()
    opened_ids: dict[str, list[str]] = {}
    for own, needs in _needs_by_posting(folder, dedupe):
        unmet = []
        for at_least, concepts in needs:
            for one in concepts:
                if one not in has:
                    has[one] = side.has(one)
            if sum(has[one] for one in concepts) < at_least:
                unmet.append(concepts)
        postings += 1
        met += not unmet
        if not unmet and len(ids) < IDS:
            ids.append(own)
        if len(unmet) == 1:
            for one in {one for one in unmet[0] if not has[one]}:
                opens[one] += 1
                if opens[one] <= IDS:
                    opened_ids.setdefault(one, []).append(own)
    first = sorted(opens.items(), key=lambda item: (-item[1], item[0]))[:_NEXT] if postings >= FEWEST else []
    named = taxonomy.concepts
    more = tuple(
        NextSkill(named[id_].label if id_ in named else id_, CountShare(n, postings), tuple(opened_ids[id_]))
        for id_, n in first
    )
    return Reach(CountShare(met, postings), more, tuple(ids))


def _needs_by_posting(folder: Path, dedupe: str) -> Iterator[tuple[str, list[tuple[int, list[str]]]]]:
    """The id of each unique posting that has must-haves, and these: how many of which concepts."""
    with opened(folder, dedupe) as connection:
        query = f"""
            select any_value(id), list((at_least, concepts) order by need_id) from needs semi join kept using (row)
            where need = 'required' and counted and len(concepts) > 0 group by row
            order by {SPREAD}, row
        """
        found: Any = connection.execute(query)
        while rows := found.fetchmany(1000):
            yield from ((own, [(int(at_least), list(concepts)) for at_least, concepts in needs]) for own, needs in rows)
