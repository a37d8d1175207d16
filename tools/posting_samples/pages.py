"""Pages as systems serve them and browsers save them."""

from __future__ import annotations

import base64
import json
import quopri
from collections.abc import Callable, Mapping, Sequence
from html import escape

from tools.posting_samples.apis import Made, declared
from tools.posting_samples.content import Posting

_NAV = (
    '<nav><a href="/">Larkfield</a><a href="/jobs">All jobs</a><a href="/java">Java blog</a></nav>'
    '<div class="breadcrumbs"><a href="/">Home</a> / <a href="/jobs">Jobs</a></div>'
)
_FOOT = (
    '<div class="related-jobs"><ul><li><a href="/1">Scala Engineer</a></li><li><a href="/2">Kafka Engineer</a></li>'
    '<li><a href="/3">PHP Developer</a></li><li><a href="/4">Hadoop Administrator</a></li></ul></div>'
    "<footer><p>Made with Ruby on Rails in Ghent.</p></footer>"
)
_COOKIES = (
    '<div id="cookie-banner" role="dialog" aria-modal="true"><p>We use cookies and similar means, and so do our 214 '
    "partners, to measure with Adobe Analytics. Accept all, or see the privacy settings.</p>"
    "<button>Accept</button></div>"
)


def _page(body: str, head: str = "") -> str:
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def _main(posting: Posting) -> str:
    return f"<main><h1>{escape(posting.title)}</h1>{posting.html()}</main>"


def _data(data: object) -> str:
    return json.dumps(data).replace("</", "<\\/")


def _ld(*all_: object) -> str:
    return f'<script type="application/ld+json">{_data(all_[0] if len(all_) == 1 else list(all_))}</script>'


def _job(posting: Posting) -> dict[str, object]:
    return {"id": posting.id, "title": posting.title, "description": posting.html(), "location": "Ghent"}


def _nuxt(posting: Posting) -> str:
    flat = [
        ["Reactive", 1],
        {"data": 2},
        {"job": 3},
        {"id": 4, "title": 5, "description": 6},
        posting.id,
        posting.title,
    ]
    return f'<script type="application/json" id="__NUXT_DATA__">{_data([*flat, posting.html()])}</script>'


def _flight(posting: Posting) -> str:
    job = {**_job(posting), "description": "$9"}
    rows = f'1:["$","main",null,{json.dumps({"job": job})}]\n9:T{len(posting.html().encode()):x},{posting.html()}'
    half = len(rows) // 2
    return "".join(f"<script>self.__next_f.push({_data([1, piece])})</script>" for piece in (rows[:half], rows[half:]))


def _sections(posting: Posting) -> str:
    ids = ("consent-platform", "newsletter-team", "cookie-free-ads", "share-button-job", "gdpr", "site-header-jobs")
    return "".join(
        f'<section id="{id_}">{section.html("h2")}</section>'
        for id_, section in zip((*ids, *ids), posting.sections, strict=False)
    )


PAGES: Mapping[str, Callable[[Posting, Posting], str]] = {
    "plain": lambda one, _: _page(_NAV + _main(one) + _FOOT),
    "in boxes": lambda one, _: _page(
        f'<div id="root"><div>{_NAV}<div class="job"><h1>{escape(one.title)}</h1>{one.html("b")}</div></div></div>'
        f"{_FOOT}"
    ),
    "JSON-LD alone": lambda one, _: _page('<div id="root"></div>', _ld(declared(one))),
    "JSON-LD and text": lambda one, _: _page(_NAV + _main(one) + _FOOT, _ld(declared(one))),
    "JSON-LD, escaped": lambda one, _: _page(_NAV, _ld(declared(one, escape(one.html())))),
    "JSON-LD, wrapped": lambda one, _: _page(_NAV, _ld(declared(one, f"<div>{escape(one.html())}</div>"))),
    "two, the second shown": lambda one, other: _page(_main(one), _ld(declared(other), declared(one))),
    "two, under another title": lambda one, other: _page(
        f"<main><h1>Join us</h1>{one.html()}</main>", _ld(declared(other), declared(one))
    ),
    "microdata": lambda one, _: _page(
        f'{_NAV}<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">{escape(one.title)}</h1>'
        f'<div itemprop="description">{one.html()}</div></div>{_FOOT}'
    ),
    "escaped": lambda one, _: _page(f"<main><h1>{escape(one.title)}</h1><div>{escape(one.html())}</div></main>"),
    "escaped twice": lambda one, _: _page(
        f"<main><h1>{escape(one.title)}</h1><div>{escape(escape(one.html()))}</div></main>"
    ),
    "Next": lambda one, _: _page(
        '<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">'
        f"{_data({'props': {'pageProps': {'job': _job(one)}}, 'page': '/jobs/[id]'})}</script>"
    ),
    "Next, streamed": lambda one, _: _page(f"<div></div>{_flight(one)}"),
    "Nuxt": lambda one, _: _page(f'<div id="__nuxt"></div>{_nuxt(one)}'),
    "Remix": lambda one, _: _page(
        "<script>window.__remixContext = "
        f"{_data({'state': {'loaderData': {'routes/job': {'jobPost': _job(one)}}}})};</script>"
    ),
    "state of a board": lambda one, _: _page(
        '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>'
        "<script>window.__appData = "
        f"{_data({'posting': {**_job(one), 'descriptionHtml': one.html()}})};fetch('/x')</script>"
    ),
    "JSON.parse": lambda one, _: _page(
        f"<p>Loading…</p><script>var state = JSON.parse({_data(json.dumps({'job': _job(one)}))});</script>"
    ),
    "Svelte": lambda one, _: _page(
        '<script type="application/json" data-sveltekit-fetched data-url="/api">'
        f"{_data({'status': 200, 'headers': {}, 'body': json.dumps(_job(one))})}</script>"
    ),
    "Inertia": lambda one, _: _page(
        f'<div id="app" data-page="{escape(json.dumps({"component": "Job", "props": {"job": _job(one)}}))}"></div>'
    ),
    "srcdoc": lambda one, _: _page(
        f'{_NAV}<h1>Careers</h1><iframe title="job" srcdoc="{escape(_page(_main(one)))}"></iframe>'
    ),
    "frame as data": lambda one, _: _page(
        f'{_NAV}<iframe src="data:text/html;base64,{base64.b64encode(_page(_main(one)).encode()).decode()}"></iframe>'
    ),
    "shadow tree": lambda one, _: _page(
        f'{_NAV}<job-detail><template shadowrootmode="open"><div>{_main(one)}</div></template></job-detail>{_FOOT}'
    ),
    "under a dialog": lambda one, _: _page(f'<div id="app" aria-hidden="true">{_NAV}{_main(one)}</div>{_COOKIES}'),
    "in a dialog": lambda one, _: _page(
        f'{_NAV}<div role="dialog" aria-modal="true"><h1>{escape(one.title)}</h1>{one.html()}</div>{_COOKIES}'
    ),
    "unlucky names": lambda one, _: _page(f"{_NAV}<h1>{escape(one.title)}</h1><div>{_sections(one)}</div>{_COOKIES}"),
}


def _mhtml(posting: Posting) -> bytes:
    outer = _page(f'{_NAV}<h2>Careers</h2><iframe src="cid:frame-2@mhtml.blink"></iframe>')
    parts = [("frame-1", outer), ("frame-2", _page(_main(posting)))]
    body = "".join(
        f"------b\r\nContent-Type: text/html\r\nContent-ID: <{name}@mhtml.blink>\r\n"
        f"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/{name}\r\n\r\n"
        f"{quopri.encodestring(page.encode()).decode('ascii')}\r\n"
        for name, page in parts
    )
    head = (
        "From: <Saved by Blink>\r\nSubject: Careers\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n'
    )
    return f"{head}{body}------b--\r\n".encode()


SHAPES = (*PAGES, "saved with its frames")


def make(shape: str, posting: Posting, others: Sequence[Posting]) -> Made:
    """The page on a posting."""
    if shape not in PAGES:
        return "page.mhtml", _mhtml(posting), ""
    return "page.html", PAGES[shape](posting, others[0]).encode(), ""
