"""Print alternative labels of the taxonomy that may be names of other products, entry by entry, to be read.

    python -m tools.other_products                         our taxonomy: nothing, once all are read
    python -m tools.other_products FOLDER                  another folder of the same layout
    python -m tools.other_products --sample 50 --seed 13   all alternative labels of so many entries, to look for more

What counts as suspicious is told in ``skillmatch.taxonomy.validate.other_things``, by which ``validate``
warns: a label written as a name that shares no word, letters or initials with the label of its entry, and that nobody
has read and put into ``same_things.txt``. What is another thing goes to ``like``, or to an entry of its own.
The search cannot see an ordinary word that names another thing ("Salt"), a name in lower case below a label in lower
case ("runc" under container runtimes), or a name that holds the whole of another ("Argo" and "Argo Rollouts"): for
these there is the sample.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from skillmatch.taxonomy.layer import Entry, read_layer
from skillmatch.taxonomy.load import default_taxonomy_path
from skillmatch.taxonomy.validate.other_things import other_things


def main() -> None:
    """Print what is to be read."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=default_taxonomy_path())
    parser.add_argument("--sample", type=int, default=0, metavar="COUNT", help="so many entries, with all labels")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
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


if __name__ == "__main__":
    main()
