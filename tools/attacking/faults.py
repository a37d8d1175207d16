"""What an attack can find, and what is said of one input."""

from __future__ import annotations

import traceback
from typing import NamedTuple

from tools.attacking.swallowed import place

BROKEN, SWALLOWED, SLOW, HUNG, DIED = "broken", "swallowed", "slow", "hung", "died"


class Fault(NamedTuple):
    """A promise that did not hold.

    Attributes:
        kind: ``broken`` (something was raised, or is wrong), ``swallowed`` (a reader's own mistake, told as a damaged
            file), ``slow``, ``hung`` (stopped for its slowness) or ``died`` (the whole process went).
        what: one line, the same for inputs that show the same fault.
        detail: the traceback, where there is one.
    """

    kind: str
    what: str
    detail: str = ""


class Judged(NamedTuple):
    """What came of one input: ``read`` or ``refused``, and the faults that it showed."""

    verdict: str
    faults: tuple[Fault, ...] = ()


def fault_of(kind: str, error: BaseException) -> Fault:
    """An exception as a fault, told by its type and the line of ours where it was raised."""
    said = f": {str(error)[:100]}" if isinstance(error, AssertionError) else ""
    where = place(error)
    detail = "".join(traceback.format_exception(error)[-12:])
    return Fault(kind, f"{type(error).__name__}{said} at {where or 'no line of ours'}", detail)
