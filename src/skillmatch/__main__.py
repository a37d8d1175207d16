"""``python -m skillmatch``."""

from skillmatch.cli.main import main

main()
