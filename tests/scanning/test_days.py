"""The day of a row, and the columns of a table."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillmatch.errors import UsageError
from skillmatch.scanning.columns import Columns, columns_of
from skillmatch.scanning.dates import day_of, order_of
from tests.cases import read

HERE = Path(__file__).parent
FIRST = date(1000, 1, 1)
"""Years of four digits: of two, a year is one of our century."""


@pytest.mark.parametrize("case", read(HERE / "days.yaml"), ids=lambda case: str(case["of"]))
def test_day(case: dict[str, Any]) -> None:
    assert day_of(case["of"], case.get("order", "")) == case["day"]


@pytest.mark.parametrize(
    ("days", "order"),
    [
        (["3/4/2024", "14/4/2024", "2024-05-01"], "day first"),
        (["3-4-24 10:15", None, "4-14-24"], "month first"),
        (["14/4/2024", "4/14/2024"], ""),
        (["3/4/2024", "14.4.2024", 20240414], ""),
    ],
)
def test_the_order_of_days_and_months(days: list[object], order: str) -> None:
    assert order_of(days) == order


@given(
    st.dates(min_value=FIRST), st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%Y/%m/%d", "%Y%m%d"])
)
def test_a_day_is_the_same_in_any_writing(day: Any, form: str) -> None:
    assert day_of(day.strftime(form)) == (day.isoformat() if 1990 <= day.year <= 2100 else "")


@given(st.none() | st.integers() | st.floats() | st.text())
def test_anything_is_a_day_or_none(value: object) -> None:
    assert day_of(value) == "" or 7 <= len(day_of(value)) <= 10


@pytest.mark.parametrize("case", read(HERE / "columns.yaml"), ids=lambda case: " ".join(case["has"]))
def test_columns(case: dict[str, Any]) -> None:
    asked = Columns(**{"text": "", **case.get("ask", {})})
    if "wrong" in case:
        with pytest.raises(UsageError, match=case["wrong"]):
            columns_of(case["has"], asked, "jobs.csv")
        return
    found = columns_of(case["has"], asked, "jobs.csv")
    assert {name: getattr(found, name) for name in case["found"]} == case["found"]
