"""litequeue as a work queue: what was locked for 30 seconds is given back before each take."""

import sqlite3
import time
from collections.abc import Callable

import litequeue

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
        self.file = connect().execute("PRAGMA database_list").fetchone()[2]
        self.heard = getattr(connect, "store", None)
        self.clock = clock
        self.queue = litequeue.LiteQueue(self.file, timeout=1)

    def listen(self) -> None:
        """Set the library's clock, and let the lab hear each statement."""
        litequeue.time_ns = lambda: int(self.clock() * 1e9)
        if self.heard is not None:
            self.queue.conn.set_trace_callback(lambda said: self.heard.listener(said))

    def put(
        self, work: str, key: str | None = None, group: str | None = None, *, urgent: bool = False
    ) -> str:
        """Put a task, under its key if there is one."""
        self.listen()
        message = self.queue.put(work, idempotency_key=key) if key else self.queue.put(work)
        return key or str(message.message_id)

    def take(self) -> Task | None:
        """Give back what was locked for too long, and take the next task."""
        self.listen()
        self.queue.retry_expired(30)
        message = self.queue.pop()
        if message is None:
            return None
        key = message.idempotency_key or message.message_id
        return Task(message.data, key, 1, f"{message.message_id} {message.claim_id}")

    def extend(self, receipt: str) -> None:
        """There is no such thing."""

    def done(self, receipt: str) -> None:
        """End a task, if it was not given out again."""
        self.listen()
        number, claim = receipt.split()
        if not self.queue.done(number, claim_id=int(claim)):
            raise LostError

    def fail(self, receipt: str, reason: str) -> None:
        """There is no failure that is tried again later."""

    def dead(self) -> list[DeadTask]:
        """There is no such thing."""
        return []

    def revive(self, key: str) -> None:
        """There is no such thing."""
