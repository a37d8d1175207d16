"""Fit the linear model of responsibilities, and write it to src/skillmatch/matching/statements.json.

    python scripts/fit_statements.py ../shared              # cross-validated and held-out figures, then writes
    python scripts/fit_statements.py ../shared --dry-run

Reads the labelled lines of ``gold/dev`` and, by id, of the corpus (``tests/quality/labels-*.jsonl``); ``labels-2`` is
held out. A label belongs to a line, and a line may hold several sentences: in each round the sentence that the model
so far thinks likeliest is taken for the one that states it (multiple-instance learning, as in Andrews et al. 2002,
"Support Vector Machines for Multiple-Instance Learning").

One logistic regression for each responsibility, L2, by gradient descent with momentum over a dense matrix; numpy alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from skillmatch.documents.build import build_document
from skillmatch.documents.model import Kind, Reading
from skillmatch.matching.matcher import Matcher
from skillmatch.taxonomy.load import load_taxonomy

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "src" / "skillmatch" / "matching" / "statements.json"
FOLDS = 4
SEEN = 3
"""A feature counts where it stands in at least so many sentences."""
PULLS = (0.7, 1.5)
THRESHOLDS = (0.15, 0.2, 0.25, 0.3)
STEPS = 160
ROUNDS = 2
LEAST_WEIGHT = 0.04
"""Smaller weights are left out of the file."""


class Sentence(NamedTuple):
    """A sentence: its document and line, and its features."""

    document: str
    line: int
    features: list[str]


class Set(NamedTuple):
    """Sentences, and the labels of lines: (document, line) to ids."""

    sentences: list[Sentence]
    labels: dict[tuple[str, int], set[str]]
    folds: dict[str, int]


def read(matcher: Matcher, shared: Path, held_out: bool) -> Set:
    data = Set([], {}, {})
    for name, company, title, text, labels in _postings(shared, held_out):
        data.folds[name] = hashlib.sha256(company.encode()).digest()[0] % FOLDS
        lines = {int(line): set(ids) for line, ids in labels.items()}
        head = len(title) + 2
        document = build_document(name, Reading(f"{title}\n\n{text}", "text"), matcher.document_cues, Kind.POSTING)
        shift = document.line_of(head) - 1
        for unit, features in matcher.sentence_features(document):
            data.sentences.append(Sentence(name, document.line_of(document.units[unit].span.start) - shift, features))
        data.labels.update({(name, line): ids for line, ids in lines.items()})
    return data


def _postings(shared: Path, held_out: bool) -> Iterator[tuple[str, str, str, str, dict[str, list[str]]]]:
    if not held_out:
        for row in _rows(shared / "gold" / "dev" / "postings.jsonl"):
            if row["labels"]["responsibilities"] is not None:
                yield row["gid"], row["company"] or row["gid"], row["title"], row["text"], row["labels"]["responsibilities"]
    corpus = {row["id"]: row for row in _rows(shared / "corpus" / "postings.jsonl")}
    for number in ("2",) if held_out else ("0", "1"):
        for row in _rows(ROOT / "tests" / "quality" / f"labels-{number}.jsonl"):
            if row["responsibilities"] is not None:
                posting = corpus[row["id"]]
                yield row["id"], row["id"], posting["title"], posting["text"], row["responsibilities"]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def fit(data: Set, names: list[str], ids: list[str], pull: float) -> np.ndarray:
    """Weights (features x responsibilities)."""
    x = matrix(data.sentences, names)
    by_line: dict[tuple[str, int], list[int]] = defaultdict(list)
    for at, sentence in enumerate(data.sentences):
        by_line[sentence.document, sentence.line].append(at)
    column = {id_: at for at, id_ in enumerate(ids)}
    w = np.zeros((len(names), len(ids)), dtype=np.float32)
    for _ in range(ROUNDS):
        likely = x @ w
        y = np.zeros((len(x), len(ids)), dtype=np.float32)
        for place, stated in data.labels.items():
            rows = by_line.get(place, [])
            for id_ in stated:
                if rows:
                    likeliest = max(rows, key=lambda row: (likely[row, column[id_]], -row))
                    # In the first round nothing is likelier: every sentence of the line is given the label.
                    for row in rows if not w.any() else [likeliest]:
                        y[row, column[id_]] = 1.0
        w = logistic(x, y, pull)
    return w


def matrix(sentences: list[Sentence], names: list[str]) -> np.ndarray:
    column = {name: at for at, name in enumerate(names)}
    x = np.zeros((len(sentences), len(names)), dtype=np.float32)
    for row, sentence in enumerate(sentences):
        for feature in sentence.features:
            at = column.get(feature)
            if at is not None:
                x[row, at] = 1.0
    return x


def logistic(x: np.ndarray, y: np.ndarray, pull: float) -> np.ndarray:
    """L2-regularised logistic regressions, one a column of ``y``; the bias is not pulled."""
    w = np.zeros((x.shape[1], y.shape[1]), dtype=np.float32)
    speed = np.zeros_like(w)
    rate = 4.0 / (np.mean(np.sum(x, axis=1)) * 0.25 * len(x) / 8 + pull)
    for step in range(STEPS):
        slope = x.T @ (1 / (1 + np.exp(-(x @ w))) - y) + pull * w
        speed = min(0.9, step / (step + 3)) * speed - rate * slope
        w = w + speed
    return w


def figures(data: Set, likely: np.ndarray, ids: list[str], threshold: float) -> dict[str, float]:
    """F1 by document and by line of the sentences' probabilities."""
    said = {(s.document, s.line, ids[at]) for row, s in enumerate(data.sentences) for at in np.flatnonzero(likely[row] > threshold)}
    gold = {(document, line, id_) for (document, line), stated in data.labels.items() for id_ in stated}
    return {"document": _f1({(d, i) for d, _, i in gold}, {(d, i) for d, _, i in said}), "line": _f1(gold, said)}


def _f1(gold: set[Any], said: set[Any]) -> float:
    both = len(gold & said)
    return round(2 * both / (len(gold) + len(said)), 3) if both else 0.0


def probabilities(data: Set, names: list[str], w: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-(matrix(data.sentences, names) @ w))))


def vocabulary(data: Set) -> list[str]:
    seen = Counter(feature for sentence in data.sentences for feature in set(sentence.features))
    return sorted(name for name, times in seen.items() if times >= SEEN)


def cross_validate(data: Set, ids: list[str], pull: float) -> np.ndarray:
    likely = np.zeros((len(data.sentences), len(ids)))
    for fold in range(FOLDS):
        train = Set(
            [s for s in data.sentences if data.folds[s.document] != fold],
            {place: stated for place, stated in data.labels.items() if data.folds[place[0]] != fold},
            data.folds,
        )
        names = vocabulary(train)
        w = fit(train, names, ids, pull)
        rows = [at for at, s in enumerate(data.sentences) if data.folds[s.document] == fold]
        test = Set([data.sentences[at] for at in rows], {}, {})
        likely[rows] = probabilities(test, names, w)
    return likely


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--dry-run", action="store_true")
    asked = parser.parse_args()
    taxonomy = load_taxonomy()
    matcher = Matcher(taxonomy)
    ids = [concept.id for concept in taxonomy.concepts.values() if concept.type == "responsibility"]
    data, held = read(matcher, asked.shared, held_out=False), read(matcher, asked.shared, held_out=True)
    print(f"{len(data.sentences)} sentences, {sum(map(len, data.labels.values()))} labels")
    best = (0.0, PULLS[0], THRESHOLDS[0])
    for pull in PULLS:
        likely = cross_validate(data, ids, pull)
        for threshold in THRESHOLDS:
            found = figures(data, likely, ids, threshold)
            print(f"  pull {pull} threshold {threshold}: by document {found['document']} by line {found['line']}")
            best = max(best, (found["document"] + found["line"], pull, threshold))
    _, pull, threshold = best
    names = vocabulary(data)
    w = fit(data, names, ids, pull)
    print(f"pull {pull} threshold {threshold}; held out: {figures(held, probabilities(held, names, w), ids, threshold)}")
    if not asked.dry_run:
        write(names, w, ids, threshold)


def write(names: list[str], w: np.ndarray, ids: list[str], threshold: float) -> None:
    """The weights that matter, rounded; pairs of (responsibility, weight), flat, by feature."""
    weights = {}
    for name, row in zip(names, w, strict=True):
        pairs = [part for at, value in enumerate(row) if abs(value) >= LEAST_WEIGHT for part in (at, round(float(value), 2))]
        if pairs:
            weights[name] = pairs
    data = {"responsibilities": ids, "threshold": threshold, "weights": weights}
    OUT.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace('],"', '],\n"') + "\n", encoding="utf-8")
    print(f"wrote {OUT.name}: {OUT.stat().st_size // 1024} KiB, {len(weights)} features")


if __name__ == "__main__":
    main()
