"""A work queue in one table, where each act is one statement of the store.

A statement of SQLite's happens as a whole or not at all, and one writer at a time: so no act can
be seen half done, by another process or after a crash. `until` is the end of a lease or of a pause,
whichever the task has; a task with five tries behind it whose `until` is past is dead, though
nobody has written that down.

Alternatives and wrong designs override _sql and _change, and read SCHEMA and _NEXT.
"""

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

LEASE = 30  # seconds
TRIES = 5
PAUSE = 10  # seconds after the first failed try; twice as long after each further one
HEAD_START = 60  # seconds for an urgent task

SCHEMA = """
    CREATE TABLE IF NOT EXISTS tasks (
        id INTEGER PRIMARY KEY, key TEXT UNIQUE, work TEXT, team TEXT, rank REAL,
        tries INTEGER DEFAULT 0, until REAL DEFAULT 0, receipt TEXT, reason TEXT, done REAL
    )"""
INDEXES = (  # what is done is in none of the first two: a take never meets it
    "CREATE INDEX IF NOT EXISTS line ON tasks (rank, id) WHERE done IS NULL",
    "CREATE INDEX IF NOT EXISTS teams ON tasks (team, id) WHERE done IS NULL AND team IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS receipts ON tasks (receipt)",
)
_OPEN = f"done IS NULL AND (tries < {TRIES} OR until > :now)"
_DEAD = f"done IS NULL AND tries >= {TRIES} AND until <= :now"
_NEXT = f"""
    SELECT id FROM tasks AS mine
    WHERE done IS NULL AND tries < {TRIES} AND until <= :now AND NOT EXISTS (
        SELECT 1 FROM tasks WHERE team = mine.team AND id < mine.id AND {_OPEN})
    ORDER BY rank, id LIMIT 1"""


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
        for statement in (SCHEMA, *INDEXES):
            self.connect().execute(statement)

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
        if key is None:
            key = uuid4().hex
        _, was_put = self._sql(
            f"""INSERT INTO tasks (key, work, team, rank) SELECT :key, :work, :team, :rank
            WHERE (SELECT count(*) FROM tasks WHERE {_OPEN}) < :room
            ON CONFLICT DO NOTHING""",
            key=key,
            work=work,
            team=group,
            rank=self.clock() - HEAD_START * urgent,
            room=self.room,
        )
        if not was_put and not self._sql("SELECT 1 FROM tasks WHERE key = :key", key=key)[0]:
            raise FullError
        return key

    def take(self) -> Task | None:
        """Give out the next task under a new receipt; None if no task may be taken.

        Cost: O(log n) for n tasks, done or not, and as much for each task that is passed over.
        """
        rows, _ = self._sql(
            f"""UPDATE tasks SET tries = tries + 1, until = :now + {LEASE}, receipt = :receipt,
                reason = 'lease ended'
            WHERE id = ({_NEXT}) RETURNING work, key, tries, receipt""",
            receipt=uuid4().hex,
        )
        return Task(*rows[0]) if rows else None

    def extend(self, receipt: str) -> None:
        """Let the lease end 30 seconds from now: the worker lives, and goes on.

        Raises LostError, and changes nothing, if the task was given out again since, failed, or
        is done. If only the lease has ended, the receipt may be good or not. The same holds for
        `done` and `fail`.
        """
        self._change(receipt, f"until = :now + {LEASE}")

    def done(self, receipt: str) -> None:
        """Keep that the work is done: the task is never given out again."""
        self._change(receipt, "done = :now")  # the row stays: its key is known for ever

    def fail(self, receipt: str, reason: str) -> None:
        """Keep that this try has failed, and why."""
        pause = f"iif(tries < {TRIES}, {PAUSE} * (1 << (tries - 1)), 0)"
        self._change(
            receipt, f"receipt = NULL, reason = :reason, until = :now + {pause}", reason=reason
        )

    def dead(self) -> list[DeadTask]:
        """Return the dead tasks in the order of `put`, with `fail`'s reason or "lease ended"."""
        rows, _ = self._sql(f"SELECT work, key, reason FROM tasks WHERE {_DEAD} ORDER BY id")
        return [DeadTask(*row) for row in rows]

    def revive(self, key: str) -> None:
        """Let a dead task be taken again, in its old place, with five new tries and no pause.

        It needs no room. If there is no dead task of this key, nothing happens.
        """
        self._sql(
            f"UPDATE tasks SET tries = 0, receipt = NULL WHERE key = :key AND {_DEAD}", key=key
        )

    def _change(self, receipt: str, change: str, **values: object) -> None:
        """Change the task that this receipt stands for, in one statement; else raise LostError."""
        _, changed = self._sql(
            f"UPDATE tasks SET {change} WHERE receipt = :receipt AND done IS NULL",
            receipt=receipt,
            **values,
        )
        if not changed:
            raise LostError

    def _sql(self, statement: str, **values: object) -> tuple[list[tuple[Any, ...]], int]:
        """Run a statement to its end; return its rows, and how many rows it has changed."""
        done = self.connect().execute(statement, {"now": self.clock(), **values})
        return done.fetchall(), done.rowcount
