"""The picture of a market: what unique postings ask for, how sure that is, and what changes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from skillmatch.scanning.summary import opened
from skillmatch.taxonomy.model import Named, Taxonomy

FEWEST = 30
"""Documents in a cell, below which a share is no basis for a rank."""
_Z = 1.959964
"""The normal quantile of a 95% interval."""
_TOP, _PAIRS, IDS = 40, 20, 10
SPREAD = "(row * 2654435761) % 4294967296"
"""An order of rows without regard to their places: a source is often sorted by day or by firm."""
_SOME = f"list(id order by {SPREAD}, row)[:{IDS}]"
_COMMONEST = 150
"""Concepts that pairs are made of: all pairs of all concepts would be millions."""


class CountShare(NamedTuple):
    """A share of so many documents, with its 95% interval (Wilson, 1927).

    Attributes:
        found: how many of ``of``.
    """

    found: int
    of: int

    @property
    def share(self) -> float:
        """In [0, 1]; 0 where there are no documents."""
        return self.found / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The least and the most that the share is likely to be."""
        if not self.of:
            return 0.0, 1.0
        n, p, square = self.of, self.share, _Z * _Z
        middle = (p + square / (2 * n)) / (1 + square / n)
        half = _Z * math.sqrt(p * (1 - p) / n + square / (4 * n * n)) / (1 + square / n)
        return max(0.0, middle - half), min(1.0, middle + half)

    @property
    def is_few(self) -> bool:
        """Whether there are too few documents to rank by it."""
        return self.of < FEWEST

    def is_apart(self, other: CountShare) -> bool:
        """Whether the two intervals have nothing in common."""
        (low, high), (other_low, other_high) = self.interval, other.interval
        return high < other_low or other_high < low


class AskedConcept(NamedTuple):
    """How many postings ask for a concept, as a must, as what would be nice, and at all."""

    concept: str
    label: str
    must: CountShare
    nice: CountShare
    any: CountShare
    ids: tuple[str, ...]
    """Some of the documents, from all over the scan."""


class Counted(NamedTuple):
    """How many documents have a value."""

    value: str
    share: CountShare
    ids: tuple[str, ...]


class Cell(NamedTuple):
    """The hard skills that documents with a value of a column, or of a month, ask for most."""

    value: str
    documents: int
    asked: tuple[Counted, ...]
    ids: tuple[str, ...]

    @property
    def is_few(self) -> bool:
        """Whether there are too few documents to rank by them."""
        return self.documents < FEWEST


class Pair(NamedTuple):
    """Two concepts that are asked for together: ``lift`` times as often as if one had nothing to do with the other."""

    one: str
    other: str
    together: CountShare
    lift: float
    least: float
    most: float
    ids: tuple[str, ...]


class ChangedShare(NamedTuple):
    """A concept that is asked for more often, or less, in the later half of the months than in the earlier."""

    label: str
    before: CountShare
    after: CountShare
    ids: tuple[str, ...]
    """Those of the later half first."""


class Market(NamedTuple):
    """All of the picture; documents are unique ones where nothing else is said."""

    rows: int
    read: int
    unread: int
    unrecognised: int
    unique: int
    hard: tuple[AskedConcept, ...]
    soft: tuple[AskedConcept, ...]
    splits: tuple[Counted, ...]
    roles: tuple[Counted, ...]
    levels: tuple[Counted, ...]
    phases: tuple[Counted, ...]
    months: tuple[Cell, ...]
    by: Mapping[str, tuple[Cell, ...]]
    pairs: tuple[Pair, ...]
    halves: tuple[str, str]
    """The months that ``changes`` compares, in words; empty where there are no two."""
    changes: tuple[ChangedShare, ...]
    compared: int
    """How many concepts were looked at for changes: with many, a few would part by chance."""
    before: int
    """The documents of the earlier half."""
    after: int


def market(folder: Path, summary: Mapping[str, Any], taxonomy: Taxonomy) -> Market:
    """The picture of a scan that is whole.

    Args:
        folder: of the scan.
        summary: what ``summary.json`` says.
        taxonomy: what the scan was made with: it has the names, and says what is a part of what.
    """
    with opened(folder, str(summary["dedupe"])) as connection:
        connection.execute(_ASKED)
        count = int(connection.execute("select count(*) from unique_documents").fetchone()[0])
        columns = [row[0] for row in connection.execute("describe unique_documents").fetchall()]
        changed = _changes(connection)
        return Market(
            rows=summary["rows"],
            read=summary["read"],
            unread=summary["unread"],
            unrecognised=summary["unrecognised"],
            unique=summary["unique"],
            hard=_asked(connection, "hard", count),
            soft=_asked(connection, "soft", count),
            splits=_counted(connection, "split", count, taxonomy.split),
            roles=_counted(connection, "coalesce(role, '')", count, taxonomy.roles),
            levels=_counted(connection, "level", count, taxonomy.levels),
            phases=_counted(connection, "unnest(phases)", count, taxonomy.phases),
            months=_cells(connection, "left(date, 7)"),
            by={
                name.removeprefix("by_"): _cells(connection, f'"{name}"') for name in columns if name.startswith("by_")
            },
            pairs=_pairs(connection, count, taxonomy),
            **changed,
        )


_ASKED = """
create table asked as
select row, any_value(id) as id, concept, any_value(label order by start) as label, any_value(kind) as kind,
       bool_or(need in ('required', 'duty')) as must, bool_or(need = 'preferred') as nice
from mentions semi join kept using (row)
where asserted and type = 'skill' and need in ('required', 'duty', 'preferred')
group by row, concept
"""


def _rows(connection: Any, query: str, *values: Any) -> list[tuple[Any, ...]]:
    return list(connection.execute(query, list(values)).fetchall())


def _asked(connection: Any, kind: str, count: int) -> tuple[AskedConcept, ...]:
    query = f"""
        select concept, any_value(label order by row), count(*) filter (must),
               count(*) filter (nice and not must), count(*), {_SOME}
        from asked where kind = ?
        group by concept order by count(*) desc, concept limit {_TOP}
    """
    return tuple(
        AskedConcept(
            concept, label, CountShare(must, count), CountShare(nice, count), CountShare(total, count), tuple(ids)
        )
        for concept, label, must, nice, total, ids in _rows(connection, query, kind)
    )


def _counted(connection: Any, value: str, count: int, names: Mapping[str, Named]) -> tuple[Counted, ...]:
    query = f"""
        with valued as (select {value} as value, row, id from unique_documents)
        select value, count(*), {_SOME} from valued group by value order by count(*) desc, value
    """
    return tuple(
        Counted(names[value].label if value in names else value or "none", CountShare(found, count), tuple(ids))
        for value, found, ids in _rows(connection, query)
    )


def _cells(connection: Any, value: str) -> tuple[Cell, ...]:
    """For each value the ten hard skills that are asked for most."""
    query = f"""
        with valued as (select {value} as value, row, id from unique_documents where {value} <> ''),
             sizes as (select value, count(*) as size, {_SOME} as own_ids from valued group by value),
             counts as (
                select value, any_value(label order by row) as label, count(*) as found, {_SOME} as ids
                from (select row, concept, label from asked where kind = 'hard') join valued using (row)
                group by value, concept
             )
        select value, size, own_ids, label, found, ids from sizes left join counts using (value)
        qualify row_number() over (partition by value order by found desc, label) <= 10
        order by value, found desc, label
    """
    cells: dict[str, list[Any]] = {}
    for value_, size, some, label, found, ids in _rows(connection, query):
        cell = cells.setdefault(value_, [size, [], some])
        if label is not None:
            cell[1].append(Counted(label, CountShare(found, size), tuple(ids)))
    return tuple(Cell(value_, size, tuple(asked), tuple(some)) for value_, (size, asked, some) in cells.items())


def _pairs(connection: Any, count: int, taxonomy: Taxonomy) -> tuple[Pair, ...]:
    """Pairs of which the least likely lift is above 1, the highest of these first."""
    query = f"""
        with totals as (
                select concept, any_value(label order by row) as label, count(*) as found from asked
                where kind = 'hard' group by concept having found >= {FEWEST}
                order by found desc, concept limit {_COMMONEST}
             )
        select x.concept, y.concept, a.label, b.label, a.found, b.found, count(*),
               list(x.id order by {SPREAD.replace("row", "x.row")}, x.row)[:{IDS}]
        from asked x join asked y on x.row = y.row and x.concept < y.concept
             join totals a on a.concept = x.concept join totals b on b.concept = y.concept
        group by 1, 2, 3, 4, 5, 6 having count(*) >= 10 order by x.concept, y.concept
    """
    rows = _rows(connection, query)
    found = [
        _pair(one, other, ones, others, both, count, tuple(ids))
        for id_, other_id, one, other, ones, others, both, ids in rows
        if not _is_part(taxonomy, id_, other_id)
    ]
    sure = [pair for pair in found if pair.least > 1]
    return tuple(sorted(sure, key=lambda pair: (-pair.least, pair.one, pair.other))[:_PAIRS])


def _is_part(taxonomy: Taxonomy, one: str, other: str) -> bool:
    """Whether one of two concepts is the other, more broadly: who asks for AWS asks for cloud services."""
    known = taxonomy.concepts
    if one not in known or other not in known:
        return False
    return one in taxonomy.ancestors(other) or other in taxonomy.ancestors(one)


def _pair(one: str, other: str, ones: int, others: int, both: int, count: int, ids: tuple[str, ...]) -> Pair:
    """The lift with its interval: on the log scale, by the delta method for the counts of one multinomial sample."""
    lift = both * count / (ones * others)
    variance = 1 / both - 1 / ones - 1 / others + 2 * both / (ones * others) - 1 / count
    spread = _Z * math.sqrt(max(0.0, variance))
    return Pair(one, other, CountShare(both, count), lift, lift * math.exp(-spread), lift * math.exp(spread), ids)


def _changes(connection: Any) -> dict[str, Any]:
    """What rises and falls from the earlier half of the dated documents to the later, where the intervals part."""
    dated = _rows(
        connection, "select left(date, 7), count(*) from unique_documents where date <> '' group by 1 order by 1"
    )
    middle = _middle(dated)
    if middle is None:
        return {"halves": ("", ""), "changes": (), "compared": 0, "before": 0, "after": 0}
    early, late = dated[:middle], dated[middle:]
    first = str(late[0][0])
    query = f"""
        with dated as (select row, left(date, 7) < ? as early from unique_documents where date <> '')
        select any_value(label order by row), count(*) filter (early), count(*) filter (not early),
               list(id order by early, {SPREAD}, row)[:{IDS}]
        from asked join dated using (row) group by concept order by concept
    """
    sizes = sum(size for _, size in early), sum(size for _, size in late)
    changes = [
        ChangedShare(label, CountShare(a, sizes[0]), CountShare(b, sizes[1]), tuple(ids))
        for label, a, b, ids in _rows(connection, query, first)
    ]
    sure = [one for one in changes if not (one.before.is_few or one.after.is_few) and one.before.is_apart(one.after)]
    sure.sort(key=lambda one: (-abs(one.after.share - one.before.share), one.label))
    return {
        "halves": (_span(early), _span(late)),
        "changes": tuple(sure[:_PAIRS]),
        "compared": len(changes),
        "before": sizes[0],
        "after": sizes[1],
    }


def _middle(months: Sequence[tuple[str, int]]) -> int | None:
    """The first month of the later half of the documents; ``None`` where they are of one month."""
    total, seen = sum(size for _, size in months), 0
    for at, (_, size) in enumerate(months):
        seen += size
        if 2 * seen >= total:
            return min(at + 1, len(months) - 1) or None
    return None


def _span(months: Iterable[tuple[str, int]]) -> str:
    names = [month for month, _ in months]
    return names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}"
