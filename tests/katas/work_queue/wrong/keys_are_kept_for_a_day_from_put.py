"""Keys of done tasks are forgotten 24 hours after they were put.

Stopped by: a task put twice is one task
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """A task that waited for a day is forgotten as soon as it is done."""

    def put(self, work, key=None, group=None, *, urgent=False):
        self._sql("DELETE FROM tasks WHERE done IS NOT NULL AND rank < :now - 86400")
        return super().put(work, key, group, urgent=urgent)
