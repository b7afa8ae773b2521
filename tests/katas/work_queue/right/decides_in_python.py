"""Python decides, under the store's one pen (BEGIN IMMEDIATE); the store writes ahead (WAL).

A lease that has ended is lost, even if nobody else was given the task. Tasks are read from the
front, a few at a time, until one may be taken.
"""

import time
from contextlib import contextmanager
from itertools import count

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]

AT_ONCE = 8  # tasks that are read


class WorkQueue:
    def __init__(self, connect, room=10_000, clock=time.time):
        self.connect, self.room, self.clock = connect, room, clock
        for statement in (
            "PRAGMA journal_mode = WAL",
            "CREATE TABLE IF NOT EXISTS numbers (last)",
            "CREATE TABLE IF NOT EXISTS done (key PRIMARY KEY)",
            """CREATE TABLE IF NOT EXISTS tasks (number INTEGER PRIMARY KEY, key UNIQUE, work, team,
            place, tries DEFAULT 0, until DEFAULT 0, receipt UNIQUE, reason)""",
            "CREATE INDEX IF NOT EXISTS places ON tasks (place, number)",
            "CREATE INDEX IF NOT EXISTS teams ON tasks (team, number)",
        ):
            connect().execute(statement)

    @contextmanager
    def pen(self):
        store = self.connect()
        store.execute("BEGIN IMMEDIATE")
        try:
            yield store
        finally:
            store.execute("COMMIT")

    def next_number(self, store):
        if not store.execute("UPDATE numbers SET last = last + 1").rowcount:
            store.execute("INSERT INTO numbers VALUES (1)")
        return store.execute("SELECT last FROM numbers").fetchone()[0]

    def is_dead(self, tries, until):
        return tries >= 5 and until <= self.clock()

    def put(self, work, key=None, group=None, *, urgent=False):
        with self.pen() as store:
            for table in ("tasks", "done"):
                if store.execute(f"SELECT 1 FROM {table} WHERE key = ?", (key,)).fetchone():
                    return key
            here = store.execute("SELECT tries, until FROM tasks").fetchall()
            if sum(not self.is_dead(*each) for each in here) >= self.room:
                raise FullError
            number = self.next_number(store)
            key = f"the queue's own {number}" if key is None else key
            place = self.clock() - (60 if urgent else 0)
            store.execute(
                "INSERT INTO tasks (number, key, work, team, place) VALUES (?, ?, ?, ?, ?)",
                (number, key, work, group, place),
            )
            return key

    def take(self):
        with self.pen() as store:
            columns = "number, key, work, team, tries, until"
            for page in count():
                rows = store.execute(
                    f"SELECT {columns} FROM tasks ORDER BY place, number LIMIT ? OFFSET ?",
                    (AT_ONCE, page * AT_ONCE),
                ).fetchall()
                if not rows:
                    return None
                for number, key, work, team, tries, until in rows:
                    if tries < 5 and until <= self.clock() and self.is_first(store, team, number):
                        receipt = f"no. {self.next_number(store)}"
                        store.execute(
                            "UPDATE tasks SET tries = ?, until = ?, receipt = ?, reason = ?"
                            " WHERE number = ?",
                            (tries + 1, self.clock() + 30, receipt, "lease ended", number),
                        )
                        return Task(work, key, tries + 1, receipt)
        return None

    def is_first(self, store, team, number):
        before = store.execute(
            "SELECT tries, until FROM tasks WHERE team = ? AND number < ?", (team, number)
        )
        return all(self.is_dead(*each) for each in before.fetchall())

    def held(self, store, receipt):
        row = store.execute(
            "SELECT number, key, tries FROM tasks WHERE receipt = ? AND until > ?",
            (receipt, self.clock()),
        ).fetchone()
        if row is None:
            raise LostError
        return row

    def extend(self, receipt):
        with self.pen() as store:
            number, _, _ = self.held(store, receipt)
            store.execute(
                "UPDATE tasks SET until = ? WHERE number = ?", (self.clock() + 30, number)
            )

    def done(self, receipt):
        with self.pen() as store:
            number, key, _ = self.held(store, receipt)
            store.execute("DELETE FROM tasks WHERE number = ?", (number,))
            store.execute("INSERT INTO done VALUES (?)", (key,))

    def fail(self, receipt, reason):
        with self.pen() as store:
            number, _, tries = self.held(store, receipt)
            until = self.clock() + ([10, 20, 40, 80, 0][tries - 1])
            store.execute(
                "UPDATE tasks SET until = ?, receipt = NULL, reason = ? WHERE number = ?",
                (until, reason, number),
            )

    def dead(self):
        rows = self.connect().execute(
            "SELECT work, key, reason FROM tasks WHERE tries >= 5 AND until <= ? ORDER BY number",
            (self.clock(),),
        )
        return [DeadTask(*row) for row in rows.fetchall()]

    def revive(self, key):
        with self.pen() as store:
            row = store.execute("SELECT tries, until FROM tasks WHERE key = ?", (key,)).fetchone()
            if row and self.is_dead(*row):
                store.execute("UPDATE tasks SET tries = 0, receipt = NULL WHERE key = ?", (key,))
