"""Sources for scans: texts of our own, as rows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

ROWS: list[dict[str, Any]] = [
    {
        "id": f"job-{at}",
        "title": title,
        "description": f"{title}\n\nRequirements\n- {must}\n\nNice to have\n- {nice}\n",
        "posted": f"2025-0{1 + at % 3}-11",
        "country": ("NO", "PT")[at % 2],
    }
    for at, (title, must, nice) in enumerate(
        [
            ("Machine Learning Engineer", "Python and PyTorch in production", "Kubernetes"),
            ("Data Engineer", "Airflow, Spark and SQL", "dbt"),
            ("Backend Engineer", "Go or Java; PostgreSQL and Kafka", "Terraform"),
            ("Research Scientist", "Publications on reinforcement learning; JAX", "C++"),
            ("Analytics Engineer", "dbt, SQL and Python", "Looker"),
        ]
        * 2
    )
]


@pytest.fixture
def rows() -> list[dict[str, Any]]:
    return [dict(row) for row in ROWS]


def as_jsonl(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
