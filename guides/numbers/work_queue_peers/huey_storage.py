"""huey's SqliteStorage as a work queue: a task is gone when it is taken."""

import sqlite3
import time
from collections.abc import Callable

from huey.storage import SqliteStorage

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue:
    """What the storage has, under the names of the kata; the rest does nothing."""

    def __init__(
        self,
        connect: Callable[[], sqlite3.Connection],
        room: int = 10_000,
        clock: Callable[[], float] = time.time,
    ) -> None:
        file = connect().execute("PRAGMA database_list").fetchone()[2]
        self.storage = SqliteStorage("queue", file, timeout=1)
        self.heard = getattr(connect, "store", None)

    def listen(self) -> None:
        """Let the lab hear each statement, as of the kata's own connections."""
        if self.heard is not None:
            self.storage.conn.set_trace_callback(lambda said: self.heard.listener(said))

    def put(
        self, work: str, key: str | None = None, group: str | None = None, *, urgent: bool = False
    ) -> str:
        """Put a task."""
        self.listen()
        self.storage.enqueue(work.encode(), 1 if urgent else 0)
        return key or work

    def take(self) -> Task | None:
        """Take the next task away."""
        self.listen()
        data = self.storage.dequeue()
        return Task(bytes(data).decode(), "", 1, "") if data else None

    def extend(self, receipt: str) -> None:
        """There is no such thing."""

    def done(self, receipt: str) -> None:
        """There is no such thing."""

    def fail(self, receipt: str, reason: str) -> None:
        """There is no such thing."""

    def dead(self) -> list[DeadTask]:
        """There is no such thing."""
        return []

    def revive(self, key: str) -> None:
        """There is no such thing."""
