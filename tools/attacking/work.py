"""Every target of an attack, and what is done with one input of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from tools.attacking import growing, mutate, texts, threads
from tools.attacking.faults import Fault, Judged
from tools.attacking.judge import Judge

TEXTS, GROWTH, THREADS, FORKS = "texts", "growth", "threads", "forks"
_ROUNDS: Mapping[str, Callable[[int, int], list[Fault]]] = {THREADS: threads.in_threads}
if hasattr(os, "fork"):
    _ROUNDS = {**_ROUNDS, FORKS: threads.after_fork}
ROUNDS = tuple(_ROUNDS)
"""Targets whose inputs are rounds, each of many files."""


class Plan(NamedTuple):
    """What is the same for all inputs of an attack.

    Attributes:
        seed: with a target and a number it makes an input.
        sample: of so many mutants of a reader one is analysed and checked too.
    """

    seed: int = 1
    sample: int = 10


class Input(NamedTuple):
    """The bytes of an input and what their file is called."""

    data: bytes
    name: str


def input_of(plan: Plan, target: str, number: int) -> Input:
    """An input again; of rounds of threads there is none to be had."""
    if target in mutate.TARGETS:
        return Input(mutate.mutant(target, plan.seed, number), f"{target}-{number}{mutate.TARGETS[target].ending}")
    if target == TEXTS:
        made = texts.hostile(plan.seed, number)
        return Input(made.text.encode("utf-8", "replace"), f"text-{number}{made.ending}")
    if target == GROWTH:
        case = growing.cases()[number]
        return Input(case.make(4 * case.size), f"growth-{number}{case.ending}")
    return Input(b"", f"{target}-{number}")


class Work:
    """Does the work of one process."""

    def __init__(self, plan: Plan, file: Path) -> None:
        self._plan = plan
        self._judge = Judge(file)

    def one(self, target: str, number: int) -> Judged:
        """What came of one input."""
        if target == GROWTH:
            return self._judge.judge_growth(growing.cases()[number])
        if target in _ROUNDS:
            return Judged("read", tuple(_ROUNDS[target](self._plan.seed, number)))
        data, name = input_of(self._plan, target, number)
        whole = target == TEXTS or number % self._plan.sample == 0
        return self._judge.judge(data, name, whole=whole)
