"""Résumé or posting? Decided from signs in the text, with the reason given."""

from __future__ import annotations

from skillmatch.documents.cues import DocumentCues, KindSign
from skillmatch.documents.model import Document, SectionRole
from skillmatch.readers.model import Kind

_TOP = 1_500
"""Code points from the top within which a person's own address and number are."""
_READ = 20_000
"""Signs are looked for in this much of a text: a longer one has shown what it is by then."""
_NO_SIGN = "no sign of either kind"
_OF_POSTINGS = frozenset({SectionRole.REQUIRED, SectionRole.PREFERRED})


def tell_kind(text: str, cues: DocumentCues) -> tuple[Kind, str]:
    """The kind of document that ``text`` is, and why; without any sign, a posting."""
    lowered = text[:_READ].lower().replace("’", "'")
    met = [sign for sign in cues.kind_signs if _is_met(sign, text, lowered)]
    weight = {kind: sum(sign.weight for sign in met if sign.kind is kind) for kind in Kind}
    kind = Kind.RESUME if weight[Kind.RESUME] > weight[Kind.POSTING] else Kind.POSTING
    return kind, _reason([sign for sign in met if sign.kind is kind])


def shows_no_posting(document: Document, cues: DocumentCues) -> bool:
    """Whether nothing in a text read as a posting is one's: no section of requirements, and either no sign
    of a posting or more of a résumé (which a page of documentation may have as well)."""
    if any(section.role in _OF_POSTINGS for section in document.sections):
        return False
    kind, reason = tell_kind(document.text, cues)
    return kind is Kind.RESUME or reason == _NO_SIGN


def _is_met(sign: KindSign, text: str, lowered: str) -> bool:
    if sign.pattern:
        return sign.pattern.search(text, 0, _TOP if sign.top else _READ) is not None
    at = lowered.find(sign.phrase)
    while at >= 0:
        end = at + len(sign.phrase)
        if not lowered[at - 1 : at].isalnum() and not lowered[end : end + 1].isalnum():
            return True
        at = lowered.find(sign.phrase, at + 1)
    return False


def _reason(signs: list[KindSign]) -> str:
    if not signs:
        return _NO_SIGN
    strongest = sorted(signs, key=lambda sign: -sign.weight)[:3]
    return "has " + ", ".join(sign.says for sign in strongest)
