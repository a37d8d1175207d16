"""Files of postings, one after the other: tables, JSON Lines and XML."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from html import escape

from tools.posting_samples.apis import Made, declared
from tools.posting_samples.content import Posting


def _cdata(text: str) -> str:
    return f"<![CDATA[{text}]]>"


def _personio(posting: Posting) -> str:
    parts = "".join(
        f"<jobDescription><name>{escape(one.heading)}</name><value>{_cdata(one.html(''))}</value></jobDescription>"
        for one in posting.sections
    )
    return (
        f"<position><id>{posting.id}</id><office>Ghent</office><department>Erlang</department>"
        f"<name>{escape(posting.title)}</name><jobDescriptions>{parts}</jobDescriptions>"
        "<employmentType>permanent</employmentType><seniority>experienced</seniority><keywords>perl,php</keywords>"
        "</position>"
    )


def _indeed(posting: Posting) -> str:
    return (
        f"<job><title>{_cdata(posting.title)}</title><date>{_cdata('Fri, 01 May 2026')}</date>"
        f"<referencenumber>{_cdata(posting.id)}</referencenumber><company>{_cdata('Larkfield')}</company>"
        f"<description>{_cdata(posting.html())}</description><category>{_cdata('Matlab')}</category></job>"
    )


def _rss(posting: Posting) -> str:
    return (
        f"<item><title>{escape(posting.title)}</title><link>https://example.org/{posting.id}</link>"
        f"<guid>https://example.org/{posting.id}</guid><category>Groovy</category>"
        f"<description>{escape(posting.plain()[:160])}</description>"
        f"<content:encoded>{_cdata(posting.html())}</content:encoded></item>"
    )


def _atom(posting: Posting) -> str:
    return (
        f"<entry><id>tag:example.org,2026:{posting.id}</id><title>{escape(posting.title)}</title>"
        f"<category term='Solidity'/><content type='html'>{escape(posting.html('b'))}</content></entry>"
    )


def _xhtml(posting: Posting) -> str:
    return (
        f"<entry><id>tag:example.org,2026:{posting.id}</id><title>{escape(posting.title)}</title>"
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{posting.html()}</div></content></entry>"
    )


_ATOM = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Jobs</title>%s</feed>"
_RSS = (
    "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
    "<channel><title>Jobs at Larkfield</title>"
    "<description>All our open jobs, some of them with Ruby on Rails.</description>%s</channel></rss>"
)
XML: Mapping[str, tuple[str, Callable[[Posting], str]]] = {
    "Personio": ("<workzag-jobs>%s</workzag-jobs>", _personio),
    "Indeed feed": ("<source><publisher>Larkfield</publisher>%s</source>", _indeed),
    "RSS": (_RSS, _rss),
    "Atom": (_ATOM, _atom),
    "Atom, XHTML": (_ATOM, _xhtml),
}


def _csv(all_: Sequence[Posting], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    rows = csv.writer(out, delimiter=delimiter)
    rows.writerow(["id", "site", "job_url", "title", "company", "location", "is_remote", "description", "emails"])
    for one in all_:
        rows.writerow(
            [
                f"in-{one.id}",
                "board",
                "https://example.org",
                one.title,
                "Larkfield",
                "Ghent",
                "False",
                one.markdown(),
                "",
            ]
        )
    return out.getvalue().encode()


TABLES: Mapping[str, tuple[str, Callable[[Sequence[Posting]], bytes]]] = {
    "CSV": ("csv", _csv),
    "TSV": ("tsv", lambda all_: _csv(all_, "\t")),
    "JSON Lines": ("jsonl", lambda all_: "\n".join(json.dumps(declared(one)) for one in all_).encode()),
}
SHAPES = (*XML, *TABLES)


def make(shape: str, posting: Posting, others: Sequence[Posting]) -> Made:
    """A file of two postings, of which the second is meant."""
    if shape in TABLES:
        ending, made = TABLES[shape]
        return f"postings.{ending}", made([others[0], posting]), "2"
    around, one = XML[shape]
    text = '<?xml version="1.0" encoding="UTF-8"?>\n' + around % (one(others[0]) + one(posting))
    return "feed.xml", text.encode(), "2"
