"""What the tests of the taxonomy share."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillmatch.taxonomy.layer import Layer
from skillmatch.taxonomy.load import default_taxonomy_path
from skillmatch.taxonomy.validate import audit
from skillmatch.taxonomy.validate.checks import Check
from skillmatch.taxonomy.validate.problems import Problem


@pytest.fixture
def ours_is_valid(monkeypatch: pytest.MonkeyPatch) -> None:
    """The audit of our own folder taken as done: it takes seconds, and ``test_it_is_valid`` runs it."""
    real = audit.audit_folder

    def audited(folder: Path, below: Layer, checks: tuple[Check, ...]) -> list[Problem]:
        return [] if folder == default_taxonomy_path() else real(folder, below, checks)

    monkeypatch.setattr(audit, "audit_folder", audited)
