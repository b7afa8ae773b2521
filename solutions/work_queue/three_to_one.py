"""Of four turns three are for urgent tasks and one is for the others, if there are any.

Weighted turns promise each kind a share of the workers, whatever comes. They promise no wait: with
many urgent tasks an urgent one waits as long as any.

Meets:
the first to come is the first to be served
a worker that dies leaves its task behind
two workers never hold one task at once
a late done cannot finish a task that another worker now holds
a living worker keeps its task
a task put twice is one task
every delivery of a task shows the same key
a task that always fails is put aside
a dead task can be revived
a failed task waits longer after each failure
a full queue refuses new tasks and keeps the old ones
tasks of one group are done in order
a busy group holds up no other
a power cut at any moment loses nothing that was promised
"""

import sqlite3
import time
from collections.abc import Callable
from typing import Any

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]

OTHER, URGENT = -1_000, -1_001  # kinds, below any rank that a clock gives


class WorkQueue(Reference):
    """Each task has its kind in the place of its rank, and the turns are counted in the store."""

    def __init__(
        self,
        connect: Callable[[], sqlite3.Connection],
        room: int = 10_000,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(connect, room, clock)
        self._sql("CREATE TABLE IF NOT EXISTS turns (one INTEGER PRIMARY KEY, number INTEGER)")
        self._sql("INSERT OR IGNORE INTO turns VALUES (1, 0)")

    def put(
        self, work: str, key: str | None = None, group: str | None = None, *, urgent: bool = False
    ) -> str:
        """Keep a task and its kind, in one transaction."""
        self._sql("BEGIN IMMEDIATE")
        try:
            key = super().put(work, key, group)
            self._sql(
                "UPDATE tasks SET rank = :kind WHERE key = :key AND rank > :other",
                kind=URGENT if urgent else OTHER,
                key=key,
                other=OTHER,
            )
        finally:
            self._sql("COMMIT")
        return key

    def take(self) -> Task | None:
        """Give out the next task of the kind whose turn it is, or else of the other."""
        self._sql("UPDATE turns SET number = number + 1")
        return super().take()

    def _sql(self, statement: str, **values: object) -> tuple[list[tuple[Any, ...]], int]:
        """Run a statement, with the kind first whose turn it is."""
        kind = f"(SELECT iif(number % 4, {URGENT}, {OTHER}) FROM turns)"
        ordered = statement.replace("ORDER BY rank, id", f"ORDER BY rank = {kind} DESC, id")
        return super()._sql(ordered, **values)
