"""`extend` does nothing: no task should take longer than 30 seconds.

Stopped by: a living worker keeps its task
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """A film takes a hundred."""

    def extend(self, receipt):
        pass
