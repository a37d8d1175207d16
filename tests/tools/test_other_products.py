"""What the search of lists takes for two things under one name."""

from __future__ import annotations

from tools.other_products import side_by_side

from skillmatch.analysis import Analyzer

TEXTS = [
    ("a", "Requirements:\n- Precision and recall\n- Unit tests, automated unit tests\n- SQL (CTE), Python"),
    ("b", "Requirements:\n- Hierarchical modelling, multilevel modelling\n- Python, SQL and Python"),
    ("c", "Requirements:\n- Hierarchical modelling or multilevel modelling"),
]


def test_neighbours_in_lists_are_two_things() -> None:
    found = side_by_side(TEXTS, Analyzer(kind="posting"))
    assert found["mixed-effects-models"] == {("hierarchical modeling", "multilevel modeling"): 2}
    assert "sql" not in found
    assert "python" not in found
