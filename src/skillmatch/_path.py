"""From where modules may be imported: not from the folder that the user is in, whose files may be anybody's.

This module imports only what Python itself has loaded before, so no pathlib: see ``skillmatch/__init__.py``.
"""
# ruff: noqa: PTH109, PTH117, PTH120

import os
import site


def trusted(entries: list[str]) -> list[str]:
    """The entries of a ``sys.path`` that do not depend on the working folder.

    Left out are the working folder itself, under whatever name, and entries relative to it; but not where it is one
    that modules were installed in. The folder that this package is in is always among the result.
    """
    home = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    installed = (home, os.path.dirname(os.__file__), *site.getsitepackages())
    refused = {_working_folder()} - set(map(_real, installed))
    kept = [entry for entry in entries if isinstance(entry, str) and os.path.isabs(entry)]
    kept = [entry for entry in kept if _real(entry) not in refused]
    return kept if _real(home) in map(_real, kept) else [*kept, home]


def _real(entry: str) -> str:
    return os.path.normcase(os.path.realpath(entry))


def _working_folder() -> str:
    try:
        return _real(os.getcwd())
    except OSError:  # it is gone, and holds nothing
        return ""
