"""Three tables, for what waits, what is leased and what is dead; rows move inside a transaction.

Whoever comes first after a lease has ended moves its row. Numbers of rows are never used again.
"""

import secrets
import time
from contextlib import contextmanager

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]

COLUMNS = "id INTEGER PRIMARY KEY, key, work, team, rank, tries, until, receipt, reason"


class WorkQueue:
    def __init__(self, connect, room=10_000, clock=time.time):
        self.connect, self.room, self.clock = connect, room, clock
        connect().execute("CREATE TABLE IF NOT EXISTS keys (key TEXT PRIMARY KEY)")
        connect().execute("CREATE TABLE IF NOT EXISTS ids (n INTEGER PRIMARY KEY AUTOINCREMENT)")
        for table in ("waiting", "leased", "dead"):
            connect().execute(f"CREATE TABLE IF NOT EXISTS {table} ({COLUMNS})")
            for name in ("rank", "team"):
                connect().execute(
                    f"CREATE INDEX IF NOT EXISTS {table}_{name} ON {table} ({name}, id)"
                )

    @contextmanager
    def change(self):
        store = self.connect()
        store.execute("BEGIN IMMEDIATE")
        try:
            for row in store.execute("SELECT * FROM leased WHERE until <= ?", (self.clock(),)):
                self.move("leased", row[0], "dead" if row[5] >= 5 else "waiting")
            yield store
        except BaseException:
            store.execute("ROLLBACK")
            raise
        store.execute("COMMIT")

    def move(self, source, number, to, **new):
        store = self.connect()
        store.execute(f"INSERT INTO {to} SELECT * FROM {source} WHERE id = ?", (number,))
        store.execute(f"DELETE FROM {source} WHERE id = ?", (number,))
        for name, value in new.items():
            store.execute(f"UPDATE {to} SET {name} = ? WHERE id = ?", (value, number))

    def put(self, work, key=None, group=None, *, urgent=False):
        with self.change() as store:
            if store.execute("SELECT 1 FROM keys WHERE key = ?", (key,)).fetchone():
                return key
            tables = "(SELECT count(*) FROM waiting) + (SELECT count(*) FROM leased)"
            if store.execute(f"SELECT {tables}").fetchone()[0] >= self.room:
                raise FullError
            number = store.execute("INSERT INTO ids DEFAULT VALUES").lastrowid
            key = key or f"task {number}"
            rank = self.clock() - 60 * urgent
            store.execute("INSERT INTO keys VALUES (?)", (key,))
            store.execute(
                "INSERT INTO waiting VALUES (?, ?, ?, ?, ?, 0, 0, NULL, 'lease ended')",
                (number, key, work, group, rank),
            )
            return key

    def take(self):
        with self.change() as store:
            best = store.execute(
                """SELECT id, key, work, tries FROM waiting AS mine
                WHERE until <= ? AND (team IS NULL OR NOT EXISTS (
                    SELECT 1 FROM leased WHERE team = mine.team
                ) AND NOT EXISTS (SELECT 1 FROM waiting WHERE team = mine.team AND id < mine.id))
                ORDER BY rank, id LIMIT 1""",
                (self.clock(),),
            ).fetchone()
            if best is None:
                return None
            number, key, work, tries = best
            receipt = secrets.token_hex(8)
            new = {"tries": tries + 1, "until": self.clock() + 30, "receipt": receipt}
            self.move("waiting", number, "leased", reason="lease ended", **new)
            return Task(work, key, tries + 1, receipt)

    def held(self, store, receipt):
        found = store.execute("SELECT id, tries FROM leased WHERE receipt = ?", (receipt,))
        row = found.fetchone()
        if row is None:
            raise LostError
        return row

    def extend(self, receipt):
        with self.change() as store:
            number, _ = self.held(store, receipt)
            store.execute("UPDATE leased SET until = ? WHERE id = ?", (self.clock() + 30, number))

    def done(self, receipt):
        with self.change() as store:
            number, _ = self.held(store, receipt)
            store.execute("DELETE FROM leased WHERE id = ?", (number,))

    def fail(self, receipt, reason):
        with self.change() as store:
            number, tries = self.held(store, receipt)
            until = self.clock() + 10 * 2 ** (tries - 1)
            to = "dead" if tries >= 5 else "waiting"
            self.move("leased", number, to, until=until, reason=reason)

    def dead(self):
        with self.change() as store:
            rows = store.execute("SELECT work, key, reason FROM dead ORDER BY id").fetchall()
        return [DeadTask(*row) for row in rows]

    def revive(self, key):
        with self.change() as store:
            for (number,) in store.execute("SELECT id FROM dead WHERE key = ?", (key,)).fetchall():
                self.move("dead", number, "waiting", tries=0, until=0)
