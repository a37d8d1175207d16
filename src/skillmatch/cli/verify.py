"""``skillmatch verify REPORT [FILES...]``: is a report what the program says of the files that it names?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from skillmatch.cli.options import DebugOption, OutputOption
from skillmatch.cli.read_ahead import STDIN, LimitOption
from skillmatch.cli.taxonomy_option import TaxonomyOption, load, overlay_folders
from skillmatch.errors import UsageError
from skillmatch.gc_pause import paused_collector


def verify(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="What --format json or jsonl wrote; - is stdin.")],
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE]...", help="The files that it is of, where they are not below this folder."),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Show every value that moved.")] = False,
    output: OutputOption = None,
    taxonomy: TaxonomyOption = None,
    limit: LimitOption = None,
    debug: DebugOption = False,
) -> int:
    """Make a report again from the files that it names by their SHA-256, and say whether it is the same.

    Exit codes: 0 the same; 1 different, or a file has changed; 2 could not run, or a file is not found.
    """
    from skillmatch.cli.files import read_stdin, write_output
    from skillmatch.readers.limits import limits_from
    from skillmatch.safe_read import NotReadError, read_plain_file

    limits = limits_from(limit or ())
    try:
        data = read_stdin(limits.bytes) if report == STDIN else read_plain_file(report, limits.bytes)
    except NotReadError as error:
        raise UsageError(f"{error.reason}.", place=report, hint="Name a report of --format json or jsonl.") from None
    with paused_collector():
        from skillmatch.analysis import Analyzer
        from skillmatch.replaying.recorded import recorded
        from skillmatch.replaying.scans import is_of_scan, verify_scan
        from skillmatch.replaying.text import verified_text
        from skillmatch.replaying.verify import verify as verified

        name = "standard input" if report == STDIN else report
        if report != STDIN and is_of_scan(data):
            folders = overlay_folders(taxonomy)
            scan = verify_scan(Path(report), files or (), folders, limits)
            write_output(verified_text(name, scan, everything=all_), output)
            return scan.exit_code
        read = recorded(data, name)
        analyzer = Analyzer(load(taxonomy))
    found = verified(read, files or (), analyzer, limits)
    write_output(verified_text(name, found, everything=all_), output)
    return found.exit_code
