"""A queue between people who order and workers who print: it keeps what it has promised.

Why it is hard: workers die with a task in hand, answers get lost, some tasks always fail, and
everybody uses the store at the same time.

    pytest katas/work_queue       what this design does to a photo lab, one lesson at a time

It is a pile: a task is gone when it is taken. Hints and trade-offs: guides/work_queue.md
"""

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass


class FullError(Exception):
    """There is no room for another task."""


class LostError(Exception):
    """The receipt is no longer good."""


@dataclass(frozen=True)
class Task:
    """A task that was given out.

    key      the task's name: the same each time it is given out, and no other task's
    tries    how many times it has been given out, this time included
    receipt  stands for this time that it was given out, and for no other
    """

    work: str
    key: str
    tries: int
    receipt: str


@dataclass(frozen=True)
class DeadTask:
    """A task that is given out no more; `reason` says what ended its last try."""

    work: str
    key: str
    reason: str


class WorkQueue:
    """Tasks that makers put and workers take, in a store that other processes use as well.

    connect  returns the calling thread's connection to the store, a file of SQLite's. Each
             statement is kept as soon as it is done, unless a transaction was begun by BEGIN.
    room     how many tasks may be here that are neither done nor dead
    clock    returns the time in seconds, the same for all, which never goes back. Ask it, not
             SQL, what time it is.

        a task is   when                                  it may be taken
        waiting     it was put, or revived                at once, in its turn
        leased      it was taken, or its lease extended   in 30 seconds, when the lease has ended
        paused      its try failed                        in 10 seconds; 20 after the second
                                                          failed try, then 40, then 80
        dead        its fifth try ended without `done`    never, unless it is revived
        done        a worker said so                      never

    Of all tasks that may be taken the one that was put first is next. An urgent one counts as put
    60 seconds earlier. Of a group only the first task that is neither done nor dead may be taken:
    the others wait for it, urgent or not.
    """

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
            "CREATE TABLE IF NOT EXISTS tasks (id INTEGER PRIMARY KEY, work TEXT)"
        )

    def put(
        self, work: str, key: str | None = None, group: str | None = None, *, urgent: bool = False
    ) -> str:
        """Keep a task, and return its key. After that, no crash may lose the task.

        key    the task's name, chosen by its maker, who puts it again under this key if no answer
               came. If a task of this key is here, waiting, dead or done, nothing is put, whatever
               the work; 24 hours after it was done it may be forgotten. None: the queue makes a
               key that no other task has.
        group  tasks of one group are done in the order of `put`, one at a time. None: in no group.

        Raises FullError, and puts nothing, if there is no room. A known key needs no room.
        """
        self.connect().execute("INSERT INTO tasks (work) VALUES (?)", (work,))
        return key or work

    def take(self) -> Task | None:
        """Give out the next task under a new receipt; None if no task may be taken.

        Cost: O(log n) for n tasks, done or not, and as much for each task that is passed over.
        """
        # TODO: a pile gives out what was put last. Make the lessons hold, one after the other.
        found = self.connect().execute("SELECT id, work FROM tasks ORDER BY id DESC LIMIT 1")
        for number, work in found.fetchall():
            self.connect().execute("DELETE FROM tasks WHERE id = ?", (number,))
            return Task(work, key=work, tries=1, receipt=str(number))
        return None

    def extend(self, receipt: str) -> None:
        """Let the lease end 30 seconds from now: the worker lives, and goes on.

        Raises LostError, and changes nothing, if the task was given out again since, failed, or
        is done. If only the lease has ended, the receipt may be good or not. The same holds for
        `done` and `fail`.
        """

    def done(self, receipt: str) -> None:
        """Keep that the work is done: the task is never given out again."""

    def fail(self, receipt: str, reason: str) -> None:
        """Keep that this try has failed, and why."""

    def dead(self) -> list[DeadTask]:
        """Return the dead tasks in the order of `put`, with `fail`'s reason or "lease ended"."""
        return []

    def revive(self, key: str) -> None:
        """Let a dead task be taken again, in its old place, with five new tries and no pause.

        It needs no room. If there is no dead task of this key, nothing happens.
        """
