"""``skillmatch taxonomy``: looking into the taxonomy, checking it, taking it elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from skillmatch.cli.stderr import say
from skillmatch.cli.taxonomy_option import TaxonomyOption, load, overlay_folders
from skillmatch.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from skillmatch.reporting.taxonomy.stats import Stats
    from skillmatch.taxonomy.model import Taxonomy
    from skillmatch.taxonomy.search import SearchResult
    from skillmatch.taxonomy.validate.problems import Problem

app = typer.Typer(
    help="Look into the taxonomy, check it, take it elsewhere.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.command()
def validate(taxonomy: TaxonomyOption = None) -> None:
    """Check every file: keys and values, labels, broader concepts, sources, completeness; and the check's rules."""
    from skillmatch.checking.rule_audit import audit_functions
    from skillmatch.taxonomy.load import default_taxonomy_path, load_taxonomy
    from skillmatch.taxonomy.validate.audit import audit, warnings

    folders = overlay_folders(taxonomy)
    problems = audit(default_taxonomy_path(), *folders) or audit_functions(default_taxonomy_path())
    if problems:
        _print("\n".join(_shown(problem) for problem in problems))
        say(f"{len(problems)} problem{'s' if problems[1:] else ''} in the taxonomy.")
        raise typer.Exit(ExitCode.COULD_NOT_RUN)
    doubtful = warnings((default_taxonomy_path(), *folders))
    if doubtful:
        _print("\n".join(f"warning: {_shown(problem)}" for problem in doubtful))
    concepts = load_taxonomy(*folders).concepts
    _print(
        f"The taxonomy is valid: {len(concepts)} concepts in {1 + len(folders)} folder(s). "
        "Its sentences are run by `skillmatch taxonomy test`."
    )


def _shown(problem: Problem) -> str:
    from skillmatch.reporting.shared.escape import one_line

    # The line with its caret keeps its blanks; what is in it must still not reach the terminal raw.
    first, *snippet = str(problem).split("\n")
    safe = ["".join(c if c.isprintable() else "?" for c in line) for line in snippet]
    return "\n".join([one_line(first), *safe])


@app.command()
def test(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Only these skills, groups or responsibilities.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All entries, also those that your own folder leaves as they are.")
    ] = False,
    taxonomy: TaxonomyOption = None,
) -> None:
    """Read the sentences of entries (`hits`, `misses`), and say which are not read as they should be.

    With a folder of your own, by --taxonomy or by the settings, those of the entries that are in it; else all.

    Exit codes: 0 all as they should be; 1 a sentence failed; 2 could not run, or no such ID.
    """
    from skillmatch.examples import run_examples
    from skillmatch.reporting.taxonomy.examples import render
    from skillmatch.taxonomy.load import default_taxonomy_path
    from skillmatch.taxonomy.validate.audit import places_of_all

    folders = overlay_folders(taxonomy)
    loaded = load(taxonomy)
    outcome = run_examples(loaded, _chosen(loaded, ids, () if everything else folders))
    failed = {failure.concept for failure in outcome.failures}
    _print(render(outcome, loaded, places_of_all(failed, (default_taxonomy_path(), *folders))))
    if failed:
        raise typer.Exit(ExitCode.FINDINGS)


def _chosen(loaded: Taxonomy, ids: list[str] | None, folders: tuple[Path, ...]) -> Iterable[str]:
    """The entries to test: those that are named, else those of a team's folders, else all that have sentences."""
    from skillmatch.examples import ids_in, known_ids

    if ids:
        return known_ids(loaded, ids)
    return ids_in(folders) if folders else [id_ for id_, one in loaded.concepts.items() if one.hits or one.misses]


@app.command()
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of an entry.")],
    taxonomy: TaxonomyOption = None,
) -> None:
    """Print an entry as the tool sees it, with inherited values, and the file and line where it is."""
    from skillmatch.reporting.shared.escape import one_line
    from skillmatch.reporting.taxonomy.entry import as_yaml
    from skillmatch.reporting.taxonomy.explain import resolve
    from skillmatch.taxonomy.load import default_taxonomy_path
    from skillmatch.taxonomy.validate.audit import places_of

    loaded = load(taxonomy)
    entries = resolve(loaded, id_)
    folders = (default_taxonomy_path(), *overlay_folders(taxonomy))
    written_in = getattr(entries[0], "counts_as", None) or entries[0].id
    places = "\n".join(f"# {one_line(place)}" for place in places_of(written_in, folders))
    _print("\n".join([places, *(as_yaml(entry).rstrip("\n") for entry in entries)]))


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words of a label or id.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 20,
    taxonomy: TaxonomyOption = None,
) -> None:
    """Find entries by words of their labels, best first."""
    from skillmatch.taxonomy.search import search as find

    query = " ".join(words)
    found = find(load(taxonomy), query, limit)
    if not found:
        raise UsageError(f"nothing in the taxonomy is called `{query}`.", hint="Try fewer or other words.")
    width = max(len(hit.concept.id) for hit in found)
    _print("\n".join(_found(hit, width) for hit in found))


def _found(hit: SearchResult, width: int) -> str:
    """An id, its label, and the other label by which it was found, within 80 columns."""
    from skillmatch.reporting.shared.columns import WIDTH
    from skillmatch.reporting.shared.escape import one_line

    by = f" ({hit.label})" if hit.label not in (hit.concept.label, hit.concept.id) else ""
    line = f"{hit.concept.id:<{width}}  {one_line(hit.concept.label + by)}"
    return line if len(line) <= WIDTH else line[: WIDTH - 3] + "..."


@app.command()
def stats(taxonomy: TaxonomyOption = None) -> None:
    """Count entries by group and kind, labels, sentences and sources."""
    from skillmatch.reporting.taxonomy.stats import count

    loaded = load(taxonomy)
    titles = {letter: str(document["title"]) for letter, document in loaded.documents.items()}
    _print(_stats(count(loaded), titles))


def _stats(counts: Stats, titles: dict[str, str]) -> str:
    from skillmatch.reporting.shared.columns import table

    groups = [(group.id, group.kind, group.skills, group.labels) for group in counts.groups]
    totals: list[tuple[str, object]] = [
        *((f"{kind} skills", number) for kind, number in counts.skills.items()),
        ("skill groups", len(counts.groups)),
        ("responsibilities", sum(counts.responsibilities.values())),
        ("ways to state them", counts.activities),
        ("labels of skills and groups", counts.labels),
        ("skills written in the entry of another (`like`)", counts.likes),
        ("labels that may be other things, and were not read", counts.doubtful),
        ("ambiguous entries", counts.ambiguous),
        ("entries with sentences that must hit or miss", counts.with_sentences),
        ("such sentences", counts.sentences),
        ("entries matched to ESCO", counts.esco),
        *((f"entries that cite {letter}, {titles[letter]}", number) for letter, number in counts.cited.items()),
    ]
    heads = ("group", "kind", "skills", "labels")
    return f"{table([heads, *groups], numbers=(2, 3))}\n\n{table(totals, numbers=(1,))}"


@app.command()
def export(
    format_: Annotated[
        str, typer.Option("--format", metavar="skos|csv|json|spacy", help="The form to write.")
    ] = "json",
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Where to; else stdout.")] = None,
    taxonomy: TaxonomyOption = None,
) -> None:
    """Write the taxonomy for other tools: SKOS (Turtle), CSV, JSON, or patterns of spaCy's EntityRuler."""
    from skillmatch.cli.files import write_output
    from skillmatch.reporting.taxonomy.export import FORMATS

    if format_ not in FORMATS:
        raise UsageError(f"unknown format `{format_}`.", hint=f"Choose one of {', '.join(FORMATS)}.")
    write_output(FORMATS[format_](load(taxonomy)), None if output == "-" else output, format_)


@app.command()
def cache() -> None:
    """Say where is kept, between runs, what is made of your own taxonomy folders. Nothing of a document is in it."""
    from skillmatch import user_cache

    why = user_cache.why_unusable()
    files, size = user_cache.usage()
    where = user_cache.folder()
    kept = f"{files} file{'' if files == 1 else 's'}, {size / 1e6:.1f} MB"
    _print(f"{where}\n{kept}" if where and not why else f"{where or 'none'}\nNot used: {why}.")


def _print(text: str) -> None:
    from skillmatch.cli.files import write_output

    write_output(f"{text}\n", None)
