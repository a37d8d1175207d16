"""A command group in which a bare path means the main command: ``skillmatch resume.pdf``."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from typer.core import TyperGroup

from skillmatch.safe_read import exists
from skillmatch.suggest import closest

MAIN_COMMAND = "match"


class FileOrCommand(TyperGroup):
    """Puts the main command's name before arguments that begin with a file, or with one of its options."""

    names: Collection[str] = ()
    """Those of all commands, of which there may be just one here."""

    @classmethod
    def knowing(cls, names: Collection[str]) -> type[FileOrCommand]:
        """Such a group that knows of these commands."""
        return type(cls.__name__, (cls,), {"names": names})

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and not ctx.resilient_parsing:
            args = self._with_command(ctx, args)
        return super().parse_args(ctx, args)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        return ["[OPTIONS]", "FILE... | COMMAND [ARGS]..."]

    def _with_command(self, ctx: Any, args: list[str]) -> list[str]:
        first = args[0]
        own_options = {name for param in self.get_params(ctx) for name in param.opts}
        if first in self.names or first in own_options:
            return args
        # A mistyped command must not read as "no such file"; what looks like a path is taken for one.
        if not first.startswith("-") and Path(first).name == first and not Path(first).suffix and not exists(first):
            close = closest(first, self.names)
            hint = f" Did you mean {close[0]!r}?" if close else " See skillmatch --help."
            ctx.fail(f"{first!r} is neither a command nor a file.{hint}")
        return [MAIN_COMMAND, *args]
