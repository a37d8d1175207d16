"""The measured figures as tables: all of them for the terminal, those that a user asks for in docs/accuracy.md."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from tools.evaluation.score import Figures

_Cell = Callable[[Figures, str], str]

_SETS = {
    "held-out": "held-out postings",
    "own": "our own cases",
    "resumes": "résumés",
}
_WITH_PARTS = {
    "hard": "hard skills",
    "soft": "soft skills",
    "resp.doc": "responsibilities of a document",
    "resp.line": "responsibilities of a line",
}
_SHARES = {
    "need.accuracy": "a skill's need (required, preferred, duty, context)",
    "split.direction": "leans the right way, where a reader sees a lean",
    "split.opposite": "leans the opposite way",
    "role.top1": "best-fitting role type",
    "level.accuracy": "level",
}


def readme_table(measured: Mapping[str, Figures]) -> str:
    """The figures that tell a user what to trust: F1 with precision and recall, and shares."""
    sets = {name: label for name, label in _SETS.items() if name in measured}
    heads = [f"{label} ({measured[name]['documents']})" for name, label in sets.items()]
    rows = [
        *_rows(measured, sets, _WITH_PARTS, _with_parts),
        *_rows(measured, sets, _SHARES, lambda figures, metric: _number(figures.get(metric))),
    ]
    lines = [f"| | {' | '.join(heads)} |", f"|---{'|--:' * len(sets)}|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def _rows(
    measured: Mapping[str, Figures], sets: Mapping[str, str], metrics: Mapping[str, str], cell: _Cell
) -> Iterator[list[str]]:
    for metric, label in metrics.items():
        yield [label, *(cell(measured[name], metric) for name in sets)]


def _with_parts(figures: Figures, metric: str) -> str:
    if f"{metric}.f1" not in figures:
        return ""
    f1, p, r = (_number(figures[f"{metric}.{part}"]) for part in ("f1", "p", "r"))
    return f"**{f1}** ({p} / {r})"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def terminal_table(measured: Mapping[str, Figures]) -> str:
    """Every figure of every set, a metric a row."""
    metrics = dict.fromkeys(metric for figures in measured.values() for metric in figures)
    widths = {name: max(len(name), 7) for name in measured}
    head = " " * 18 + "".join(f"{name:>{width + 2}}" for name, width in widths.items())
    lines = [head]
    for metric in metrics:
        values = (_cell(measured[name].get(metric), width + 2) for name, width in widths.items())
        lines.append(f"{metric:<18}{''.join(values)}")
    return "\n".join(lines)


def _cell(value: float | None, width: int) -> str:
    shown = "" if value is None else str(value) if isinstance(value, int) else f"{value:.3f}"
    return shown.rjust(width)
