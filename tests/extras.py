"""The packages of extras: their tests are skipped where these are missing, and fail where they have to be there."""

from __future__ import annotations

import os
from importlib.util import find_spec

import pytest

REQUIRED = os.environ.get("SKILLMATCH_EXTRAS") == "required"
"""As ``.ci/run`` sets it: there, nothing is skipped."""


def needs(extra: str, module: str) -> None:
    """Skip the test or module that calls it, or let it fail, where the module of an extra is not installed."""
    if find_spec(module) is None:
        why = f"the extra `{extra}` is missing: pip install -e '.[{extra}]'"
        if REQUIRED:
            pytest.fail(why, pytrace=False)
        pytest.skip(why, allow_module_level=True)
