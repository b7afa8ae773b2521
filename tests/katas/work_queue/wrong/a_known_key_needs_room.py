"""A full queue refuses every `put`, before it looks at the key.

Stopped by: a full queue refuses new tasks and keeps the old ones
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """Ann's order is here, and she is told that it is not."""

    def put(self, work, key=None, group=None, *, urgent=False):
        rows, _ = self._sql(
            "SELECT count(*) FROM tasks WHERE done IS NULL AND (tries < 5 OR until > :now)"
        )
        if rows[0][0] >= self.room:
            raise FullError
        return super().put(work, key, group, urgent=urgent)
