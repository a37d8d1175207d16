"""Headers of e-mails and of saved web pages, read at a cost that their length does not square."""

from __future__ import annotations

from email.policy import Compat32, default

_LONGEST = 2_000
"""Characters: mail programs write none that is half as long."""


class PlainHeaders(Compat32):
    """A policy that takes headers as the text that they are, and no longer than any is.

    What the library makes of them by itself takes time with the square of their length, and a stack frame for each
    bracket; and it does so for every header of every part.
    """

    def header_fetch_parse(self, name: str, value: str) -> str:
        """The text of a header, each of its bytes beyond ASCII as half of a pair."""
        return value[:_LONGEST]


def words_of(header: str) -> str:
    """The text of a header whose words may be encoded, and its bytes beyond ASCII those of UTF-8."""
    return str(default.header_fetch_parse("subject", header))
