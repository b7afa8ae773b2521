"""persist-queue's SQLiteAckQueue as a work queue: who opens the file takes back what is in work."""

import sqlite3
import time
from collections.abc import Callable

import persistqueue

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue:
    """What the library has, under the names of the kata; the rest does nothing."""

    def __init__(
        self,
        connect: Callable[[], sqlite3.Connection],
        room: int = 10_000,
        clock: Callable[[], float] = time.time,
    ) -> None:
        file = connect().execute("PRAGMA database_list").fetchone()[2]
        self.queue = persistqueue.SQLiteAckQueue(f"{file}.pq", multithreading=True)

    def put(
        self, work: str, key: str | None = None, group: str | None = None, *, urgent: bool = False
    ) -> str:
        """Put a task."""
        self.queue.put(work)
        return key or work

    def take(self) -> Task | None:
        """Take the next task."""
        try:
            found = self.queue.get(block=False, raw=True)
        except persistqueue.Empty:
            return None
        return Task(found["data"], str(found["pqid"]), 1, str(found["pqid"]))

    def extend(self, receipt: str) -> None:
        """There is no such thing."""

    def done(self, receipt: str) -> None:
        """End a task, whoever has it."""
        self.queue.ack(id=int(receipt))

    def fail(self, receipt: str, reason: str) -> None:
        """Give a task back."""
        self.queue.nack(id=int(receipt))

    def dead(self) -> list[DeadTask]:
        """There is no such thing."""
        return []

    def revive(self, key: str) -> None:
        """There is no such thing."""
