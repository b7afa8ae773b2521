"""Customers, not tasks, take turns: the one who was served longest ago is next.

A group is a customer here, and its tasks are neither in order nor one at a time. Nobody waits for
somebody else's thousand tasks, and no worker stands idle while there is work.

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
urgent tasks go first and the others still get their turn
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


class WorkQueue(Reference):
    """The place of a group in the line is when it was served last."""

    def __init__(
        self,
        connect: Callable[[], sqlite3.Connection],
        room: int = 10_000,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(connect, room, clock)
        self._sql("CREATE TABLE IF NOT EXISTS served (team TEXT PRIMARY KEY, turn INTEGER)")

    def take(self) -> Task | None:
        """Give out a task of the customer who was served longest ago, and note the turn."""
        self._sql("BEGIN IMMEDIATE")
        try:
            task = super().take()
            if task is not None:
                self._sql(
                    "INSERT OR REPLACE INTO served SELECT coalesce(team, key),"
                    " (SELECT coalesce(max(turn), 0) + 1 FROM served) FROM tasks WHERE key = :key",
                    key=task.key,
                )
        finally:
            self._sql("COMMIT")
        return task

    def _sql(self, statement: str, **values: object) -> tuple[list[tuple[Any, ...]], int]:
        """Run a statement, where no group waits for itself and the one served last comes last."""
        turn = "coalesce((SELECT turn FROM served WHERE served.team = mine.team), 0)"
        if "FROM tasks AS mine" in statement:
            before, _, rest = statement.partition("AND NOT EXISTS")
            after = rest.partition("ORDER BY rank, id")[2]
            statement = f"{before} ORDER BY {turn}, rank, id {after}"
        return super()._sql(statement, **values)
