"""The one place that holds the version; reports carry it, so that a figure can be traced to its maker."""

__version__ = "0.1.0"
