"""The options of ``skillmatch check``, each with what its help says."""

from __future__ import annotations

from typing import Annotated

import typer

PostsArgument = Annotated[
    list[str], typer.Argument(metavar="POST...", help="Files, folders or patterns; - is standard input.")
]
RoleOption = Annotated[str | None, typer.Option("--role", help="The role type that the posts are meant for.")]
MinCoverageOption = Annotated[
    float | None,
    typer.Option("--min-coverage", metavar="PERCENT", min=0, max=100, help="The least share of it to be named."),
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        help="text, json, github, sarif, junit, gitlab, markdown or html. Without it text, and github in a workflow.",
    ),
]
AlsoOption = Annotated[
    list[str] | None,
    typer.Option(
        "--also",
        metavar="FORMAT=FILE",
        help="Write the same findings to a file too, in a format of its own; may be given several times.",
    ),
]
FailOnOption = Annotated[
    str | None,
    typer.Option("--fail-on", metavar="SEVERITY", help="Exit with 1 from error, warning or note on, or never."),
]
SelectOption = Annotated[
    list[str] | None, typer.Option("--select", metavar="RULE", help="Run these rules or families only.")
]
IgnoreOption = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="RULE", help="Leave these rules or families out.")
]
ConfigOption = Annotated[
    str | None, typer.Option("--config", metavar="FILE", help="Take the settings from there, the taxonomy too.")
]
IsolatedOption = Annotated[bool, typer.Option("--isolated", help="Take no settings from files, nor a taxonomy.")]
BaselineOption = Annotated[
    str | None, typer.Option("--baseline", metavar="FILE", help="Leave out the findings that are listed there.")
]
WriteBaselineOption = Annotated[
    bool, typer.Option("--write-baseline", help="Write all findings to the --baseline, and exit with 0.")
]
FollowLinksOption = Annotated[
    bool, typer.Option("--follow-links", help="Follow links in folders that lead out of them, too.")
]
ForceExcludeOption = Annotated[
    bool, typer.Option("--force-exclude", help="Leave out what `exclude` in the settings says, even where it is named.")
]
DateOption = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="When the posts were published; the clock is never read."),
]
