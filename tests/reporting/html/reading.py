"""A page read as a browser reads it: its elements, what is in which, and the text of one of them."""

from __future__ import annotations

from html.parser import HTMLParser

from skillmatch.reporting.shared.html import policy, script, style

_VOID = frozenset({"meta", "input"})
TAGS = frozenset(
    "a aside article b bdi body circle code dd details div dl dt fieldset figcaption figure footer h1 h2 h3 head header"
    " html i input label legend li line main mark meta ol p q rect script section span style summary svg table tbody td"
    " text th thead title tr ul".split()
)
"""The elements of our pages."""
ATTRIBUTES = frozenset(
    "aria-hidden aria-label aria-labelledby autocomplete charset checked class colspan content cx cy data-c data-l"
    " data-n font-size height href http-equiv id lang lengthadjust name r role rx scope tabindex textlength type value"
    " viewbox width x x1 x2 y y1 y2".split()
)
"""What these may say: nothing that runs, nothing that loads."""


class Page(HTMLParser):
    """What is on a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        """The elements that are not closed."""
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.nested: list[str] = []
        """Links inside links."""
        self.texts: list[str] = []
        """Of each place that holds a text of a document, all of its text."""
        self._inside: int | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """See the base."""
        said = {name: value or "" for name, value in attrs}
        self.elements.append((tag, said))
        if tag == "a" and "a" in self.open:
            self.nested.append(said.get("href", ""))
        if tag in _VOID or self.get_starttag_text().endswith("/>"):  # type: ignore[union-attr]
            return
        self.open.append(tag)
        if said.get("class") == "doc":
            self._inside = len(self.open)
            self.texts.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """See the base."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """See the base."""
        assert self.open and self.open[-1] == tag, f"</{tag}> where {self.open[-1:]} is open"
        if len(self.open) == self._inside:
            self._inside = None
        self.open.pop()

    def handle_data(self, data: str) -> None:
        """See the base."""
        if self._inside is not None:
            self.texts[-1] += data

    def all(self, name: str) -> list[str]:
        """The values of an attribute, wherever it is."""
        return [said[name] for _, said in self.elements if name in said]


def bare(page: str) -> str:
    """A page without the style, the script and their hashes, which are the same on each."""
    return page.replace(policy(), "POLICY").replace(style(), "STYLE").replace(script(), "SCRIPT")
