"""Text that people do not see and programs read."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from skillmatch.checking.context import Post
from skillmatch.checking.model import Hit, Rule
from skillmatch.checking.skill_names import vocabulary
from skillmatch.readers.hidden.characters import REVERSED
from skillmatch.text.normalize import fold_phrase
from skillmatch.text.spans import Span

_COMMENT = re.compile(r"<!--(?!\s*+skillmatch:)(?P<inside>.*?)(?:-->|\Z)", re.DOTALL)
_OPENED = re.compile(r"<(?P<tag>[a-zA-Z][\w-]*+)(?P<attributes>[^<>]*+)>")
_LONGEST = 20_000
"""Code points of an element that are looked at: enough for any stuffing, and no page costs more."""
_UNSEEN = re.compile(
    r"display\s*+:\s*+none|visibility\s*+:\s*+hidden|"
    r"font-size\s*+:\s*+0*+1?(?:\.\d++)?(?:px|pt|em|rem)?\s*+(?:[;\"']|$)|"
    r"(?<![\w-])color\s*+:\s*+(?:#fff(?:fff)?|white|transparent)\b|opacity\s*+:\s*+0(?:\.0++)?\s*+(?:[;\"']|$)|"
    r"(?:text-indent|left|top)\s*+:\s*+-\d{3,}|(?<![\w-])hidden(?![\w-])",
    re.IGNORECASE,
)
_COLOURED = re.compile(r"background", re.IGNORECASE)
_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TAG = re.compile(r"<[^>]*+(?P<end>>?)")
"""A tag; without an end, all that follows, so that no other is looked for behind each "<"."""
_WORDS = re.compile(r"[\w+#.-]+")


def hidden_text(post: Post, rule: Rule) -> Iterator[Hit]:
    """Skills in comments or in markup that is not shown, and marks that turn the direction of writing."""
    source = post.source.source
    comments = (Span(*match.span("inside")) for match in _COMMENT.finditer(source))
    for span in (*comments, *_unseen(source)):
        inside = " ".join(_unescaped(_TAG.sub(_as_shown, source[span.start : span.end])).split())
        skills = _skills(post, inside)
        if len(skills) >= rule.thresholds["skills"]:
            facts = {"what": f"“{inside[:60]}{'…' if inside[60:] else ''}” is in the file, and not on the page"}
            yield Hit(span, facts, in_source=True)
    yield from _kept_apart(post, rule) if post.source.same else ()
    turned = _TURNED.search(post.text)
    if turned:
        what = f"a mark that turns the direction of writing (U+{ord(turned[0]):04X}) stands here"
        yield Hit(Span(turned.start(), turned.end()), {"what": what})


def _as_shown(tag: re.Match[str]) -> str:
    return " " if tag["end"] else tag[0]


def _unescaped(text: str) -> str:
    try:
        return html.unescape(text)
    except ValueError:  # an entity of thousands of digits
        return text


def _kept_apart(post: Post, rule: Rule) -> Iterator[Hit]:
    """What the reader of the file found hidden; in a page its source shows the same, and where."""
    for one in post.document.hidden:
        if one.how == REVERSED or len(_skills(post, one.text)) >= rule.thresholds["skills"]:
            said = f"“{one.text[:60]}{'…' if one.text[60:] else ''}” is {one.how} ({one.place})"
            yield Hit(None, {"what": said}, key=f"{one.place}: {one.how}")


def _unseen(source: str) -> Iterator[Span]:
    """The insides of elements that are not shown, or shown in the colour of the page."""
    until = 0
    for opened in _OPENED.finditer(source):
        attributes = opened["attributes"]
        if opened.start() < until:
            continue  # inside of what has been looked at
        # White on a coloured ground is seen well enough.
        if _UNSEEN.search(attributes) and not _COLOURED.search(attributes):
            end = source.find(f"</{opened['tag']}", opened.end(), opened.end() + _LONGEST)
            until = end if end >= 0 else min(len(source), opened.end() + _LONGEST)
            yield Span(opened.end(), until)


def _skills(post: Post, text: str) -> set[str]:
    """The hard skills that a text names, by their labels alone: enough to tell stuffing from a stray note."""
    known = vocabulary(post.taxonomy)
    folded = {known.plain[run] for run in _runs(fold_phrase(text)) if run in known.plain}
    words = [bare for word in _WORDS.findall(text) if (bare := word.rstrip(".-"))]
    return folded | {known.exact[run] for run in _runs(words) if run in known.exact}


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Each word, and the two and three from there on."""
    return (" ".join(words[at : at + length]) for length in (1, 2, 3) for at in range(len(words) - length + 1))


CHECKS = {"hidden-text": hidden_text}
