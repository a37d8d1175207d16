"""What a file may cost, as it is said on the command line and in a program."""

from __future__ import annotations

import pytest

from skillmatch.errors import UsageError
from skillmatch.readers.limits import Limits, limits_from

GIVEN = {
    "pages=5": Limits(pages=5),
    "seconds=1_000": Limits(seconds=1_000),
    " bytes = 1,000 ": Limits(bytes=1_000),
    "bytes=999999999999": Limits(bytes=999_999_999_999),
    "memory=1": Limits(memory=1),
}
REFUSED = {
    "pages": "unknown limit 'pages'",
    "page=3": "unknown limit 'page=3'",
    "pages=": "'' is no limit for pages",
    "pages=0": "0 is no limit for pages",
    "pages=-1": "'-1' is no limit for pages",
    "pages=many": "'many' is no limit for pages",
    "seconds=1.5": "'1.5' is no limit for seconds",
    "seconds=²": "'²' is no limit for seconds",
    # more than a timer, a system or Python itself takes
    "seconds=99999999999": "99,999,999,999 is no limit for seconds",
    "memory=99999999999": "99,999,999,999 is no limit for memory",
    "bytes=1" + 5_000 * "0": "'1" + 38 * "0" + "…' is no limit for bytes",
    5_000 * "x" + "=1": "unknown limit '" + 39 * "x" + "…'",
}


@pytest.mark.parametrize(("text", "limits"), GIVEN.items(), ids=GIVEN)
def test_limits_are_set_by_name(text: str, limits: Limits) -> None:
    assert limits_from([text]) == limits


def test_limits_add_up() -> None:
    assert limits_from(["pages=5", "memory=9", "pages=6"]) == Limits(pages=6, memory=9)


@pytest.mark.parametrize(("text", "says"), REFUSED.items(), ids=[text[:20] for text in REFUSED])
def test_what_is_no_limit(text: str, says: str) -> None:
    with pytest.raises(UsageError) as refused:
        limits_from([text])
    assert refused.value.message == f"{says}."
    assert refused.value.hint.endswith(".")


@pytest.mark.parametrize("number", [0, -1, float("nan"), float("inf"), 10**20])
def test_a_program_is_refused_the_same(number: float) -> None:
    with pytest.raises(UsageError):
        Limits(seconds=number)  # type: ignore[arg-type]
