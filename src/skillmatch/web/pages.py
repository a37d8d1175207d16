"""The pages of the server that hold no document, and the frame of those that do."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from skillmatch.readers.registry import READERS
from skillmatch.reporting.shared import html

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


class RoleChoice(NamedTuple):
    """A role type as it is offered."""

    id: str
    label: str


class Download(NamedTuple):
    """A file that a page holds within itself, so that nobody else has to keep it."""

    label: str
    name: str
    href: str


def download(label: str, name: str, media: str, text: str) -> Download:
    """A text to download: it is in the link."""
    held = base64.b64encode(text.encode("utf-8", "backslashreplace")).decode("ascii")
    return Download(label, name, f"data:{media};charset=utf-8;base64,{held}")


def page(template: str, **values: Any) -> str:
    """A page of ours, by the name of its template."""
    return _environment().get_template(f"web/{template}.html").render(policy="", **values)


def to_edit(text: str) -> Markup:
    """A text for a field in which it is edited: escaped, and every character as it is."""
    from markupsafe import escape

    return escape(text)


def start_page(roles: Sequence[RoleChoice], fields: Mapping[str, str] | None = None, error: str = "") -> str:
    """The page on which documents are given; with what was chosen before, where nothing was given."""
    return page("start", title="skillmatch", roles=roles, fields=fields or {}, error=error, endings=_endings())


def message_page(title: str, text: str) -> str:
    """A page that says what went wrong."""
    return page("message", title=title, text=text)


def policy() -> str:
    """The Content-Security-Policy of these pages: the reports' own style and script, by their hashes, and our files."""
    return (
        f"default-src 'none'; style-src 'self' {html.source_hash(html.style())}; "
        f"script-src 'self' {html.source_hash(html.script())}; img-src data:; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


def bare_page(title: str, text: str, *, onward: bool = False) -> str:
    """A page without any file beside it; ``onward`` leads to the first page at once."""
    from markupsafe import Markup

    return page("bare", title=title, text=text, onward=onward, style=Markup(_static("bare.css")))


@cache
def bare_style() -> str:
    """The hash of the style that is in a bare page, in its quotes."""
    return html.source_hash(_static("bare.css"))


STATIC: Mapping[str, str] = {"page.css": "text/css", "page.js": "text/javascript"}
"""The files beside the pages, and what each is."""


@cache
def _static(name: str) -> str:
    return (files(__package__) / "static" / name).read_text(encoding="utf-8")


def static(name: str) -> str:
    """A file of ``STATIC``."""
    return _static(name)


@cache
def _endings() -> str:
    return ",".join(dict.fromkeys(ending for reader in READERS for ending in reader.endings))


@cache
def _environment() -> Environment:
    """That of the reports, with the templates of the server before theirs."""
    from jinja2 import ChoiceLoader, PackageLoader

    theirs = html.environment()
    assert theirs.loader
    return theirs.overlay(loader=ChoiceLoader([PackageLoader(__package__), theirs.loader]))
