"""What happened is written down, a line each, and never changed; what is, is worked out from that.

Nothing is lost and all can be asked later: who had it, how often, why. But each act reads the whole
log; a real one keeps the result beside it, and reads on from there.

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
tasks of one group are done in order
a busy group holds up no other
a power cut at any moment loses nothing that was promised
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

from solutions.work_queue.work_queue import (
    HEAD_START,
    LEASE,
    PAUSE,
    TRIES,
    DeadTask,
    FullError,
    LostError,
    Task,
)

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


@dataclass
class _State:
    """What the log says of one task so far."""

    work: str
    key: str
    group: str | None
    rank: float
    tries: int = 0
    until: float = 0
    receipt: str = ""
    reason: str = ""
    done: bool = False


class WorkQueue:
    """A work queue in one table, to which lines are only added."""

    def __init__(
        self,
        connect: Callable[[], sqlite3.Connection],
        room: int = 10_000,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.connect = connect
        self.room = room
        self.clock = clock
        self.connect().execute(
            "CREATE TABLE IF NOT EXISTS log (line INTEGER PRIMARY KEY, event, key, text, team, at)"
        )

    def put(
        self, work: str, key: str | None = None, group: str | None = None, *, urgent: bool = False
    ) -> str:
        """Write that a task was put."""
        with self._tasks() as tasks:
            if key in tasks and key is not None:
                return key
            if sum(self._is_open(task) for task in tasks.values()) >= self.room:
                raise FullError
            key = uuid4().hex if key is None else key
            self._write("urgent" if urgent else "put", key, work, group)
            return key

    def take(self) -> Task | None:
        """Write that the next task was given out."""
        with self._tasks() as tasks:
            groups, free = set(), []
            for task in filter(self._is_open, tasks.values()):
                if task.group is None or task.group not in groups:
                    groups.add(task.group)
                    if task.until <= self.clock():
                        free.append(task)
            if not free:
                return None
            task = min(free, key=lambda task: task.rank)
            receipt = uuid4().hex
            self._write("take", task.key, receipt)
            return Task(task.work, task.key, task.tries + 1, receipt)

    def extend(self, receipt: str) -> None:
        """Write that a worker lives."""
        self._report("extend", receipt)

    def done(self, receipt: str) -> None:
        """Write that a task is done."""
        self._report("done", receipt)

    def fail(self, receipt: str, reason: str) -> None:
        """Write that a try has failed."""
        self._report("fail", receipt, reason)

    def dead(self) -> list[DeadTask]:
        """Return the tasks that the log leaves dead."""
        with self._tasks() as tasks:
            return [
                DeadTask(task.work, task.key, task.reason)
                for task in tasks.values()
                if self._is_dead(task)
            ]

    def revive(self, key: str) -> None:
        """Write that a dead task was revived."""
        with self._tasks() as tasks:
            if key in tasks and self._is_dead(tasks[key]):
                self._write("revive", key)

    def _report(self, event: str, receipt: str, text: str = "") -> None:
        with self._tasks() as tasks:
            mine = [
                task.key for task in tasks.values() if task.receipt == receipt and not task.done
            ]
            if not mine:
                raise LostError
            self._write(event, mine[0], text)

    def _write(self, event: str, key: str, text: str = "", group: str | None = None) -> None:
        self.connect().execute(
            "INSERT INTO log (event, key, text, team, at) VALUES (?, ?, ?, ?, ?)",
            (event, key, text, group, self.clock()),
        )

    @contextmanager
    def _tasks(self) -> Iterator[dict[str, _State]]:
        """Hold the store's one pen, and give what the log says of each task."""
        store = self.connect()
        store.execute("BEGIN IMMEDIATE")
        try:
            tasks: dict[str, _State] = {}
            lines = store.execute("SELECT event, key, text, team, at FROM log ORDER BY line")
            for event, key, text, group, at in lines:
                if event in ("put", "urgent"):
                    tasks[key] = _State(text, key, group, at - HEAD_START * (event == "urgent"))
                else:
                    _happen(tasks[key], event, text, at)
            yield tasks
        finally:
            store.execute("COMMIT")

    def _is_dead(self, task: _State) -> bool:
        return not task.done and task.tries >= TRIES and task.until <= self.clock()

    def _is_open(self, task: _State) -> bool:
        return not task.done and not self._is_dead(task)


def _happen(task: _State, event: str, text: str, at: float) -> None:
    """Change what is known of a task by one line of the log."""
    if event == "take":
        task.tries += 1
        task.until, task.receipt, task.reason = at + LEASE, text, "lease ended"
    elif event == "extend":
        task.until = at + LEASE
    elif event == "done":
        task.done = True
    elif event == "fail":
        pause = PAUSE * 2 ** (task.tries - 1) if task.tries < TRIES else 0
        task.until, task.receipt, task.reason = at + pause, "", text
    elif event == "revive":
        task.tries, task.receipt = 0, ""
