"""Print alternative labels of the taxonomy that may be names of other products, entry by entry, to be read.

    python -m tools.other_products                         our taxonomy: nothing, once all are read
    python -m tools.other_products FOLDER                  another folder of the same layout
    python -m tools.other_products --listed ../shared/corpus/postings.jsonl    what stands side by side in lists
    python -m tools.other_products --sample 50 --seed 13   all alternative labels of so many entries, to look for more

What counts as suspicious is told in ``skillmatch.taxonomy.validate.other_things``, by which ``validate``
warns: a label written as a name that shares no word, letters or initials with the label of its entry, and that nobody
has read and put into ``same_things.txt``. What is another thing goes to ``like``, or to an entry of its own.
It goes by how a label is written, so it cannot see an ordinary word that names another thing ("Salt"), a topic in lower
case ("panel data" under large datasets), or a name that holds the whole of another ("Argo" and "Argo Rollouts").

``--listed`` goes by how labels are used: nobody writes "precision and recall" or "Medicare, Medicaid" of one thing, so
two labels of one entry that are items of one list are two things, unless one says the other in other words.
What neither search sees, there is the sample for.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from skillmatch.analysis import Analyzer, Report
from skillmatch.matching.model import MentionType
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.layer import Entry, read_layer
from skillmatch.taxonomy.load import default_taxonomy_path
from skillmatch.taxonomy.validate.other_things import other_things, same_things
from tools.mine_terms import LISTS, key_of, read_texts

Pair = tuple[str, str]
"""Two labels, folded, in their order."""


def main() -> None:
    """Print what is to be read."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=default_taxonomy_path())
    parser.add_argument("--sample", type=int, default=0, metavar="COUNT", help="so many entries, with all labels")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--listed", type=Path, metavar="TEXTS", help="search the lists of these postings")
    asked = parser.parse_args()
    if asked.listed:
        _show_pairs(side_by_side(read_texts(asked.listed), Analyzer(kind=Kind.POSTING)))
        return
    skills = [entry for entry in read_layer(asked.folder).concepts.values() if entry["type"] == "skill"]
    if asked.sample:
        named = [entry for entry in skills if entry.get("alt")]
        chosen = random.Random(asked.seed).sample(named, min(asked.sample, len(named)))
        _show([(entry, entry["alt"]) for entry in chosen])
    else:
        _show([(entry, [label for _, label in other_things(entry)]) for entry in skills])


def _show(found: list[tuple[Entry, list[str]]]) -> None:
    for entry, labels in found:
        if labels:
            print(f"{entry['id']} [{entry['label']}]: {' | '.join(labels)}")
    print(f"{sum(len(labels) for _, labels in found)} labels")


def side_by_side(texts: Iterable[tuple[str, str]], analyzer: Analyzer) -> dict[str, dict[Pair, int]]:
    """By entry, the pairs of its labels that are neighbours in a list, and in how many texts; without those of which
    one was read and is the same thing."""
    read = {entry: {key_of(label) for label in labels} for entry, labels in same_things().items()}
    found: dict[str, dict[Pair, int]] = defaultdict(lambda: defaultdict(int))
    for name, text in texts:
        for entry, pair in set(_neighbours(analyzer.text(text, name))):
            if read.get(entry, set()).isdisjoint(pair):
                found[entry][pair] += 1
    return found


def _neighbours(report: Report) -> Iterator[tuple[str, Pair]]:
    """The labels of one entry that are next to each other in a list of one document, with the entry."""
    text = report.document.text
    skills = sorted((m for m in report.mentions if m.type is MentionType.SKILL), key=lambda mention: mention.span)
    for one, other in pairwise(skills):
        between = text[one.span.end : other.span.start]
        if one.concept == other.concept and between.strip() and LISTS.fullmatch(between):
            first, second = sorted((key_of(one.text), key_of(other.text)))
            if first != second:
                yield one.concept, (first, second)


def _show_pairs(found: Mapping[str, Mapping[Pair, int]]) -> None:
    for entry, pairs in sorted(found.items()):
        often = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))
        print(f"{entry}: {' | '.join(f'{one} ~ {other} ({times})' for (one, other), times in often)}")
    print(f"{sum(map(len, found.values()))} pairs")


if __name__ == "__main__":
    main()
