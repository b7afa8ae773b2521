"""The dead lie in a table of their own: a row is deleted here, then inserted there.

Stopped by: a dead task can be revived
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """What is between the two is nowhere."""

    def __init__(self, connect, *args, **kwargs):
        super().__init__(connect, *args, **kwargs)
        connect().execute("CREATE TABLE IF NOT EXISTS dead AS SELECT * FROM tasks WHERE 0")

    def _bury(self):
        rows, _ = self._sql(
            "SELECT id FROM tasks WHERE done IS NULL AND tries >= 5 AND until <= :now"
        )
        for (number,) in rows:
            self._move("tasks", "dead", f"id = {number} AND tries >= 5 AND until <= :now")

    def dead(self):
        self._bury()
        rows, _ = self._sql("SELECT work, key, reason FROM dead ORDER BY id")
        return [DeadTask(*row) for row in rows]

    def revive(self, key):
        self._bury()
        if self._move("dead", "tasks", "key = :key", key=key):
            self._sql("UPDATE tasks SET tries = 0, receipt = NULL WHERE key = :key", key=key)

    def _move(self, source, to, which, **values):
        rows, _ = self._sql(f"DELETE FROM {source} WHERE {which} RETURNING *", **values)
        for row in rows:
            self.connect().execute(f"INSERT INTO {to} VALUES ({', '.join('?' * len(row))})", row)
        return rows
