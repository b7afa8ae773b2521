"""A task without a key gets its work as a key.

Stopped by: a task put twice is one task
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """Two people who want the same thing get it once."""

    def put(self, work, key=None, group=None, *, urgent=False):
        return super().put(work, key or work, group, urgent=urgent)
