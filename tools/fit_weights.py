"""Fit the weights of split and roles to labelled postings, and write them into taxonomy/weights.yaml.

    python -m tools.fit_weights ../shared            # prints cross-validated figures, then writes
    python -m tools.fit_weights ../shared --dry-run

Reads ``gold/dev`` and, by their ids in ``tests/quality/labels-*.jsonl`` and ``verdicts.jsonl`` (which tells split, role
and level alone), postings of ``corpus`` below the folder named; ``labels-2`` is held out. Every posting goes in twice,
with and without its title, so that the title stays the weak hint that it is. It knows features and labels, and no
posting.

The split is a ridge regression of the label on the features (see ``Counts.score``), pulled not towards 0 but towards
the lean that the taxonomy gives each concept; the roles, with work that is none of them, are a multinomial logistic
regression, pulled towards the taxonomy's role weights. The strength of the pull is chosen by cross-validation with
whole companies left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml

from skillmatch.analysis import Analyzer
from skillmatch.profiling.evidence import count
from skillmatch.profiling.features import feature_of, group_of
from skillmatch.profiling.parameters import Weights, read_weights
from skillmatch.profiling.title import named_in
from skillmatch.taxonomy.load import default_taxonomy_path
from skillmatch.taxonomy.model import SkillKind, Taxonomy

ROOT = Path(__file__).resolve().parents[1]
HELD_OUT = "labels-2"
FOLDS = 5
PULLS = (0.3, 1.0, 3.0, 10.0, 30.0)
ROLE_PULLS = (0.03, 0.1, 0.3, 1.0)
ABOUT_AS_GOOD = 0.004
"""Squared errors of the split that differ by less tell no two pulls apart: of such, the weakest is taken, which keeps
most of what the labels say."""
PRIOR_SCALE = 0.8
ROLE_PRIOR_SCALE = 2.0
STEPS = 1500
RARITY = 0.7
NONE = "none"


class Example(NamedTuple):
    """One text: its features, labels, and the fold that its company falls into."""

    features: dict[str, float]
    labels: dict[str, Any]
    fold: int
    masked: bool


def postings(shared: Path, held_out: bool) -> Iterator[dict[str, Any]]:
    """Labelled postings as {title, company, text, labels}."""
    corpus = {row["id"]: row for row in _rows(shared / "corpus" / "postings.jsonl")}
    if not held_out:
        yield from _rows(shared / "gold" / "dev" / "postings.jsonl")
    quality = ROOT / "tests" / "quality"
    for path in [*sorted(quality.glob("labels-*.jsonl")), quality / "verdicts.jsonl"]:
        if (path.stem == HELD_OUT) is not held_out:
            continue
        for row in _rows(path):
            posting = corpus[row["id"]]
            yield {"title": posting["title"], "company": row["id"], "text": posting["text"], "labels": row}


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def examples(analyzer: Analyzer, weights: Weights, rows: Iterator[dict[str, Any]]) -> list[Example]:
    found = []
    for row in rows:
        digest = hashlib.sha256(str(row.get("company") or row["title"]).encode()).digest()
        for masked in (False, True):
            text = row["text"] if masked else f"{row['title']}\n\n{row['text']}"
            report = analyzer.text(text)
            counts = count(report.mentions, weights)
            features = {name: amount / counts.length for name, amount in counts.amounts.items()}
            features |= dict.fromkeys(named_in(report.document.title_text, weights.hints), 1.0)
            features["bias"] = 1.0
            found.append(Example(features, row["labels"], digest[0] % FOLDS, masked))
    return found


def matrix(rows: list[Example], names: list[str]) -> np.ndarray:
    """One row an example, one column a feature."""
    return np.array([[row.features.get(name, 0.0) for name in names] for row in rows])


def ridge(x: np.ndarray, y: np.ndarray, prior: np.ndarray, pull: float) -> np.ndarray:
    """Weights that minimise squared error plus ``pull`` times the squared distance from ``prior``."""
    gram = x.T @ x + pull * np.eye(x.shape[1])
    return np.asarray(prior + np.linalg.solve(gram, x.T @ (y - x @ prior)))


def heed(y: np.ndarray) -> np.ndarray:
    """What each example counts: the more, the rarer its class, for of research posts there are few."""
    counted = (y / y.mean(axis=0) ** RARITY).sum(axis=1)
    return np.asarray(counted / counted.mean())


def softmax_fit(x: np.ndarray, y: np.ndarray, prior: np.ndarray, pull: float) -> np.ndarray:
    """Multinomial logistic weights (features x classes) by gradient descent with momentum, from the prior.

    Each example counts by its class (see ``heed``).
    """
    w, speed = prior.copy(), np.zeros_like(prior)
    counted = heed(y)[:, None]
    for _ in range(STEPS):
        scores = x @ w
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        slope = x.T @ (counted * (shares - y)) / len(x) + pull * (w - prior) / 10
        speed = 0.9 * speed - 0.5 * slope
        w = w + speed
    return w


def fit_split(rows: list[Example], names: list[str], prior: np.ndarray) -> dict[str, float]:
    rows = [row for row in rows if row.labels.get("split") is not None]
    x, y = matrix(rows, names), np.array([row.labels["split"] / 2 for row in rows])
    folds = np.array([row.fold for row in rows])
    errors = {p: _error_split(p, y, _held_out(folds, lambda t, p=p: ridge(x[t], y[t], prior, p), x)) for p in PULLS}
    best = min(p for p in errors if errors[p] <= min(errors.values()) + ABOUT_AS_GOOD)
    print(f"split: pull {best}")
    return _named(names, ridge(x, y, prior, best))


def _held_out(folds: np.ndarray, fit: Any, x: np.ndarray) -> np.ndarray:
    said = [None] * len(x)
    for fold in range(FOLDS):
        w = fit(folds != fold)
        for at in np.flatnonzero(folds == fold):
            said[at] = x[at] @ w
    return np.array(said)


def _error_split(pull: float, y: np.ndarray, said: np.ndarray) -> float:
    clear = np.abs(y) >= 0.5
    right = float(np.mean(np.sign(said[clear]) == np.sign(y[clear])))
    error = float(np.mean((np.clip(said, -1, 1) - y) ** 2))
    print(f"  split pull {pull:>5}: direction {right:.3f} squared error {error:.3f}")
    return error


def fit_roles(
    rows: list[Example], names: list[str], prior: np.ndarray, roles: list[str]
) -> dict[str, dict[str, float]]:
    rows = [
        row for row in rows if row.labels.get("role") or (row.labels.get("split") is not None and "role" in row.labels)
    ]
    x, y = matrix(rows, names), np.array([_target(row.labels, roles) for row in rows])
    folds = np.array([row.fold for row in rows])
    losses = {
        p: _loss_roles(p, y, _held_out(folds, lambda t, p=p: softmax_fit(x[t], y[t], prior, p), x)) for p in ROLE_PULLS
    }
    best = min(losses, key=losses.__getitem__)
    print(f"roles: pull {best}")
    w = softmax_fit(x, y, prior, best)
    return {role: _named(names, w[:, at]) for at, role in enumerate(roles)}


def _has_role(labels: dict[str, Any]) -> bool:
    """Whether a role, or that there is none, is told of a text that is of our trades."""
    return bool(labels.get("role")) or (labels.get("split") is not None and "role" in labels)


def _target(labels: dict[str, Any], roles: list[str]) -> list[float]:
    first, second = labels["role"] or NONE, labels.get("role2")
    return [0.75 if r == first and second else 1.0 if r == first else 0.25 if r == second else 0.0 for r in roles]


def _loss_roles(pull: float, y: np.ndarray, said: np.ndarray) -> float:
    misses = heed(y) * np.array([float(target[row.argmax()] == 0) for target, row in zip(y, said, strict=True)])
    print(f"  roles pull {pull:>5}: top-1 {1 - np.mean(misses):.3f}, by class")
    return float(np.mean(misses))


def _named(names: list[str], w: np.ndarray) -> dict[str, float]:
    """The weights that are not 0 as rounded, and all of parts of groups: a part without one would have its group's."""
    rounded = {name: round(float(value), 2) + 0.0 for name, value in zip(names, w, strict=True)}
    return {name: value for name, value in rounded.items() if value or group_of(name) != name}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--dry-run", action="store_true")
    asked = parser.parse_args()
    analyzer = Analyzer(kind="posting")
    taxonomy = analyzer.taxonomy
    weights = read_weights(taxonomy)
    rows = examples(analyzer, weights, postings(asked.shared, held_out=False))
    leans = leans_by_feature(taxonomy)
    names = [*leans, *weights.hints, "bias"]
    prior = np.array([*(PRIOR_SCALE * lean for lean in leans.values()), *[0.0] * (len(weights.hints) + 1)])
    roles = [*taxonomy.roles, NONE]
    of_group = [taxonomy.concepts[group_of(feature)].roles for feature in leans]
    role_prior = np.array([[ROLE_PRIOR_SCALE * told.get(role, 0.0) for role in roles] for told in of_group])
    role_prior = np.vstack([role_prior, np.zeros((len(weights.hints) + 1, len(roles)))])
    split = fit_split(rows, names, prior)
    fitted = fit_roles(rows, names, role_prior, roles)
    if not asked.dry_run:
        write(split, fitted)


def leans_by_feature(taxonomy: Taxonomy) -> dict[str, float]:
    """For every feature the mean lean of the concepts that count as it."""
    leans: dict[str, list[float]] = {}
    for concept in taxonomy.concepts.values():
        if concept.kind is not SkillKind.SOFT:
            leans.setdefault(feature_of(concept, taxonomy), []).append(concept.lean)
    return {feature: float(np.mean(ones)) for feature, ones in leans.items()}


def write(split: dict[str, float], roles: dict[str, dict[str, float]]) -> None:
    """Replace the fitted figures in weights.yaml; its other keys and its first comment stay."""
    path = default_taxonomy_path() / "weights.yaml"
    text = path.read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    data["split"]["features"] = split
    data["roles"]["none"] |= {"features": roles.pop(NONE)}
    data["roles"]["features"] = roles
    head = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    body = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=118, default_flow_style=None)
    path.write_text(head + body, encoding="utf-8")
    print(f"wrote {path.name}")


if __name__ == "__main__":
    main()
