"""The notebook of the docs, run as Jupyter runs it: what its cells say and print is a page of the docs.

The notebook holds no output, so that there is but one place where it could be out of date. Needs
`pip install -e '.[notebook]'`; where that is not there, the page stays as it is, unless `SKILLMATCH_NOTEBOOK=required`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

NOTEBOOK = Path(__file__).resolve().parents[2] / "docs" / "frames.ipynb"
_SECONDS = 120
"""In which a cell is done even on a busy machine."""
_NEEDED = ("nbclient", "ipykernel", "pandas", "polars", "duckdb")


def can_run() -> bool:
    """Whether all that the notebook needs is installed.

    Raises:
        SystemExit: it is not, and must be.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing and os.environ.get("SKILLMATCH_NOTEBOOK") == "required":
        raise SystemExit(f"docs: the notebook needs {', '.join(missing)}: pip install -e '.[notebook]'")
    if missing:
        print(f"docs: the notebook was not run, since {', '.join(missing)} is not installed.", file=sys.stderr)
    return not missing


def as_page() -> str:
    """Its cells, each with what it prints, as Markdown without the heading of the page."""
    import nbformat
    from nbclient import NotebookClient

    notebook = cast("Any", nbformat).read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, timeout=_SECONDS, resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()
    text = "\n\n".join(part for cell in notebook.cells for part in _parts(cell))
    return text.partition("\n")[2].strip()


def _parts(cell: Any) -> Iterator[str]:
    if cell.cell_type == "markdown":
        yield cell.source
        return
    yield f"```python\n{cell.source}\n```"
    for output in cell.outputs:
        text = output.text if output.output_type == "stream" else output.data["text/plain"]
        if output.output_type != "stream" or output.name == "stdout":
            lines = "\n".join(line.rstrip() for line in text.rstrip().split("\n"))
            yield f"```text\n{lines}\n```"
