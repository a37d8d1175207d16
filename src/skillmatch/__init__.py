"""skillmatch: which way does a résumé or a job posting lean, and what does it cover?

As a library::

    from skillmatch import Unreadable, analyze

    report = analyze("resume.pdf", role="applied")
    if not isinstance(report, Unreadable):
        print(report.profile.split.verdict)

What ``__all__`` names is public, and all else is private and may change with any version. Importing this package costs
nothing: each name is loaded when it is first used.
"""

# Nothing of the standard library is imported here, not even ``__future__``: with ``python -m skillmatch`` a file of
# that name in the working folder would be imported in its place. ``__main__`` takes that folder off the path.
from skillmatch._version import __version__

TYPE_CHECKING = False  # what type checkers take for True, without the module typing
if TYPE_CHECKING:
    from skillmatch.analysis import Analyzer, Report
    from skillmatch.errors import SkillmatchError
    from skillmatch.library import analyze, compare
    from skillmatch.readers.model import Unreadable
    from skillmatch.reporting import render

__all__ = ["Analyzer", "Report", "SkillmatchError", "Unreadable", "__version__", "analyze", "compare", "render"]

_HOMES = {
    "Analyzer": "skillmatch.analysis",
    "Report": "skillmatch.analysis",
    "SkillmatchError": "skillmatch.errors",
    "Unreadable": "skillmatch.readers.model",
    "analyze": "skillmatch.library",
    "compare": "skillmatch.library",
    "render": "skillmatch.reporting",
}


def __getattr__(name: str) -> object:
    # Loaded late, so that ``--version`` and ``--help``, which import this package too, do not pay for it.
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
