"""What the whole suite shares: analyzers, built once, since each reads the whole taxonomy."""

from __future__ import annotations

import os
from collections.abc import Callable
from copy import copy
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, settings

from skillmatch import compiling, user_cache
from skillmatch.analysis import Analyzer, Report
from skillmatch.examples import as_requirement
from skillmatch.readers.model import Kind

Analyze = Callable[[str], Report]

# The suite runs in parallel, and on busy machines: no test fails for its slowness.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")


def pytest_configure(config: pytest.Config) -> None:
    """Make anew what is compiled, where the code or the taxonomy has changed: once, and not in every process."""
    os.environ[user_cache.OFF] = "1"  # the user's own is none of the suite's business
    if not hasattr(config, "workerinput") and not compiling.is_fresh():
        compiling.compile_all()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Expect the cases of ``known-wrong.yaml`` to fail; one that no longer does must leave the list."""
    listed = yaml.safe_load((Path(__file__).parent / "known-wrong.yaml").read_text(encoding="utf-8"))
    why = {case: f"{entry['cause']} ({entry['costs']})" for entry in listed for case in entry["cases"]}
    for item in items:
        name = item.nodeid.removeprefix("tests/")
        # An id may be cut short, where what follows in it is long.
        for case in why:
            if name.startswith(case):
                item.add_marker(pytest.mark.xfail(reason=why[case], strict=True))


@pytest.fixture(scope="session")
def analyzer() -> Analyzer:
    """One that tells the kind of each document from its text."""
    return Analyzer()


@pytest.fixture(scope="session")
def analyzers(analyzer: Analyzer) -> dict[Kind, Analyzer]:
    """One for each kind of document, told beforehand; they share what takes long to build."""
    told = {kind: copy(analyzer) for kind in Kind}
    for kind, one in told.items():
        one.kind = kind
    return told


@pytest.fixture(scope="session")
def posting(analyzers: dict[Kind, Analyzer]) -> Analyze:
    """Analyses a text as a posting."""
    return analyzers[Kind.POSTING].text


@pytest.fixture(scope="session")
def resume(analyzers: dict[Kind, Analyzer]) -> Analyze:
    """Analyses a text as a résumé."""
    return analyzers[Kind.RESUME].text


@pytest.fixture(scope="session")
def requirement(analyzers: dict[Kind, Analyzer]) -> Analyze:
    """Analyses a line as the one item under the requirements of a posting."""
    return lambda line: as_requirement(analyzers[Kind.POSTING], line)
