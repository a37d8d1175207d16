"""Texts of rules with blanks, which are filled with what a rule finds."""

from __future__ import annotations

from string import Formatter

TEMPLATES = ("message", "remedy")
"""The texts of a rule whose blanks, as ``{named}``, are filled with what its function finds."""


def blanks(template: str) -> list[str]:
    """The names of the blanks of a text, each with the format that it asks for, if any.

    Raises:
        ValueError: where a brace is left open.
    """
    parts = [part[1:] for part in Formatter().parse(template) if part[1] is not None]
    return [f"{name}{f'!{how}' if how else ''}{f':{form}' if form else ''}" for name, form, how in parts]
