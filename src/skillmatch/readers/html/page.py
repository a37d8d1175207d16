"""Web pages: the JobPosting that a page declares about itself, or else its main text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from skillmatch.readers.base import Request
from skillmatch.readers.codes import Code
from skillmatch.readers.html.blocks import element_text, text_of_markup
from skillmatch.readers.html.declared import declared_in, names_of, shown_among
from skillmatch.readers.html.escaped import may_hold_escaped, unescape_within
from skillmatch.readers.html.frames import frames_of, open_shadow_trees
from skillmatch.readers.html.main_text import main_of
from skillmatch.readers.html.postings import Posting, reading_of
from skillmatch.readers.html.state import PageState
from skillmatch.readers.model import (
    LEFT_OUT,
    Found,
    Hidden,
    Kind,
    Media,
    Member,
    Reading,
    Several,
    Unreadable,
)
from skillmatch.text.characters import tidy_lines

_XML = re.compile(r"^\s*<\?xml[^>]*(?:>|$)")
_FEWEST = 200
"""Letters: a description shorter than this is a summary, where the page has more than three times as much."""
_MUCH_MORE, _MORE = 3, 2
_LITTLE, _THIN = 1_500, 600
"""Letters: a page that says no more may have its text in the data of its script, or in a frame that is elsewhere."""
_NOTABLE = 400
"""Letters: so many that were left out are told."""
_MOST_FRAMES = 20
_DEEPEST = 3
"""Frames in frames."""
_UNDRAWN = f"the text of the page is drawn by its script, and so {LEFT_OUT}: save it from a browser"


def read_html(text: str, request: Request) -> Found:
    """The job posting in a page's JSON-LD or microdata (title, an empty line, then its text), or the page's main text.

    Headings begin with ``#`` (as many as their level), items with ``"• "``; cells are between ``" | "``.
    """
    return _of_file(_read(text, text), text, request)


def read_page(text: str, source: str | None = None) -> Reading:
    """A page that is a part of a file, and is to hold one text; ``source`` is the file where it is that itself."""
    found = _read(text, source)
    return found[0] if isinstance(found, list) else found


def read_mhtml(text: str, request: Request) -> Found:
    """The page in a browser's single-file archive (.mhtml), with the pages of its frames."""
    from email import message_from_string
    from email.message import Message

    from skillmatch.readers.mail_headers import PlainHeaders
    from skillmatch.text.decode import decode

    pages: list[str] = []
    for part in message_from_string(text, policy=PlainHeaders()).walk():
        assert isinstance(part, Message)
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and len(pages) <= _MOST_FRAMES:
            page = decode(part.get_payload(decode=True) or b"")  # type: ignore[arg-type]
            pages.append(page.text if page else "")
    if pages:
        return _of_file(_read(pages[0], frames=pages[1:]), text, request)
    return Unreadable(
        request.name, "a web archive without a page in it", "Save the page as HTML, and name that.", Code.EMPTY
    )


def _of_file(found: Reading | list[Reading], source: str, request: Request) -> Found:
    """What was read of a page that is a file: its postings each by itself, where it shows none of them alone."""
    if isinstance(found, list):
        return Several(tuple(Member(str(number), one) for number, one in enumerate(found, start=1)))
    if _UNDRAWN in found.notes:
        return Unreadable(
            request.name,
            "drawn by a script: its text is not in the file",
            "Open it in a browser, wait until all is there, and save it from there.",
            Code.EMPTY,
        )
    return found._replace(source=source)


def _read(text: str, source: str | None = None, frames: Sequence[str] = (), depth: int = 0) -> Reading | list[Reading]:
    """A page; a list where it declares several postings, and shows none of them more than another."""
    root = _tree(text)
    if root is None:
        return Reading("", Media.HTML)
    open_shadow_trees(root)
    if may_hold_escaped(text):
        unescape_within(root)
    frames = [*frames, *frames_of(root)]
    state = PageState.of(root)
    names = names_of(root)
    declared = declared_in(root)
    whole = element_text(root) if len(declared) > 1 else ""
    main, left_out = _main_text(root, source)
    found = _declared(declared, names, main, whole)
    if isinstance(found, list):
        return found
    if found.kind is not None:
        return found if found is not main else found._replace(kind=Kind.POSTING)
    if frames and depth < _DEEPEST:
        found = _or_frame(main, frames, depth)
    if found is main and len(main.text) < _LITTLE and (drawn := state.postings(names)):
        if len(drawn) > 1:
            return [_reading(one) for one in drawn]
        if len(drawn[0].text) > _MUCH_MORE * len(main.text):
            return _reading(drawn[0], main.hidden)
    return _noted(found, state, left_out if found is main else 0)


def _declared(declared: Sequence[Posting], names: Sequence[str], main: Reading, whole: str) -> Reading | list[Reading]:
    """The posting that a page declares and shows; all of them where it shows none more than another; or its text.

    Args:
        declared: what the page declares.
        names: what it says it is about.
        main: its main text.
        whole: all that it says, where it declares several.
    """
    if not declared:
        return main
    told = [one for one in declared if len(one.text) >= _FEWEST]
    shown = shown_among(told, names, whole) if len(told) > 1 else (told or declared)[:1]
    if len(shown) > 1:
        return [_reading(one) for one in shown]
    posting = shown[0].text
    if len(posting) >= _FEWEST or len(posting) * _MUCH_MORE > len(main.text):
        return _reading(shown[0], main.hidden)
    return main._replace(kind=Kind.POSTING)


def _reading(posting: Posting, hidden: tuple[Hidden, ...] = ()) -> Reading:
    return reading_of(posting, Media.HTML)._replace(hidden=hidden)


def _or_frame(main: Reading, frames: Sequence[str], depth: int) -> Reading:
    """The page's own text, or that of the frame in which the text is: the posting, or by far the most words."""
    read = (_read(frame, depth=depth + 1) for frame in frames[:_MOST_FRAMES])
    inner = [one[0] if isinstance(one, list) else one for one in read]
    best = max(inner, key=lambda one: (one.kind is not None, len(one.text)), default=main)
    is_text = best.kind is not None or len(best.text) > _MORE * len(main.text)
    if len(best.text) < _FEWEST or not is_text:
        best = main
    others = [one for one in (main, *inner) if one is not best and one.text != best.text]
    if any(len(one.text) >= _NOTABLE and len(one.text) * 2 > len(best.text) for one in others):
        best = best._replace(notes=(*best.notes, f"the page has another text in a frame, which is {LEFT_OUT}"))
    return best


def _noted(found: Reading, state: PageState, left_out: int) -> Reading:
    """A reading with a line about what of the page was not read."""
    notes = list(found.notes)
    if len(found.text) < _FEWEST and state.is_undrawn(found.text):
        notes.append(_UNDRAWN)
    elif len(found.text) < _THIN and state.fetched:
        notes.append(f"the page of a frame is not in the file, and so {LEFT_OUT}: save that page, and name it")
    if left_out >= _NOTABLE and left_out * 4 > len(found.text):
        notes.append(f"{left_out:,} characters in boxes over the page are {LEFT_OUT}: see `skillmatch show`")
    return found._replace(notes=tuple(notes)) if len(notes) > len(found.notes) else found


def _tree(text: str) -> Any:
    """The root of a page; ``None`` for one that holds nothing but comments."""
    import lxml.html
    from lxml.etree import ParserError

    parser = lxml.html.HTMLParser(no_network=True, huge_tree=False, remove_pis=True)
    try:
        return lxml.html.document_fromstring(_XML.sub("", text).replace("\0", " "), parser=parser)
    except ParserError:
        return None


def _main_text(root: Any, source: str | None) -> tuple[Reading, int]:
    """The main text under its heading, and how many letters beside it were left out."""
    title = _heading(root)
    main = main_of(root, source)
    text = tidy_lines(element_text(main.element))
    if title and title not in text[:500]:
        text = f"# {title}\n\n{text}"
    return Reading(text, Media.HTML, hidden=main.hidden.all()), main.left_out


def _heading(root: Any) -> str:
    """The page's own heading: of a posting, its title."""
    for heading in root.iter("h1"):
        if shown := " ".join(text_of_markup(heading).split()):
            return shown.lstrip("# ")
    return ""
