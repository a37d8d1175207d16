"""Checking posts: one runner for the suite, whose analyzer is built once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from skillmatch.analysis import Analyzer
from skillmatch.checking.context import Asked
from skillmatch.checking.model import Checked
from skillmatch.checking.runner import Runner
from skillmatch.checking.settings import Settings
from skillmatch.readers.model import Kind, Unreadable

Check = Callable[..., Checked]


def checked_of(runner: Runner, text: str, name: str = "post.md") -> Checked | Unreadable:
    """What a runner finds in a text, read as a file of that name."""
    return runner.result(name, runner.analyzer.files.data(text.encode(), name))


@pytest.fixture(scope="session")
def runner(analyzers: dict[Kind, Analyzer]) -> Runner:
    """One that takes no settings from files."""
    return Runner(analyzers[Kind.POSTING], Settings())


@pytest.fixture(scope="session")
def check(runner: Runner) -> Check:
    """Checks a text: with what is asked of it, and with settings."""

    def check(text: str, name: str = "post.md", settings: Settings | None = None, **asked: object) -> Checked:
        with_all = replace(runner, asked=Asked(**asked), settings=settings or runner.settings)  # type: ignore[arg-type]
        checked = checked_of(with_all, text, name)
        assert isinstance(checked, Checked), checked
        return checked

    return check
