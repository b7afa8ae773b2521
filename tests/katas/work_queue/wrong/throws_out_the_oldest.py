"""A full queue lets go of its oldest task.

Stopped by: a full queue refuses new tasks and keeps the old ones
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """Somebody was told that it is kept."""

    def put(self, work, key=None, group=None, *, urgent=False):
        try:
            return super().put(work, key, group, urgent=urgent)
        except FullError:
            first = "SELECT min(id) FROM tasks WHERE done IS NULL"
            self._sql(f"UPDATE tasks SET done = 0 WHERE id = ({first})")
            return super().put(work, key, group, urgent=urgent)
