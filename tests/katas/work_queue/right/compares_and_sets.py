"""No transaction and no RETURNING: look, then write if the row's version is still the same.

If it is not, somebody else was there meanwhile, and one looks again.
"""

import time
from uuid import uuid4

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]

OPEN = "done IS NULL AND NOT (tries >= 5 AND until <= :now)"


class WorkQueue:
    def __init__(self, connect, room=10_000, clock=time.time):
        self.connect, self.room, self.clock = connect, room, clock
        for statement in (
            """CREATE TABLE IF NOT EXISTS tasks (id INTEGER PRIMARY KEY, key TEXT UNIQUE, work,
            team, rank, tries DEFAULT 0, until DEFAULT 0, version DEFAULT 0, reason, done)""",
            "CREATE INDEX IF NOT EXISTS a ON tasks (done, rank, id)",
            "CREATE INDEX IF NOT EXISTS b ON tasks (team, done, id)",
        ):
            connect().execute(statement)

    def sql(self, statement, **values):
        return self.connect().execute(statement, {"now": self.clock(), **values})

    def put(self, work, key=None, group=None, *, urgent=False):
        key = key or str(uuid4())
        done = self.sql(
            f"""INSERT INTO tasks (key, work, team, rank) SELECT :key, :work, :team, :rank
            WHERE (SELECT count(*) FROM tasks WHERE {OPEN}) < :room
            AND NOT EXISTS (SELECT 1 FROM tasks WHERE key = :key)""",
            key=key,
            work=work,
            team=group,
            room=self.room,
            rank=self.clock() - 60 * urgent,
        )
        known = self.sql("SELECT 1 FROM tasks WHERE key = :key", key=key)
        if not done.rowcount and not known.fetchone():
            raise FullError
        return key

    def take(self):
        while True:
            row = self.sql(
                f"""SELECT id, key, work, tries, version FROM tasks AS mine
                WHERE done IS NULL AND tries < 5 AND until <= :now AND (team IS NULL OR NOT EXISTS (
                    SELECT 1 FROM tasks WHERE team = mine.team AND id < mine.id AND {OPEN}))
                ORDER BY rank, id LIMIT 1"""
            ).fetchone()
            if row is None:
                return None
            number, key, work, tries, version = row
            done = self.sql(
                """UPDATE tasks SET tries = tries + 1, until = :now + 30, version = version + 1,
                reason = 'lease ended' WHERE id = :id AND version = :version""",
                id=number,
                version=version,
            )
            if done.rowcount:
                return Task(work, key, tries + 1, f"{number}-{version + 1}")

    def change(self, receipt, change, **values):
        number, version = map(int, receipt.split("-"))
        done = self.sql(
            f"UPDATE tasks SET {change} WHERE id = :id AND version = :version AND done IS NULL",
            **{"id": number, "version": version, **values},
        )
        if not done.rowcount:
            raise LostError

    def extend(self, receipt):
        self.change(receipt, "until = :now + 30")

    def done(self, receipt):
        self.change(receipt, "done = :now")

    def fail(self, receipt, reason):
        pause = "CASE tries WHEN 1 THEN 10 WHEN 2 THEN 20 WHEN 3 THEN 40 WHEN 4 THEN 80 ELSE 0 END"
        change = f"version = version + 1, until = :now + {pause}, reason = :reason"
        self.change(receipt, change, reason=reason)

    def dead(self):
        rows = self.sql(
            "SELECT work, key, reason FROM tasks"
            " WHERE done IS NULL AND tries >= 5 AND until <= :now ORDER BY id"
        )
        return [DeadTask(*row) for row in rows.fetchall()]

    def revive(self, key):
        self.sql(
            "UPDATE tasks SET tries = 0, version = version + 1"
            " WHERE key = :key AND done IS NULL AND tries >= 5 AND until <= :now",
            key=key,
        )
