"""`take` deletes the row, which only one can do, and inserts it again as leased.

Stopped by: tasks of one group are done in order
"""

from uuid import uuid4

from solutions.work_queue.work_queue import _NEXT, DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["_NEXT", "DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """Between the two its group looks free, and a crash loses it."""

    def take(self):
        rows, _ = self._sql(f"DELETE FROM tasks WHERE id = ({_NEXT}) RETURNING *")
        for number, key, work, team, rank, tries, *_ in rows:
            receipt = uuid4().hex
            self._sql(
                "INSERT INTO tasks VALUES (:id, :key, :work, :team, :rank, :tries, :now + 30,"
                " :receipt, 'lease ended', NULL)",
                id=number,
                key=key,
                work=work,
                team=team,
                rank=rank,
                tries=tries + 1,
                receipt=receipt,
            )
            return Task(work, key, tries + 1, receipt)
        return None
