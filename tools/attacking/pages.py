"""Web pages with a changed tree or changed data, alone and as a browser saves them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from random import Random
from typing import Any

from tools.attacking import bytewise, records, seeds, vocabularies
from tools.attacking.tokens import tokens
from tools.attacking.trees import change_tree

_ARCHIVE = (
    b"From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=edge\n\n"
    b"--edge\nContent-Type: text/html%s\nContent-Transfer-Encoding: 8bit\n\n%s\n--edge--\n"
)
_CHARSETS = (b"", b"; charset=utf-8", b"; charset=utf-7", b"; charset=x", b"; charset=utf-16")


def mutant(rng: Random) -> bytes:
    """A page of the seeds, changed: mostly its tree, sometimes the data it declares, seldom its bytes."""
    pages = seeds.seeds(".html")
    page = rng.choice(pages)
    kind = rng.random()
    if kind < 0.15:
        return bytewise.mutated(page, rng, tokens("html"), pages)
    root = _parsed(page)
    if kind < 0.35:
        _declare(root, rng)
    else:
        change_tree(root, rng, vocabularies.HTML, most=6)
    return written(root)


def archived(rng: Random) -> bytes:
    """A changed page in the archive of a browser, or an archive of the seeds with changed bytes."""
    if rng.random() < 0.5:
        return _ARCHIVE % (rng.choice(_CHARSETS), mutant(rng))
    archives = seeds.seeds(".mhtml")
    return bytewise.mutated(rng.choice(archives), rng, tokens("mail", "html"), seeds.seeds(".eml", ".mhtml"))


def written(root: Any) -> bytes:
    """A page as bytes."""
    import lxml.html

    page: bytes = lxml.html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>")
    return page


def _parsed(page: bytes) -> Any:
    import lxml.html

    return lxml.html.document_fromstring(page.decode("utf-8", "replace"))


def _declare(root: Any, rng: Random) -> None:
    """Change the data that a page declares, or declare some."""
    scripts: Sequence[Any] = [one for one in root.iter("script") if "ld+json" in (one.get("type") or "")]
    if scripts:
        script = rng.choice(scripts)
    else:
        script = root.makeelement("script", type="application/ld+json")
        root.insert(0, script)
    data = records.changed(_data(script.text) or rng.choice(_declared()), rng)
    script.text = (
        rng.choice(("", "<!--", "//<![CDATA[\n")) + json.dumps(data).replace("\0", "") + rng.choice(("", "-->"))
    )


def _data(text: str | None) -> Any:
    try:
        return json.loads(text or "")
    except ValueError:
        return None


@lru_cache
def _declared() -> tuple[Any, ...]:
    return tuple(data for data in map(_data, (seed.decode("utf-8") for seed in seeds.seeds(".json"))) if data)
