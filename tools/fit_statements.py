"""Fit the linear model of responsibilities, and write it to models/statements.json.

    python -m tools.fit_statements ../shared              # cross-validated and held-out figures, then writes
    python -m tools.fit_statements ../shared --dry-run
    python -m tools.fit_statements ../shared --quick      # no cross-validation: minutes, not a quarter of an hour

Reads the labelled lines of ``gold/dev``, of our own cases and ``fit_lines.yaml``, of ``gold/lines`` (postings and
résumés) and, by id, of the corpus (``tests/quality/labels-*.jsonl``); ``labels-2`` and a fifth of the résumés are held
out. Lines of the corpus have soft targets besides (``gold/soft``), the probabilities that a larger model gives: fitting
a small model to what a large one thinks is distillation (Hinton et al. 2015, "Distilling the Knowledge in a Neural
Network").

What is fitted to is a line, with the features of all its sentences; its words weigh the less the more it has. One
logistic regression for each responsibility, L2, by gradient descent with momentum; numpy alone. Small weights are then
left out, and the others fitted further without them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from tests.taxonomy.passages import SEEDS, passage

from skillmatch.documents.build import build_document
from skillmatch.matching.matcher import Matcher
from skillmatch.matching.responsibilities.classifier import WHOLE, scale_of
from skillmatch.readers.model import Kind, Media, Reading
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.taxonomy.model import ConceptType, Taxonomy

ROOT = Path(__file__).resolve().parents[1]

ALWAYS, NEVER = -1, -2
"""The folds of what is never left out, and of what is never fitted to."""
OUT = ROOT / "models" / "statements.json"
OWN_LINES = Path(__file__).with_name("fit_lines.yaml")
VARIANTS = 6
"""So often each of our own lines is read, with other words in its places."""
FORMS = (("{}", Kind.POSTING), ("Responsibilities:\n- {}", Kind.POSTING), ("Experience\n- {}", Kind.RESUME))
"""What such a line is read as, in turns."""
A_LINE = 100
"""Features on a line of the file: a refit changes a hundred lines, and not thousands."""
FOLDS = 4
SEEN = 4
"""A feature counts where it is in at least so many lines."""
PULL = 1.0
THRESHOLDS = (0.2, 0.25, 0.3, 0.35)
THRESHOLD = 0.3
HELD_OUT = "labels-2"
HELD_RESUMES = 5
"""One résumé of so many is held out."""
STEPS, STEPS_AFTER = 90, 40
"""Before and after small weights are left out."""
LEAST_WEIGHT = 0.06
"""Smaller weights are left out."""
UNLIKELY = 0.01
"""The probability of what no soft target names."""
SOFT_ONLY = 0.7
"""What a line that has soft targets alone counts."""
COUNTS = {"dev and own": 3.0, "labels": 1.5, "definitions": 3.0, "own lines": 0.8, "résumés": 2.0}
"""What a line counts whose labels keep closest to the guide, or state what a word means; all others count 1."""
FREQUENT = 1_500
"""Features that are a column of a dense matrix; the others are sparse."""

Place = tuple[str, int]
"""A document and a line of it."""


class Row(NamedTuple):
    """A sentence or a line: where it is, and its features."""

    document: str
    line: int
    features: Collection[str]

    @property
    def place(self) -> Place:
        return self.document, self.line


class Set(NamedTuple):
    """Lines, and what is known of them.

    Attributes:
        labels: the responsibilities that lines state; ``soft``: how likely a larger model thinks each.
        folds: of documents; ``source``: where the labels of a document are from.
    """

    lines: list[Row]
    labels: dict[Place, set[str]]
    soft: dict[Place, dict[str, float]]
    folds: dict[str, int]
    source: dict[str, str]

    def of_folds(self, folds: Collection[int]) -> Set:
        """The part of the documents in these folds."""
        return self._replace(lines=[row for row in self.lines if self.folds[row.document] in folds])


def read(matcher: Matcher, shared: Path) -> Set:
    """All that is labelled."""
    data = Set([], {}, {}, {}, {})
    for posting in labelled_postings(shared):
        if posting["lines"] is None:
            continue  # its line breaks are lost
        name, head = posting["name"], len(posting["title"]) + 2
        data.folds[name] = posting.get("fold", _fold(posting["company"], FOLDS))
        data.source[name] = posting["source"]
        text = f"{posting['title']}\n\n{posting['text']}"
        document = build_document(name, Reading(text, Media.TEXT), matcher.document_cues, Kind.POSTING)
        shift = document.line_of(head) - 1
        for sentences in matcher.line_features(document):
            first = document.line_of(document.units[sentences[0][0]].span.start) - shift
            data.lines.append(_line(name, first, sentences))
            if first in posting["known"] or not posting["known"]:
                data.labels[name, first] = set(posting["lines"].get(str(first), ()))
        data.soft.update({(name, line): likely for line, likely in posting.get("soft", {}).items()})
    return data


def _line(document: str, line: int, sentences: Sequence[tuple[int, list[str]]]) -> Row:
    return Row(document, line, {name for _, features in sentences for name in features})


def _fold(text: str, folds: int) -> int:
    return hashlib.sha256(text.encode()).digest()[0] % folds


def add_resumes(data: Set, matcher: Matcher, shared: Path) -> None:
    """Add the hand-read lines of résumés; single bullets are read as items under a heading of experience."""
    documents: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in read_rows(shared / "gold" / "lines" / "resumes.jsonl"):
        documents[row["doc"]].append(row)
    for number, rows in documents.items():
        name = f"resume {number}"
        held = _fold(f"held {number}", HELD_RESUMES) == 0
        data.folds[name] = NEVER if held else _fold(number, FOLDS)
        data.source[name] = "held résumés" if held else "résumés"
        form = "- {}" if number.startswith("v") else "{}"
        text = "\n".join(["Experience", *(form.format(" ".join(row["text"].split())) for row in rows)])
        document = build_document(name, Reading(text, Media.TEXT), matcher.document_cues, Kind.RESUME)
        for sentences in matcher.line_features(document):
            line = document.line_of(document.units[sentences[0][0]].span.start)
            data.lines.append(_line(name, line, sentences))
        data.labels.update({(name, at): set(row["ids"]) for at, row in enumerate(rows, start=2)})


def add_definitions(data: Set, matcher: Matcher, taxonomy: Taxonomy) -> None:
    """Add, always to fit to, what states a responsibility by definition: our example sentences and the passages of the
    source documents that the taxonomy cites, each alone and under a heading; and examples of what states none."""
    stated: dict[str, set[str]] = defaultdict(set)
    for concept in taxonomy.of_type(ConceptType.RESPONSIBILITY):
        cited = [text for source in concept.sources for text in passage(str(source))] if SEEDS.is_dir() else []
        for text in (*concept.hits, *cited):
            stated[text].add(concept.id)
        for text in concept.misses:
            stated[text].update()
    for number, (text, ids) in enumerate(stated.items()):
        for form in ("{}", "Responsibilities:\n- {}"):
            name = f"definition {number} {form}"
            data.folds[name], data.source[name] = ALWAYS, "definitions"
            document = build_document(name, Reading(form.format(text), Media.TEXT), matcher.document_cues, Kind.POSTING)
            data.lines.append(_line(name, 1, [one for line in matcher.line_features(document) for one in line]))
            data.labels[name, 1] = ids


def add_own_lines(data: Set, matcher: Matcher) -> None:
    """Add, always to fit to, the lines of ``fit_lines.yaml``, each with several words in its places: joined acts and
    short bullets of fields that no labelled posting is of."""
    given = yaml.safe_load(OWN_LINES.read_text(encoding="utf-8"))
    turns = {name: cycle(words) for name, words in given["words"].items()}
    for number, line in enumerate(given["lines"]):
        for turn in range(VARIANTS if "{" in line["say"] else 1):
            text = line["say"].format(**{name: next(turns[name]) for name in re.findall(r"{(\w+)}", line["say"])})
            name = f"own line {number}.{turn}"
            data.folds[name], data.source[name] = ALWAYS, "own lines"
            form, kind = FORMS[turn % len(FORMS)]
            document = build_document(name, Reading(form.format(text), Media.TEXT), matcher.document_cues, kind)
            data.lines.append(_line(name, 1, [one for line in matcher.line_features(document) for one in line]))
            data.labels[name, 1] = set(line["ids"])


def labelled_postings(shared: Path) -> Iterator[dict[str, Any]]:
    """Postings with ``lines``, the responsibilities by line, or ``None`` where these are lost; ``known``: the lines
    that were read, where not all were."""
    own = read_rows(ROOT / "tests" / "quality" / "own" / "postings.jsonl")
    for row in [*read_rows(shared / "gold" / "dev" / "postings.jsonl"), *own]:
        labels = row["labels"]
        yield {
            "name": row["gid"], "company": row["company"] or row["gid"], "title": row["title"], "text": row["text"],
            "source": "dev and own", "lines": labels["responsibilities"], "known": (), "needs": None,
            "skills": labels["skills"],
        }  # fmt: skip
    corpus = {row["id"]: row for row in read_rows(shared / "corpus" / "postings.jsonl")}
    for path in sorted((ROOT / "tests" / "quality").glob("labels-*.jsonl")):
        for row in read_rows(path):
            if row["responsibilities"] is not None:
                held = {"fold": NEVER} if path.stem == HELD_OUT else {}
                yield {
                    **_of_corpus(corpus[row["id"]]), **held, "source": path.stem if held else "labels",
                    "lines": row["responsibilities"], "needs": row["need"],
                }  # fmt: skip
    yield from _hand_read(shared, corpus)


def _hand_read(shared: Path, corpus: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The postings whose lines were read one by one, and those with soft targets alone."""
    lines: dict[str, dict[int, list[str]]] = defaultdict(dict)
    soft: dict[str, dict[int, dict[str, float]]] = defaultdict(dict)
    for row in read_rows(shared / "gold" / "lines" / "postings.jsonl"):
        lines[row["id"]][row["line"]] = row["ids"]
    for row in read_rows(shared / "gold" / "soft" / "lines.jsonl"):
        soft[row["id"]][row["line"]] = row["p"]
    for id_ in sorted({*lines, *soft}):
        read_ = lines.get(id_, {})
        yield {
            **_of_corpus(corpus[id_]), "source": "lines" if read_ else "soft", "known": read_ or (0,), "needs": {},
            "lines": {str(line): ids for line, ids in read_.items()}, "soft": soft.get(id_, {}),
        }  # fmt: skip


def _of_corpus(row: dict[str, Any]) -> dict[str, Any]:
    return {"name": row["id"], "company": row["id"], "title": row["title"], "text": row["text"], "known": (),
            "skills": []}  # fmt: skip


def read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


class Matrix:
    """Rows by features, of which few are not 0: what is frequent as a dense matrix, the rest sparse."""

    def __init__(self, rows: Sequence[Row], names: Sequence[str], scaled: bool) -> None:
        column = {name: at for at, name in enumerate(names)}
        cells = [
            (row, at, share) for row, one in enumerate(rows) for at, share in _shares(one.features, column, scaled)
        ]
        where = np.array([cell[:2] for cell in cells], dtype=np.int64).reshape(-1, 2).T
        values = np.array([cell[2] for cell in cells], dtype=np.float32)
        self.shape = (len(rows), len(names))
        self.size = float(values @ values)
        """The sum of the squares."""
        self._often = np.argsort(-np.bincount(where[1], minlength=len(names)), kind="stable")[:FREQUENT]
        place = np.full(len(names), -1)
        place[self._often] = np.arange(len(self._often))
        dense = place[where[1]] >= 0
        self._dense = np.zeros((len(rows), len(self._often)), dtype=np.float32)
        self._dense[where[0][dense], place[where[1][dense]]] = values[dense]
        rest, values = where[:, ~dense], values[~dense]
        self._by_row = _Sparse(rest[0], rest[1], values)
        self._by_column = _Sparse(rest[1], rest[0], values)

    def times(self, weights: np.ndarray) -> np.ndarray:
        out = self._dense @ weights[self._often]
        self._by_row.add(weights, out)
        return np.asarray(out)

    def transposed_times(self, values: np.ndarray) -> np.ndarray:
        out = np.zeros((self.shape[1], values.shape[1]), dtype=np.float32)
        out[self._often] = self._dense.T @ values
        self._by_column.add(values, out)
        return out


class _Sparse:
    """Cells of a sparse matrix, ordered by where their products are summed."""

    def __init__(self, to: np.ndarray, of: np.ndarray, values: np.ndarray) -> None:
        order = np.argsort(to, kind="stable")
        self._to, self._starts = np.unique(to[order], return_index=True)
        self._of, self._values = of[order], values[order][:, None]

    def add(self, factor: np.ndarray, out: np.ndarray) -> None:
        if len(self._to):
            out[self._to] += np.add.reduceat(factor[self._of] * self._values, self._starts, axis=0)


def _shares(features: Collection[str], column: dict[str, int], scaled: bool) -> Iterator[tuple[int, float]]:
    """The columns of a row's features, and what each counts."""
    known = sorted({name for name in features if name in column})
    words = sum(name[0] != "#" for name in known)
    share = scale_of(words) / WHOLE if scaled else 1.0
    for name in known:
        yield column[name], 1.0 if name[0] == "#" else share


class Model(NamedTuple):
    """Names of features, and their weights for each responsibility."""

    names: list[str]
    responsibilities: np.ndarray


def fit(data: Set, ids: list[str]) -> Model:
    """The model of all that ``data`` holds."""
    lines = _fitted_lines(data)
    names = vocabulary(lines)
    prior, goal, counts = _prior(names, ids), targets(data, lines, ids), _counts(data, lines)
    weights = logistic(Matrix(lines, names, scaled=True), goal, counts, prior, STEPS)
    kept = np.abs(weights) >= LEAST_WEIGHT
    rows = np.flatnonzero(kept.any(axis=1))
    names = [names[row] for row in rows]
    start, prior = (np.where(kept, what, 0)[rows] for what in (weights, prior))
    weights = logistic(Matrix(lines, names, scaled=True), goal, counts, prior, STEPS_AFTER, start, kept[rows])
    return Model(names, weights)


def _fitted_lines(data: Set) -> list[Row]:
    """The lines of which anything is known, but for those too long to be read at once."""
    times = Counter(line.place for line in data.lines)
    return [
        line for line in data.lines if times[line.place] == 1 and (line.place in data.labels or line.place in data.soft)
    ]


def targets(data: Set, lines: Sequence[Row], ids: list[str]) -> np.ndarray:
    """How likely each line states each responsibility: half label and half soft target where it has both."""
    column = {id_: at for at, id_ in enumerate(ids)}
    goal = np.zeros((len(lines), len(ids)), dtype=np.float32)
    for row, line in enumerate(lines):
        likely = data.soft.get(line.place)
        if likely is not None:
            goal[row] = UNLIKELY
            for id_, probability in likely.items():
                goal[row, column[id_]] = probability
        stated = data.labels.get(line.place)
        if stated is not None:
            label = np.zeros(len(ids), dtype=np.float32)
            label[[column[id_] for id_ in stated]] = 1.0
            goal[row] = label if likely is None else (label + goal[row]) / 2
    return goal


def _counts(data: Set, lines: Sequence[Row]) -> np.ndarray:
    counts = [COUNTS.get(data.source[line.document], 1.0) if line.place in data.labels else SOFT_ONLY for line in lines]
    return np.array(counts, dtype=np.float32)[:, None]


def _prior(names: list[str], ids: list[str]) -> np.ndarray:
    """Before any label is seen, a responsibility is stated where its own activity is found."""
    prior = np.zeros((len(names), len(ids)), dtype=np.float32)
    at = {name: row for row, name in enumerate(names)}
    for column, id_ in enumerate(ids):
        prior[at["#bias"], column] = -3.5
        if f"#activity {id_}" in at:
            prior[at[f"#activity {id_}"], column] = 3.0
    return prior


def logistic(
    x: Matrix,
    goal: np.ndarray,
    counts: np.ndarray,
    prior: np.ndarray,
    steps: int,
    start: np.ndarray | None = None,
    kept: np.ndarray | None = None,
) -> np.ndarray:
    """Logistic regressions, one a column of ``goal``, pulled towards ``prior`` by the squared distance; from ``start``
    on, and with the weights in ``kept`` alone, where given."""
    w, speed = (prior if start is None else start).copy(), np.zeros_like(prior)
    rate = 4.0 / (x.size * 0.25 / 8 + PULL)
    for step in range(steps):
        slope = x.transposed_times((1 / (1 + np.exp(-x.times(w))) - goal) * counts) + PULL * (w - prior)
        speed = min(0.9, step / (step + 3)) * speed - rate * slope
        w = w + (speed if kept is None else speed * kept)
    return w


def vocabulary(lines: Sequence[Row]) -> list[str]:
    """The features that are frequent enough: those that are not of words first."""
    seen = Counter(feature for line in lines for feature in set(line.features))
    return sorted((name for name, times in seen.items() if times >= SEEN), key=lambda name: (name[0] != "#", name))


def say(data: Set, model: Model) -> np.ndarray:
    """How likely the model finds each responsibility in each line."""
    sums: np.ndarray = Matrix(data.lines, model.names, scaled=True).times(model.responsibilities)
    likely: np.ndarray = 1 / (1 + np.exp(-sums))
    return likely


def cross_validate(data: Set, ids: list[str]) -> np.ndarray:
    """What is said of every line by models that were fitted to no other of its posting or company."""
    said = np.zeros((len(data.lines), len(ids)))
    for fold in range(FOLDS):
        model = fit(data.of_folds({ALWAYS, *range(FOLDS)} - {fold}), ids)
        rows = [at for at, row in enumerate(data.lines) if data.folds[row.document] == fold]
        said[rows] = say(data.of_folds({fold}), model)
    return said


def figures(data: Set, likely: np.ndarray, ids: list[str], threshold: float) -> dict[str, float]:
    """F1 by document and by line, of the lines that were read by hand."""
    said = {
        (*line.place, ids[at])
        for row, line in enumerate(data.lines)
        if line.place in data.labels
        for at in np.flatnonzero(likely[row] > threshold)
    }
    here = {line.document for line in data.lines}
    gold = {(*place, id_) for place, stated in data.labels.items() if place[0] in here for id_ in stated}
    return {"document": _f1({(d, i) for d, _, i in gold}, {(d, i) for d, _, i in said}), "line": _f1(gold, said)}


def _f1(gold: set[Any], said: set[Any]) -> float:
    both = len(gold & said)
    return round(2 * both / (len(gold) + len(said)), 3) if both else 0.0


def report(data: Set, said: np.ndarray, ids: list[str]) -> None:
    """Print the figures of each source of labels."""
    for source in dict.fromkeys(data.source[line.document] for line in data.lines):
        rows = [at for at, line in enumerate(data.lines) if data.source[line.document] == source]
        part = data._replace(lines=[data.lines[at] for at in rows])
        if any(line.place in data.labels for line in part.lines):
            for threshold in THRESHOLDS:
                print(f"  {source}, threshold {threshold}: {figures(part, said[rows], ids, threshold)}")


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
    parser.add_argument("--quick", action="store_true", help="no cross-validation")
    asked = parser.parse_args()
    taxonomy = load_taxonomy()
    matcher = Matcher(taxonomy)
    ids = [concept.id for concept in taxonomy.concepts.values() if concept.type == "responsibility"]
    data = read(matcher, asked.shared)
    add_resumes(data, matcher, asked.shared)
    add_definitions(data, matcher, taxonomy)
    add_own_lines(data, matcher)
    labels = sum(map(len, data.labels.values()))
    print(f"{len(data.lines)} lines, {labels} responsibilities", flush=True)
    if not asked.quick:
        print("cross-validated:")
        seen = data.of_folds({ALWAYS, *range(FOLDS)})
        report(seen, cross_validate(seen, ids), ids)
    model = fit(data.of_folds({ALWAYS, *range(FOLDS)}), ids)
    held = data.of_folds({NEVER})
    print("held out:")
    report(held, say(held, model), ids)
    if not asked.dry_run:
        write(model, ids)


def write(model: Model, ids: list[str]) -> None:
    """The weights, in hundredths: by feature, flat pairs of (number of a responsibility, weight)."""
    weights = {}
    for name, row in zip(model.names, model.responsibilities, strict=True):
        pairs = [part for at, value in enumerate(row) if value for part in (at, round(100 * float(value)))]
        weights[name] = pairs
    flags = sum(name[0] == "#" for name in weights)
    data = {"responsibilities": ids, "threshold": THRESHOLD, "flags": flags, "weights": weights}
    OUT.write_text(as_text(data), encoding="utf-8")
    print(f"wrote {OUT.name}: {OUT.stat().st_size // 1024} KiB, {len(weights)} features")


if __name__ == "__main__":
    main()
