"""A guard round the work on one file: whatever that file does, it becomes a value, and the others have their turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from skillmatch.errors import SkillmatchError, TimeLimitError
from skillmatch.readers.codes import Code
from skillmatch.readers.files import printable
from skillmatch.readers.limits import Limits
from skillmatch.readers.model import Unreadable
from skillmatch.readers.refusals import too_slow
from skillmatch.time_limit import OutOfTime, time_limit

T = TypeVar("T")


def guarded(name: str, limits: Limits, work: Callable[[], T], *, debug: bool = False) -> T | Unreadable:
    """What ``work`` gives on the file called ``name``, or why it gave nothing.

    Args:
        limits: ``seconds`` is how long it may take.
        debug: whether a fault of the program itself is raised, so that its place can be seen.

    Raises:
        SkillmatchError: what a caller got wrong, which is no matter of the file.
    """
    shown = printable(name)
    try:
        with time_limit(limits.seconds):
            return work()
    except (OutOfTime, TimeLimitError):
        return Unreadable(shown, *too_slow(limits))
    except SkillmatchError:
        raise
    except MemoryError:
        return Unreadable(
            shown, "needs more memory than there is", "Split it, or save it as text.", Code.TOO_MUCH_MEMORY
        )
    except RecursionError:
        return Unreadable(shown, "nested deeper than can be followed", "Save it as text.", Code.TOO_DEEP)
    except OSError as error:
        reason = f"cannot be opened: {error.strerror or type(error).__name__}"
        return Unreadable(shown, reason, "Check its name.", Code.CANNOT_OPEN)
    except Exception as error:
        if debug:
            raise
        # The message of a stray exception may quote the document, so only its type is shown.
        reason = f"could not be analysed ({type(error).__name__})"
        return Unreadable(shown, reason, "This is a bug: please report it.", Code.INTERNAL_ERROR)
