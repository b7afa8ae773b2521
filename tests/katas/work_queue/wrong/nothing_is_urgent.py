"""That a task is urgent is not looked at.

Stopped by: urgent tasks go first and the others still get their turn
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """First come, first served."""

    def put(self, work, key=None, group=None, *, urgent=False):
        return super().put(work, key, group)
