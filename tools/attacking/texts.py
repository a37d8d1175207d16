"""Hostile texts by number: units some times over, joined, and put where text can stand in a post or résumé."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from tools.attacking.units import ALL

LONGEST = 40_000
"""Characters: as long as ten postings."""
_COUNTS = (1, 3, 20, 20, 150, 150, 1_000, 1_000, 20_000)
_JOINTS = ("",) * 4 + (" ", "\n", ", ", "\n\n", "\r\n", " and ", "\t")
_WRAPS = (
    "{}",
    "{}",
    "- {}",
    "- Python, SQL {}\n- Go\n",
    "# {}\n\nPython",
    "| skill | {} |\n|---|---|\n| Go | {} |\n",
    "<p>{}</p>",
    "<!-- {} -->\n- Python",
    "Python, SQL {}",
    "Python {} years",
    "{} Python",
    "**{}**\n\n- Go",
    "```\n{}\n```\nGo",
    "[{}](https://example.org/{})",
    "Python ({}) and Go",
    "{}\n{}\n{}",
)
_FRONTS = (
    "",
    "",
    "",
    "",
    "---\ntitle: {}\n---\n",
    "---\nskillmatch: {{ignore: [{}]}}\n---\n",
    "---\n{}\n",
    "title: x\n\n",
)
_POSTS = (
    "{}",
    "{}",
    "Data Engineer\n\nRequirements\n- Python and SQL\n{}\n- 3 years of Spark\n\nNice to have\n- Go\n",
    "Machine Learning Engineer\n\nWhat you will do\n\n{}\n\nAbout us\n\nWe build nets for fishing boats.\n",
    "Ida Example\n\nEXPERIENCE\nData Engineer, Harbour Ltd, Jan 2019 - Dec 2022\n{}\n\nSKILLS\nPython, SQL\n",
    "<html><head><title>Job</title></head><body><h1>Data Engineer</h1><ul><li>Python</li></ul>{}</body></html>",
)
_ENDINGS = (".md", ".md", ".txt", ".html")


class Hostile(NamedTuple):
    """A text, and the ending of the file that it stands in."""

    text: str
    ending: str


def hostile(seed: int, number: int) -> Hostile:
    """The hostile text of that number: always the same for one seed."""
    rng = Random(f"{seed}/texts/{number}")
    post = rng.choice(_POSTS)
    body = rng.choice(_WRAPS)
    filled = body.format(*(_run(rng) for _ in range(body.count("{}"))))
    if rng.random() < 0.2:  # the same again, line by line
        filled = "\n".join([filled] * min(rng.choice((2, 20, 300)), LONGEST // (len(filled) + 1) + 1))
    front = rng.choice(_FRONTS)
    text = front.format(*(_run(rng) for _ in range(front.count("{}")))) + post.format(filled)
    return Hostile(text[: 2 * LONGEST], ".html" if post.startswith("<html") else rng.choice(_ENDINGS))


def _run(rng: Random) -> str:
    """One to three units, repeated together."""
    units = rng.choice(_JOINTS).join(rng.choice(ALL) for _ in range(rng.choice((1, 1, 1, 2, 3))))
    joint = rng.choice(_JOINTS)
    count = min(rng.choice(_COUNTS), LONGEST // (len(units) + len(joint)) + 1)
    return joint.join([units] * count)
