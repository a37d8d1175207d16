"""Fit the model of what each unit of a posting is for, and write it to models/needs.json.

    python -m tools.fit_needs ../shared              # figures on a third kept apart and on labels-2, then writes
    python -m tools.fit_needs ../shared --dry-run

Reads the roles of lines in ``gold/lines``, the labelled skills of ``gold/dev`` and of our own cases, and the needs of
lines in ``tests/quality/labels-*.jsonl``; ``labels-2`` is held out. A linear-chain conditional random field
over sparse features, L2, by accelerated gradient descent; numpy alone.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from skillmatch.documents.build import build_document
from skillmatch.documents.model import Document
from skillmatch.matching.feature_weights import packed_model
from skillmatch.matching.matcher import Matcher
from skillmatch.matching.responsibilities.unit_needs import HEADING, NeedModel, Step
from skillmatch.readers.model import Kind, Media, Reading
from skillmatch.taxonomy.load import load_taxonomy
from tools import fit_statements

OUT = fit_statements.ROOT / "models" / "needs.json"
CLASSES = ["required", "preferred", "duty", "context", HEADING]
BY_LETTER = dict(zip("rpdch", CLASSES, strict=True))
SEEN = 6
"""A feature counts where it is in at least so many units."""
PULL, PULL_OF_TRANSITIONS = 1.0, 2.0
STEPS = 80
SAME_LINE = 0.5
"""How much of a transition counts between the sentences of one line: labels are those of whole lines, and so say that
its sentences are all of one class, which they are not. Chosen by the needs of single skills in ``gold/dev``."""
LEAST_WEIGHT = 0.1
"""Features all of whose weights are smaller are left out of the file."""
APART = 3
"""One posting in so many is kept apart for the figures."""


class Unit(NamedTuple):
    """A unit: its features, how it follows the one before, and the number of its class where known."""

    features: list[str]
    step: int
    label: int | None


class Posting(NamedTuple):
    """The units of a posting, in order."""

    name: str
    source: str
    units: list[Unit]


def read(matcher: Matcher, shared: Path) -> list[Posting]:
    """All labelled postings but those of ``labels-2``, which come as their own source."""
    labelled = [row for row in fit_statements.labelled_postings(shared) if row["source"] not in ("lines", "soft")]
    held_out = {row["name"] for row in labelled if row["source"] == fit_statements.HELD_OUT}
    found = [_by_line(matcher, row, "lines") for row in _lines(shared, held_out)]
    read_by_line = {posting.name for posting in found}
    for row in labelled:
        if row["name"] not in read_by_line:
            source = fit_statements.HELD_OUT if row["name"] in held_out else "labels"
            read_as = _by_line if row["needs"] else _by_skill
            found.append(read_as(matcher, row, source))
    return found


def _lines(shared: Path, held_out: set[str]) -> Iterator[dict[str, Any]]:
    """The postings whose lines were read one by one."""
    needs: dict[str, dict[str, str]] = defaultdict(dict)
    for row in fit_statements.read_rows(shared / "gold" / "lines" / "postings.jsonl"):
        needs[row["id"]][str(row["line"])] = BY_LETTER[row["n"]]
    for row in fit_statements.read_rows(shared / "corpus" / "postings.jsonl"):
        if row["id"] in needs and row["id"] not in held_out:
            yield {"name": row["id"], "title": row["title"], "text": row["text"], "needs": needs[row["id"]]}


def _document(matcher: Matcher, row: dict[str, Any]) -> tuple[Document, int]:
    """The document of a posting, and where its text begins after the title."""
    head = f"{row['title']}\n\n"
    reading = Reading(head + row["text"], Media.TEXT)
    return build_document(row["name"], reading, matcher.document_cues, Kind.POSTING), len(head)


def _by_line(matcher: Matcher, row: dict[str, Any], source: str) -> Posting:
    document, head = _document(matcher, row)
    shift = document.line_of(head) - 1

    def label(unit: int) -> str | None:
        need: str | None = row["needs"].get(str(document.line_of(document.units[unit].span.start) - shift))
        return need

    return _posting(matcher, document, row["name"], source, label)


def _need_of(posting: dict[str, Any], start: int, end: int) -> str | None:
    """The need of the labelled skills that stand nowhere but between two code points."""
    votes = Counter(
        s["need"] for s in posting["skills"] if all(start <= at < end for at in _places(posting["text"], s["text"]))
    )
    return votes.most_common(1)[0][0] if votes else None


def _places(text: str, surface: str) -> list[int]:
    return [match.start() for match in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", text)] or [-1]


def _by_skill(matcher: Matcher, row: dict[str, Any], source: str) -> Posting:
    document, head = _document(matcher, row)

    def label(unit: int) -> str | None:
        span = document.units[unit].span
        return _need_of(row, span.start - head, span.end - head)

    return _posting(matcher, document, row["name"], source, label)


def _posting(matcher: Matcher, document: Document, name: str, source: str, label: Any) -> Posting:
    units = []
    for unit, features, step in matcher.need_features(document):
        need = label(unit)
        units.append(Unit(features, step, CLASSES.index(need) if need else None))
    return Posting(name, source, units)


class Sparse:
    """Rows of features as a sparse matrix of ones."""

    def __init__(self, rows: list[list[str]], names: list[str]) -> None:
        at = {name: column for column, name in enumerate(names)}
        columns = [sorted({at[name] for name in row if name in at}) for row in rows]
        self.lengths = np.array([len(row) for row in columns])
        self.shape = len(rows), len(names)
        self._columns = np.concatenate([np.array(row, dtype=np.int64) for row in columns])
        self._begins = np.concatenate([[0], np.cumsum(self.lengths)[:-1]])
        by_column = np.argsort(self._columns, kind="stable")
        self._rows_by_column = np.repeat(np.arange(len(rows)), self.lengths)[by_column]
        self._used, self._column_begins = np.unique(self._columns[by_column], return_index=True)

    def times(self, w: np.ndarray) -> np.ndarray:
        """The sums of the weights of each row."""
        return np.asarray(np.add.reduceat(w[self._columns], self._begins, axis=0))

    def transposed_times(self, g: np.ndarray) -> np.ndarray:
        """For each feature, the sum of ``g`` over the rows that have it."""
        out = np.zeros((self.shape[1], g.shape[1]), dtype=g.dtype)
        out[self._used] = np.add.reduceat(g[self._rows_by_column], self._column_begins, axis=0)
        return out

    def frequencies(self) -> np.ndarray:
        """How many rows have each feature."""
        return self.transposed_times(np.ones((self.shape[0], 1), dtype=np.float32))[:, 0]


class Chains:
    """Units in rows, one posting after the other, laid out so that those at one place of all postings come together."""

    def __init__(self, postings: list[Posting]) -> None:
        postings = sorted((p for p in postings if p.units), key=lambda posting: -len(posting.units))
        self.units = [unit for posting in postings for unit in posting.units]
        lengths = np.array([len(posting.units) for posting in postings])
        begins = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        self._at = [begins[: int((lengths > place).sum())] + place for place in range(lengths.max())]
        self._later = np.concatenate(self._at[1:])
        self.steps = np.array([unit.step for unit in self.units])
        self.known = np.zeros((len(self.units), len(CLASSES)))
        """What rules out all classes but that of a label, added to scores."""
        for row, unit in zip(self.known, self.units, strict=True):
            if unit.label is not None:
                row[:] = -1e9
                row[unit.label] = 0

    def shares(self, scores: np.ndarray, transitions: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """How likely each unit is of each class, and by step how often each class is expected after each."""
        ahead, back = np.zeros_like(scores), np.zeros_like(scores)
        ahead[self._at[0]] = scores[self._at[0]]
        for at in self._at[1:]:
            ahead[at] = scores[at] + _log_sum(ahead[at - 1][:, None, :] + transitions[self.steps[at]], 2)
        for at in self._at[:0:-1]:
            back[at - 1] = _log_sum((scores[at] + back[at])[:, :, None] + transitions[self.steps[at]], 1)
        whole = _log_sum(ahead + back, 1)
        at = self._later
        pairs = np.exp(
            ahead[at - 1][:, None, :]
            + transitions[self.steps[at]]
            + (scores[at] + back[at])[:, :, None]
            - whole[at][:, None, None]
        )
        by_step = [pairs[self.steps[at] == step].sum(axis=0) for step in Step]
        return np.exp(ahead + back - whole[:, None]), np.array(by_step)


def _log_sum(values: np.ndarray, axis: int) -> np.ndarray:
    top = values.max(axis=axis, keepdims=True)
    return np.asarray((top + np.log(np.exp(values - top).sum(axis=axis, keepdims=True))).squeeze(axis))


def fit(postings: list[Posting]) -> dict[str, Any]:
    """The model, as it is written: weights and transitions fitted together, so that neither counts what the other
    does already; a unit without a label may be of any class."""
    chains = Chains(postings)
    seen = Counter(name for unit in chains.units if unit.label is not None for name in set(unit.features))
    names = sorted(name for name, times in seen.items() if times >= SEEN)
    x = Sparse([unit.features for unit in chains.units], names)
    w, transitions = _field(x, chains)
    weights = {
        name: [round(100 * float(value)) for value in row]
        for name, row in zip(names, w, strict=True)
        if max(map(abs, row)) >= LEAST_WEIGHT
    }
    shares = [SAME_LINE if step is Step.SAME_LINE else 1.0 for step in Step]
    tables = [
        [[round(100 * share * float(one)) for one in row] for row in table]
        for share, table in zip(shares, transitions, strict=True)
    ]
    return {"classes": CLASSES, "transitions": tables, "weights": weights}


def _field(x: Sparse, chains: Chains) -> tuple[np.ndarray, np.ndarray]:
    """The weights and transitions of a conditional random field, by accelerated gradient descent."""
    w = np.zeros((x.shape[1], len(CLASSES)), dtype=np.float32)
    transitions = np.zeros((len(Step), len(CLASSES), len(CLASSES)))
    speed, speed_of_transitions = np.zeros_like(w), np.zeros_like(transitions)
    # A bound of the curvature for each feature by itself: rare ones may take longer steps.
    curvature = (0.25 * x.lengths.mean() * x.frequencies() + PULL)[:, None].astype(np.float32)
    steps = np.array([max(1, int((chains.steps == step).sum())) for step in Step])
    curvature_of_transitions = (0.25 * steps + PULL_OF_TRANSITIONS)[:, None, None]
    for step in range(STEPS):
        momentum = min(0.9, step / (step + 3))
        ahead, tables = w + momentum * speed, transitions + momentum * speed_of_transitions
        scores = x.times(ahead).astype(np.float64)
        free, free_pairs = chains.shares(scores, tables)
        known, known_pairs = chains.shares(scores + chains.known, tables)
        slope = x.transposed_times((free - known).astype(np.float32)) + PULL * ahead
        after = ahead - slope / curvature
        speed, w = after - w, after
        after = tables - (free_pairs - known_pairs + PULL_OF_TRANSITIONS * tables) / curvature_of_transitions
        speed_of_transitions, transitions = after - transitions, after
    return w, transitions


def report(name: str, model: NeedModel, postings: list[Posting]) -> None:
    """Print how often the model is right of these postings, by class."""
    pairs = Counter(
        (CLASSES[unit.label], CLASSES[said])
        for posting in postings
        for unit, said in zip(posting.units, _said(model, posting), strict=True)
        if unit.label is not None
    )
    right = sum(times for (a, b), times in pairs.items() if a == b)
    print(f"{name}: {right / pairs.total():.4f} of {pairs.total()} units")
    for label in CLASSES:
        labelled = sum(times for (a, _), times in pairs.items() if a == label)
        said = sum(times for (_, b), times in pairs.items() if b == label)
        both = pairs[label, label]
        print(f"  {label:9} recall {both / max(1, labelled):.3f} precision {both / max(1, said):.3f} of {labelled}")


def _said(model: NeedModel, posting: Posting) -> list[int]:
    return model.sequence([model.scores(unit.features) for unit in posting.units], [u.step for u in posting.units])


def _apart(name: str) -> bool:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % APART == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    parser.add_argument("--quick", action="store_true", help="no figures on postings kept apart")
    parser.add_argument("--apart", action="store_true", help="write the model that saw no posting kept apart")
    asked = parser.parse_args()
    postings = read(Matcher(load_taxonomy()), asked.shared)
    held = [posting for posting in postings if posting.source == "labels-2"]
    ours = [posting for posting in postings if posting.source != "labels-2"]
    if not asked.quick:
        model = NeedModel(packed_model(fit([p for p in ours if p.source == "lines" and not _apart(p.name)])))
        report("lines kept apart", model, [p for p in ours if p.source == "lines" and _apart(p.name)])
        report("labels-0 to 4, dev and own, fitted to lines alone", model, [p for p in ours if p.source == "labels"])
    data = fit([p for p in ours if not _apart(p.name)] if asked.apart else ours)
    report("labels-2", NeedModel(packed_model(data)), held)
    if not asked.dry_run:
        OUT.write_text(fit_statements.as_text(data), encoding="utf-8")
        print(f"wrote {OUT.name}: {OUT.stat().st_size // 1024} KiB, {len(data['weights'])} features")


if __name__ == "__main__":
    main()
