"""Text that people do not see and programs read."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from skillmatch.checking.model import Hit, Rule
from skillmatch.checking.post import Post
from skillmatch.checking.vocabulary import vocabulary
from skillmatch.documents.model import Span
from skillmatch.words import fold_phrase

_COMMENT = re.compile(r"<!--(?!\s*skillmatch:)(?P<inside>.*?)-->", re.DOTALL)
_STYLED = re.compile(
    r"<(?P<tag>\w+)\b(?P<attributes>[^<>]{0,2000})>(?P<inside>[^<]{3,4000}(?:<(?!/(?P=tag)\b)[^<>]{0,500}>[^<]{0,4000}){0,20})",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0*[01]?(?:\.\d+)?(?:px|pt|em|rem)?\s*(?:[;\"']|$)|"
    r"(?<![\w-])color\s*:\s*(?:#fff(?:fff)?|white|transparent)\b|opacity\s*:\s*0(?:\.0+)?\s*(?:[;\"']|$)|"
    r"(?:text-indent|left|top)\s*:\s*-\d{3,}|(?<![\w-])hidden(?![\w-])",
    re.IGNORECASE,
)
_COLOURED = re.compile(r"background", re.IGNORECASE)
_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TAG = re.compile(r"<[^>]*>")
_WORDS = re.compile(r"[\w+#.-]*[\w+#]")


def hidden_text(post: Post, rule: Rule) -> Iterator[Hit]:
    """Skills in comments or in markup that is not shown, and marks that turn the direction of writing."""
    for match in (*_COMMENT.finditer(post.source.source), *_unseen(post.source.source)):
        inside = " ".join(html.unescape(_TAG.sub(" ", match["inside"])).split())
        skills = _skills(post, inside)
        if len(skills) >= rule.thresholds["skills"]:
            facts = {"what": f"“{inside[:60]}{'…' if inside[60:] else ''}” is in the file, and not on the page"}
            yield Hit(Span(match.start("inside"), match.end("inside")), facts, in_source=True)
    for note in post.document.notes:
        if "hidden text" in note:
            yield Hit(None, {"what": "the file has text that is marked as hidden"}, key="note")
    turned = _TURNED.search(post.text)
    if turned:
        what = f"a mark that turns the direction of writing (U+{ord(turned[0]):04X}) stands here"
        yield Hit(Span(turned.start(), turned.end()), {"what": what})


def _unseen(source: str) -> Iterator[re.Match[str]]:
    for match in _STYLED.finditer(source):
        attributes = match["attributes"]
        # White on a coloured ground is seen well enough.
        if _UNSEEN.search(attributes) and not _COLOURED.search(attributes):
            yield match


def _skills(post: Post, text: str) -> set[str]:
    """The hard skills that a text names, by their labels alone: enough to tell stuffing from a stray note."""
    known = vocabulary(post.taxonomy)
    folded = {known.plain[run] for run in _runs(fold_phrase(text)) if run in known.plain}
    return folded | {known.exact[run] for run in _runs(_WORDS.findall(text)) if run in known.exact}


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Each word, and the two and three from there on."""
    return (" ".join(words[at : at + length]) for length in (1, 2, 3) for at in range(len(words) - length + 1))


CHECKS = {"hidden-text": hidden_text}
