"""What a page is made of besides its text: the data for its scripts, and frames whose page is elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any, NamedTuple

from skillmatch.readers.html.declared import shown_among
from skillmatch.readers.html.frames import fetched_frames
from skillmatch.readers.html.postings import Posting, postings_in
from skillmatch.readers.html.scripts import HELD, Script, states_of

_MOST_SCRIPTS = 200
_ASKS_FOR_SCRIPTS = re.compile(
    r"(?:enable|turn on|activate|without)\W+(?:\w+\W+){0,3}?java ?script"
    r"|(?:app|application|page|site|website)\W+(?:\w+\W+)?(?:requires|needs)\W+java ?script"
    r"|java ?script (?:is disabled|is required|must be)|^\W*(?:loading|please wait)\W*$",
    re.I,
)
_FEWEST = 200
_BARE = 3
"""Words: a page with no more, and a script, is one that the script draws."""


class PageState(NamedTuple):
    """The scripts and data of a page, and how many frames it has whose page is elsewhere."""

    scripts: tuple[Script, ...]
    held: tuple[str, ...]
    fetched: int
    is_scripted: bool
    """Whether scripts that are not in the file belong to it."""

    @classmethod
    def of(cls, root: Any) -> PageState:
        """Of a page, before anything is taken out of it."""
        scripts = list(islice(root.iter("script"), _MOST_SCRIPTS))
        path = " | ".join(f"//@{name}" for name in HELD)
        return cls(
            tuple(Script((one.get("type") or "").lower(), one.text or "") for one in scripts),
            tuple(map(str, root.xpath(path))),
            fetched_frames(root),
            any(one.get("src") for one in scripts) or root.find(".//noscript") is not None,
        )

    def postings(self, names: Sequence[str]) -> list[Posting]:
        """The posting in the data of the page that it is about; several, where it is about none more than another."""
        found: dict[str, Posting] = {}
        for data in states_of(self.scripts, self.held):
            for one in postings_in(data):
                if isinstance(one, Posting) and len(one.text) >= _FEWEST:
                    found.setdefault(one.text, one)
        return shown_among(list(found.values()), names, "") if len(found) > 1 else list(found.values())

    def is_undrawn(self, text: str) -> bool:
        """Whether a script that was not run is why there is so little text."""
        asks = _ASKS_FOR_SCRIPTS.search(text) is not None
        return (self.is_scripted or asks) and (asks or len(text.split()) <= _BARE)
