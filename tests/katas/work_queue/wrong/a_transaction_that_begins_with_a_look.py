"""`take` looks, then writes, after a plain BEGIN.

Stopped by: two workers never hold one task at once
"""

from uuid import uuid4

from solutions.work_queue.work_queue import _NEXT, DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["_NEXT", "DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """Such a transaction has the store's pen only from its first write on."""

    def take(self):
        self.connect().execute("BEGIN")
        try:
            return self._look_and_take()
        finally:
            self.connect().execute("COMMIT")

    def _look_and_take(self):
        rows, _ = self._sql(_NEXT)
        if not rows:
            return None
        self._sql(
            "UPDATE tasks SET tries = tries + 1, until = :now + 30, receipt = :receipt,"
            " reason = 'lease ended' WHERE id = :id",
            id=rows[0][0],
            receipt=uuid4().hex,
        )
        rows, _ = self._sql(
            "SELECT work, key, tries, receipt FROM tasks WHERE id = :id", id=rows[0][0]
        )
        return Task(*rows[0])
