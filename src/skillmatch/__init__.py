"""skillmatch: which way does a résumé or a job posting lean, and what does it cover?"""

from skillmatch._version import __version__

__all__ = ["__version__"]
