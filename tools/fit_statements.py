"""Fit the linear model of responsibilities and needs, and write it to models/statements.json.

    python -m tools.fit_statements ../shared              # cross-validated and held-out figures, then writes
    python -m tools.fit_statements ../shared --dry-run

Reads the labelled lines of ``gold/dev``, of our own cases and, by id, of the corpus
(``tests/quality/labels-*.jsonl``); ``labels-2`` is held out. A label belongs to a line, and a line may hold several
sentences: in each round the sentence that the model so far thinks likeliest is taken for the one that states it
(multiple-instance learning, as in Andrews et al. 2002, "Support Vector Machines for Multiple-Instance Learning").

One logistic regression for each responsibility, L2, by gradient descent with momentum over a dense matrix; numpy alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from tests.taxonomy.passages import SEEDS, passage

from skillmatch.documents.build import build_document
from skillmatch.matching.matcher import Matcher
from skillmatch.readers.model import Kind, Media, Reading
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.taxonomy.model import ConceptType, Taxonomy

ROOT = Path(__file__).resolve().parents[1]

ALWAYS = -1
"""The fold of what is never left out."""
OUT = ROOT / "models" / "statements.json"
A_LINE = 100
"""Features on a line of the file: a refit changes a hundred lines, and not thousands."""
FOLDS = 4
SEEN = 3
"""A feature counts where it stands in at least so many sentences."""
PULLS = (1.0,)
THRESHOLDS = (0.15, 0.2, 0.25, 0.3)
NEEDS = ["required", "preferred", "duty", "context"]
NEED_PULL = 1.0
HELD_OUT = "labels-2"
THRESHOLD = 0.25
STEPS = 120
ROUNDS = 2
LEAST_WEIGHT = 0.05
"""Smaller weights are left out of the file."""


class Sentence(NamedTuple):
    """A sentence: its document and line, and its features."""

    document: str
    line: int
    features: list[str]


class Set(NamedTuple):
    """Sentences, and the labels of lines: (document, line) to responsibilities; to needs where known."""

    sentences: list[Sentence]
    labels: dict[tuple[str, int], set[str]]
    needs: dict[tuple[str, int], str]
    folds: dict[str, int]

    def only(self, keep: set[str]) -> Set:
        """The part of these documents."""
        return Set(
            [s for s in self.sentences if s.document in keep],
            {place: ids for place, ids in self.labels.items() if place[0] in keep},
            {place: need for place, need in self.needs.items() if place[0] in keep},
            self.folds,
        )


def read(matcher: Matcher, shared: Path, held_out: bool) -> Set:
    data = Set([], {}, {}, {})
    for posting in _postings(shared, held_out):
        name, title = posting["name"], posting["title"]
        data.folds[name] = hashlib.sha256(posting["company"].encode()).digest()[0] % FOLDS
        head = len(title) + 2
        reading = Reading(f"{title}\n\n{posting['text']}", Media.TEXT)
        document = build_document(name, reading, matcher.document_cues, Kind.POSTING)
        shift = document.line_of(head) - 1
        for unit, features in matcher.sentence_features(document):
            span = document.units[unit].span
            line = document.line_of(span.start) - shift
            # Where the line breaks are lost, a sentence stands for a line, and only its need is known.
            line = line if posting["by_line"] else -span.start
            data.sentences.append(Sentence(name, line, features))
            need = _need_of(posting, span.start - head, span.end - head, line)
            if need:
                data.needs[name, line] = need
        if posting["by_line"]:
            data.labels.update({(name, int(line)): set(ids) for line, ids in posting["lines"].items()})
    return data


def add_definitions(data: Set, matcher: Matcher, taxonomy: Taxonomy) -> None:
    """Add, always to train on, what states a responsibility by definition: our example sentences and the passages of
    the source documents that the taxonomy cites, each alone and under a heading."""
    stated: dict[str, set[str]] = defaultdict(set)
    for concept in taxonomy.of_type(ConceptType.RESPONSIBILITY):
        cited = [text for source in concept.sources for text in passage(str(source))] if SEEDS.is_dir() else []
        for text in (*concept.hits, *cited):
            stated[text].add(concept.id)
    for number, (text, ids) in enumerate(stated.items()):
        for form in ("{}", "Responsibilities:\n- {}"):
            name = f"definition {number} {form}"
            data.folds[name] = ALWAYS
            document = build_document(name, Reading(form.format(text), Media.TEXT), matcher.document_cues, Kind.POSTING)
            data.sentences.extend(Sentence(name, 1, features) for _, features in matcher.sentence_features(document))
            data.labels[name, 1] = ids


def _need_of(posting: dict[str, Any], start: int, end: int, line: int) -> str | None:
    """The need of a sentence: labelled by line, or that of the labelled skills that stand nowhere but in it."""
    if posting["needs"] is not None:
        need: str | None = posting["needs"].get(str(line))
        return need
    votes = Counter(
        s["need"] for s in posting["skills"] if all(start <= at < end for at in _places(posting["text"], s["text"]))
    )
    return votes.most_common(1)[0][0] if votes else None


def _places(text: str, surface: str) -> list[int]:
    return [match.start() for match in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", text)] or [-1]


def _postings(shared: Path, held_out: bool) -> Iterator[dict[str, Any]]:
    if not held_out:
        own = _rows(ROOT / "tests" / "quality" / "own" / "postings.jsonl")
        for row in [*_rows(shared / "gold" / "dev" / "postings.jsonl"), *own]:
            labels = row["labels"]
            yield {
                "name": row["gid"], "company": row["company"] or row["gid"], "title": row["title"], "text": row["text"],
                "by_line": labels["responsibilities"] is not None, "lines": labels["responsibilities"],
                "needs": None, "skills": labels["skills"],
            }  # fmt: skip
    corpus = {row["id"]: row for row in _rows(shared / "corpus" / "postings.jsonl")}
    for path in sorted((ROOT / "tests" / "quality").glob("labels-*.jsonl")):
        if (path.stem == HELD_OUT) is not held_out:
            continue
        for row in _rows(path):
            if row["responsibilities"] is not None:
                posting = corpus[row["id"]]
                yield {
                    "name": row["id"], "company": row["id"], "title": posting["title"], "text": posting["text"],
                    "by_line": True, "lines": row["responsibilities"], "needs": row["need"], "skills": [],
                }  # fmt: skip


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def fit(data: Set, names: list[str], ids: list[str], pull: float) -> np.ndarray:
    """Weights of the responsibilities (features x responsibilities)."""
    rows_of: dict[tuple[str, int], list[int]] = defaultdict(list)
    sentences = [s for s in data.sentences if s.line > 0]
    x = matrix(sentences, names)
    for at, sentence in enumerate(sentences):
        rows_of[sentence.document, sentence.line].append(at)
    column = {id_: at for at, id_ in enumerate(ids)}
    prior = _prior(names, ids)
    w = prior
    for _ in range(ROUNDS):
        likely = x @ w
        y = np.zeros((len(x), len(ids)), dtype=np.float32)
        for place, stated in data.labels.items():
            for id_ in stated:
                if rows := rows_of.get(place):
                    y[max(rows, key=lambda row: (likely[row, column[id_]], -row)), column[id_]] = 1.0
        w = logistic(x, y, prior, pull)
    return w


def _prior(names: list[str], ids: list[str]) -> np.ndarray:
    """Before any label is seen, a responsibility is stated where its own activity is found."""
    prior = np.zeros((len(names), len(ids)), dtype=np.float32)
    at = {name: row for row, name in enumerate(names)}
    for column, id_ in enumerate(ids):
        prior[at["#bias"], column] = -3.5
        if f"#activity {id_}" in at:
            prior[at[f"#activity {id_}"], column] = 3.0
    return prior


def fit_needs(data: Set, names: list[str], pull: float) -> np.ndarray:
    """Weights of the needs (features x needs)."""
    known = [s for s in data.sentences if (s.document, s.line) in data.needs]
    y = np.array([[data.needs[s.document, s.line] == need for need in NEEDS] for s in known], dtype=np.float32)
    return logistic(matrix(known, names), y, np.zeros((len(names), len(NEEDS)), dtype=np.float32), pull)


def matrix(sentences: list[Sentence], names: list[str]) -> np.ndarray:
    column = {name: at for at, name in enumerate(names)}
    x = np.zeros((len(sentences), len(names)), dtype=np.float32)
    for row, sentence in enumerate(sentences):
        for feature in sentence.features:
            at = column.get(feature)
            if at is not None:
                x[row, at] = 1.0
    return x


def logistic(x: np.ndarray, y: np.ndarray, prior: np.ndarray, pull: float) -> np.ndarray:
    """Logistic regressions, one a column of ``y``, pulled towards ``prior`` by the squared distance."""
    w, speed = prior.copy(), np.zeros_like(prior)
    rate = 4.0 / (np.mean(np.sum(x, axis=1)) * 0.25 * len(x) / 8 + pull)
    for step in range(STEPS):
        slope = x.T @ (1 / (1 + np.exp(-(x @ w))) - y) + pull * (w - prior)
        speed = min(0.9, step / (step + 3)) * speed - rate * slope
        w = w + speed
    return w


def figures(data: Set, likely: np.ndarray, ids: list[str], threshold: float) -> dict[str, float]:
    """F1 by document and by line of the sentences' probabilities."""
    said = {
        (s.document, s.line, ids[at])
        for row, s in enumerate(data.sentences)
        if s.line > 0
        for at in np.flatnonzero(likely[row] > threshold)
    }
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


def cross_validate(data: Set, ids: list[str], pull: float) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities of responsibilities and needs of every sentence, by models that saw no other of its company."""
    likely, needs = np.zeros((len(data.sentences), len(ids))), np.zeros((len(data.sentences), len(NEEDS)))
    for fold in range(FOLDS):
        train = data.only({document for document, of in data.folds.items() if of != fold})
        names = vocabulary(train)
        rows = [at for at, s in enumerate(data.sentences) if data.folds[s.document] == fold]
        test = Set([data.sentences[at] for at in rows], {}, {}, {})
        likely[rows] = probabilities(test, names, fit(train, names, ids, pull))
        needs[rows] = probabilities(test, names, fit_needs(train, names, NEED_PULL))
    return likely, needs


def need_figures(data: Set, needs: np.ndarray) -> dict[str, float]:
    """Share of sentences with the right need, and of preferred ones promoted to required."""
    pairs = [
        (data.needs[s.document, s.line], NEEDS[row.argmax()])
        for s, row in zip(data.sentences, needs, strict=True)
        if (s.document, s.line) in data.needs
    ]
    preferred = [said for gold, said in pairs if gold == "preferred"]
    return {
        "accuracy": round(sum(gold == said for gold, said in pairs) / len(pairs), 3),
        "promoted": round(sum(said == "required" for said in preferred) / len(preferred), 3),
    }


def as_text(data: dict[str, Any]) -> str:
    """The model as JSON, so many features a line."""
    head = json.dumps({key: value for key, value in data.items() if key != "weights"}, ensure_ascii=False)
    pairs = [f"{json.dumps(name, ensure_ascii=False)}:{_plain(row)}" for name, row in data["weights"].items()]
    lines = (",".join(pairs[at : at + A_LINE]) for at in range(0, len(pairs), A_LINE))
    return head[:-1] + ',"weights":{\n' + ",\n".join(lines) + "\n}}\n"


def _plain(row: list[int]) -> str:
    return json.dumps(row, separators=(",", ":"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--quick", action="store_true", help="no cross-validation: the pull and threshold given below")
    asked = parser.parse_args()
    taxonomy = load_taxonomy()
    matcher = Matcher(taxonomy)
    ids = [concept.id for concept in taxonomy.concepts.values() if concept.type == "responsibility"]
    data, held = read(matcher, asked.shared, held_out=False), read(matcher, asked.shared, held_out=True)
    add_definitions(data, matcher, taxonomy)
    labels = sum(map(len, data.labels.values()))
    print(f"{len(data.sentences)} sentences, {labels} responsibilities, {len(data.needs)} needs")
    pull, threshold = (PULLS[0], THRESHOLD) if asked.quick else choose(data, ids)
    names = vocabulary(data)
    w, needs = fit(data, names, ids, pull), fit_needs(data, names, NEED_PULL)
    for at in THRESHOLDS:
        print(f"held out, threshold {at}: {figures(held, probabilities(held, names, w), ids, at)}")
    print(f"held out, needs: {need_figures(held, probabilities(held, names, needs))}")
    if not asked.dry_run:
        write(names, np.hstack([needs, w]), ids, threshold)


def choose(data: Set, ids: list[str]) -> tuple[float, float]:
    """The pull and threshold with the best cross-validated figures."""
    best = (0.0, PULLS[0], THRESHOLDS[0])
    for pull in PULLS:
        likely, needs = cross_validate(data, ids, pull)
        for threshold in THRESHOLDS:
            found = figures(data, likely, ids, threshold)
            print(f"  pull {pull} threshold {threshold}: by document {found['document']} by line {found['line']}")
            best = max(best, (found["document"] + found["line"], pull, threshold))
        print(f"  needs: {need_figures(data, needs)}")
    print(f"pull {best[1]} threshold {best[2]}")
    return best[1], best[2]


def write(names: list[str], w: np.ndarray, ids: list[str], threshold: float) -> None:
    """The weights that matter, in hundredths: by feature, flat pairs of (number of need or responsibility, weight)."""
    weights = {}
    for name, row in zip(names, w, strict=True):
        pairs = [
            part
            for at, value in enumerate(row)
            if abs(value) >= LEAST_WEIGHT
            for part in (at, round(100 * float(value)))
        ]
        if pairs:
            weights[name] = pairs
    data = {"needs": NEEDS, "responsibilities": ids, "threshold": threshold, "weights": weights}
    OUT.write_text(as_text(data), encoding="utf-8")
    print(f"wrote {OUT.name}: {OUT.stat().st_size // 1024} KiB, {len(weights)} features")


if __name__ == "__main__":
    main()
