"""Each try is a row (task, number) that only one can insert: it is the lease and the receipt."""

import time
from uuid import uuid4

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]

LAST = "(SELECT n FROM tries WHERE task = t.id ORDER BY n DESC LIMIT 1)"
FREE = "(NOT EXISTS (SELECT 1 FROM tries WHERE task = t.id AND until > :now))"
DEAD = f"(t.revived + 5 <= coalesce({LAST}, 0) AND {FREE})"


class WorkQueue:
    def __init__(self, connect, room=10_000, clock=time.time):
        self.connect, self.room, self.clock = connect, room, clock
        for statement in (
            """CREATE TABLE IF NOT EXISTS tasks (id INTEGER PRIMARY KEY AUTOINCREMENT, key,
            work, team, rank, revived DEFAULT 0)""",
            "CREATE TABLE IF NOT EXISTS tries (task, n, until, reason, PRIMARY KEY (task, n))",
            "CREATE TABLE IF NOT EXISTS keys (key PRIMARY KEY)",
            "CREATE INDEX IF NOT EXISTS r ON tasks (rank, id)",
            "CREATE INDEX IF NOT EXISTS g ON tasks (team, id)",
        ):
            connect().execute(statement)

    def sql(self, statement, **values):
        return self.connect().execute(statement, {"now": self.clock(), **values})

    def one(self, statement, **values):
        return self.sql(statement, **values).fetchone()

    def __enter__(self):
        self.sql("BEGIN IMMEDIATE")

    def __exit__(self, kind, *_):
        self.sql("ROLLBACK" if kind else "COMMIT")

    def put(self, work, key=None, group=None, *, urgent=False):
        key = key or str(uuid4())
        with self:
            if self.one("SELECT 1 FROM keys WHERE key = :key", key=key):
                return key
            if self.one(f"SELECT count(*) FROM tasks AS t WHERE NOT {DEAD}")[0] >= self.room:
                raise FullError
            self.sql("INSERT INTO keys VALUES (:key)", key=key)
            self.sql(
                "INSERT INTO tasks (key, work, team, rank) VALUES (:key, :work, :team, :rank)",
                key=key,
                work=work,
                team=group,
                rank=self.clock() - 60 * urgent,
            )
        return key

    def take(self):
        while True:
            row = self.one(
                f"""SELECT id, key, work, coalesce({LAST}, revived) + 1, revived FROM tasks AS t
                WHERE {FREE} AND NOT {DEAD} AND (team IS NULL OR NOT EXISTS (SELECT 1 FROM (
                    SELECT id, revived FROM tasks WHERE team = t.team AND id < t.id) AS t
                    WHERE NOT {DEAD}))
                ORDER BY rank, id LIMIT 1"""
            )
            if row is None:
                return None
            task, key, work, n, revived = row
            inserted = self.sql(
                f"""INSERT OR IGNORE INTO tries SELECT :task, :n, :now + 30, 'lease ended'
                WHERE EXISTS (SELECT 1 FROM tasks AS t WHERE id = :task AND {FREE})""",
                task=task,
                n=n,
            )
            if inserted.rowcount:
                return Task(work, key, n - revived, f"{task}/{n}")

    def mine(self, receipt):
        task, n = map(int, receipt.split("/"))
        row = self.one(
            f"""SELECT {LAST}, (SELECT reason FROM tries WHERE task = :task AND n = :n), revived
            FROM tasks AS t WHERE id = :task""",
            task=task,
            n=n,
        )
        if row is None or row[:2] != (n, "lease ended"):
            raise LostError
        return {"task": task, "n": n}, n - row[2]

    def extend(self, receipt):
        with self:
            mine, _ = self.mine(receipt)
            self.sql("UPDATE tries SET until = :now + 30 WHERE task = :task AND n = :n", **mine)

    def done(self, receipt):
        with self:
            mine, _ = self.mine(receipt)
            self.sql("DELETE FROM tasks WHERE id = :task", task=mine["task"])
            self.sql("DELETE FROM tries WHERE task = :task", task=mine["task"])

    def fail(self, receipt, reason):
        with self:
            mine, number = self.mine(receipt)
            self.sql(
                "UPDATE tries SET until = :now + :pause, reason = :why"
                " WHERE task = :task AND n = :n",
                **{"pause": 10 * 2 ** (number - 1) if number < 5 else 0, "why": reason, **mine},
            )

    def dead(self):
        rows = self.sql(
            f"""SELECT work, key, (SELECT reason FROM tries WHERE task = t.id AND n = {LAST})
            FROM tasks AS t WHERE {DEAD} ORDER BY id"""
        )
        return [DeadTask(*row) for row in rows.fetchall()]

    def revive(self, key):
        with self:
            self.sql(
                f"UPDATE tasks AS t SET revived = coalesce({LAST}, 0) WHERE key = :key AND {DEAD}",
                key=key,
            )
