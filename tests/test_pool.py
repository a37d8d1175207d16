"""The processes of the server: what is slow or dies costs itself alone."""

from __future__ import annotations

import asyncio
import os
import time

import pytest

from skillmatch.errors import UsageError
from skillmatch.pool import BusyError, GoneError, Pool
from skillmatch.processes import WorkerCrashError


class Shouting:
    """Gives a word in capitals, but for some that do something else."""

    def __call__(self, task: str, /) -> str:
        if task == "sleep":
            time.sleep(60)
        if task == "die":
            os._exit(1)
        if task == "mistake":
            raise UsageError("a mistake.")
        if task == "fault":
            raise ValueError(task)
        return task.upper()

    def lost(self, task: str, /) -> str:
        return f"lost {task}"

    def close(self) -> None:
        """Nothing to end."""


async def is_wanted() -> bool:
    return True


async def is_not_wanted() -> bool:
    return False


async def done(pool: Pool[str, str], *tasks: str) -> list[object]:
    """What comes of things that are all there at once."""
    return list(await asyncio.gather(*(pool.do(task, is_wanted) for task in tasks), return_exceptions=True))


def test_what_is_slow_or_dies_costs_itself_alone() -> None:
    pool = Pool(Shouting(), 2, seconds=10, most_waiting=20)

    async def used() -> None:
        found = await done(pool, "sleep", *"abc", "die", *"def")
        assert found == ["lost sleep", "A", "B", "C", "lost die", "D", "E", "F"]
        # What was raised is raised here; its process goes on.
        mistake, fault, word = await done(pool, "mistake", "fault", "g")
        assert isinstance(mistake, UsageError) and isinstance(fault, WorkerCrashError) and word == "G"
        with pytest.raises(GoneError):
            await pool.do("nobody waits for it", is_not_wanted)
        assert await done(pool, *"hij") == ["H", "I", "J"]

    try:
        asyncio.run(used())
    finally:
        pool.close()


def test_more_than_may_wait_is_refused() -> None:
    pool = Pool(Shouting(), 1, seconds=60, most_waiting=2)
    try:
        found = asyncio.run(done(pool, *"abcdef"))
        assert [one for one in found if isinstance(one, str)] == ["A", "B", "C"]
        assert all(isinstance(one, BusyError) for one in found[3:])
    finally:
        pool.close()


def test_the_end_waits_for_nothing() -> None:
    pool = Pool(Shouting(), 1, seconds=60, most_waiting=2)

    async def closed() -> str:
        asked = asyncio.ensure_future(pool.do("sleep", is_wanted))
        await asyncio.sleep(2)
        await asyncio.to_thread(pool.close)
        return await asked

    begun = time.monotonic()
    assert asyncio.run(closed()) == "lost sleep"
    assert time.monotonic() - begun < 30
