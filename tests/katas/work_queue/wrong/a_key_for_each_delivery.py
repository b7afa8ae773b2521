"""The worker is shown the receipt as the task's key.

Stopped by: every delivery of a task shows the same key
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """The bank takes it for two orders."""

    def take(self):
        task = super().take()
        return task and Task(task.work, task.receipt, task.tries, task.receipt)
