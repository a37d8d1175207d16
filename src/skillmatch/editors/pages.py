"""The documentation of rules as files that an editor can open: in a folder of this run alone, which goes with it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType


class RulePages:
    """Pages by the folder whose settings hold, and by rule: a team's own rules are not those of another."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="skillmatch-rules-", ignore_cleanup_errors=True)
        self._addresses: dict[str, dict[str, str]] = {}

    def __enter__(self) -> RulePages:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._folder.cleanup()

    def of(self, folder: str) -> dict[str, str]:
        """The addresses of the pages that there are, by rule."""
        return self._addresses.setdefault(folder, {})

    def address(self, folder: str, rule: str) -> str | None:
        """Where the page of a rule is; ``None`` where there is none yet."""
        return self.of(folder).get(rule)

    def made(self, folder: str, rule: str, text: str) -> str:
        """The address of a page that is written now."""
        below = Path(self._folder.name, str(len(self._addresses)))
        below.mkdir(exist_ok=True)
        file = below / f"{rule}.md"
        file.write_text(text, encoding="utf-8", newline="\n")
        self.of(folder)[rule] = address = file.as_uri()
        return address

    def forget(self) -> None:
        """Have all written anew: a team may have changed its rules."""
        self._addresses.clear()
