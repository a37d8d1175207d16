"""Pages of HTML: the one place that fills templates, and says what a page may load and run.

A page is one file: its style and its script are inside it, known to its policy by their hashes, and nothing else is
allowed. All values are escaped by the templates; nothing of a document is ever marked as safe.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_MAIN = "\0"
"""Where the body of a page goes, while only its frame is filled: no title holds it."""


@lru_cache(maxsize=1)
def environment() -> Environment:
    """What fills the templates: everything is escaped, and a value that is not there is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("skillmatch.reporting.shared.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.globals |= {"style": _ours("report.css"), "script": _ours("report.js")}
    return made


def filled(template: str, **values: object) -> Markup:
    """A template with its values, as HTML that goes into another as it is."""
    from markupsafe import Markup

    return Markup(environment().get_template(template).render(**values))


def whole_page(title: str, main: Markup) -> str:
    """A page by itself, with its policy inside it."""
    return filled("page.html", title=title, policy=policy(), main=main)


def frame(title: str) -> tuple[str, str]:
    """What comes before and after the body of such a page, for a body that comes in pieces."""
    from markupsafe import Markup

    before, _, after = whole_page(title, Markup(_MAIN)).partition(_MAIN)
    return before, after


def policy() -> str:
    """The Content-Security-Policy of a page: its own style and script, by their hashes, and nothing from anywhere."""
    parts = (
        "default-src 'none'",
        f"style-src {source_hash('report.css')}",
        f"script-src {source_hash('report.js')}",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(parts)


def source_hash(name: str) -> str:
    """The hash by which a policy knows one of our own files: ``'sha256-…'``, in its quotes."""
    digest = hashlib.sha256(_ours(name).encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


@lru_cache(maxsize=4)
def _ours(name: str) -> Markup:
    """A style or script of ours, as the element holds it."""
    from markupsafe import Markup

    return Markup(resources.files(__name__).joinpath(name).read_text(encoding="utf-8"))
