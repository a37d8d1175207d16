"""Text that people do not see and programs read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from skillmatch.checking.context import Post
from skillmatch.checking.model import Hit, Rule
from skillmatch.checking.skill_names import skill_names
from skillmatch.readers.hidden.characters import REVERSED
from skillmatch.readers.hidden.collect import TAKEN_BACK
from skillmatch.readers.model import Hidden
from skillmatch.text.normalize import fold_phrase
from skillmatch.text.spans import Span

_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
_WORDS = re.compile(r"[\w+#.-]+")


def hidden_text(post: Post, rule: Rule) -> Iterator[Hit]:
    """What the reader of the file found hidden, where it names skills; and marks that turn the direction of writing."""
    for one in post.document.hidden:
        if one.how in TAKEN_BACK:
            continue  # people see it, and that it does not hold
        if one.how == REVERSED or len(_skills(post, one.text)) >= rule.thresholds["skills"]:
            yield _hit(one)
    turned = _TURNED.search(post.text)
    if turned:
        what = f"a mark that turns the direction of writing (U+{ord(turned[0]):04X})"
        yield Hit(Span(turned.start(), turned.end()), {"what": what})


def _hit(one: Hidden) -> Hit:
    said = f"“{one.text[:60]}{'…' if one.text[60:] else ''}” is {one.how}"
    if one.span:
        return Hit(one.span, {"what": said}, in_source=True)
    return Hit(None, {"what": f"{said} ({one.place})"}, key=f"{one.place}: {one.how}")


def _skills(post: Post, text: str) -> set[str]:
    """The hard skills that a text names, by their labels alone: enough to tell stuffing from a stray note."""
    known = skill_names(post.taxonomy)
    folded = {known.plain[run] for run in _runs(fold_phrase(text)) if run in known.plain}
    words = [bare for word in _WORDS.findall(text) if (bare := word.rstrip(".-"))]
    return folded | {known.exact[run] for run in _runs(words) if run in known.exact}


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Each word, and the two and three from there on."""
    return (" ".join(words[at : at + length]) for length in (1, 2, 3) for at in range(len(words) - length + 1))


CHECKS = {"hidden-text": hidden_text}
