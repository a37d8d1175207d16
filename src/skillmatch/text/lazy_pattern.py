"""Regular expressions that are compiled when they are first used.

Compiling is a fifth of a run over one document, and half of our patterns are of no use to it: they are for another kind
of document or format, or for what few texts hold. Those are made here; what every run uses stays ``re.compile``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast


def lazy_pattern(source: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, which also takes a function that makes the source.

    A mistake in the source is told when it is first used, so it is for patterns of ours, and of the taxonomy, that the
    suite uses.
    """
    return cast("re.Pattern[str]", _LazyPattern(source, flags))


class _LazyPattern:
    """Becomes a pattern by taking over what is asked of it. Several threads may do so at once: they take the same. The
    ``re`` of a match is the compiled pattern, and not this."""

    def __init__(self, source: str | Callable[[], str], flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        # Python comes here for what the object does not have, so once for each method of the pattern.
        if name.startswith("_"):
            raise AttributeError(name)
        compile_, arguments = self.__reduce__()
        taken = getattr(compile_(*arguments), name)
        setattr(self, name, taken)
        return taken

    def __reduce__(self) -> tuple[Callable[[str, int], re.Pattern[str]], tuple[str, int]]:
        # What is sent to another process is an ordinary pattern there.
        source = self._source if isinstance(self._source, str) else self._source()
        return re.compile, (source, self._flags)
