"""A try counts when the worker says that it has failed.

Stopped by: a task that always fails is put aside
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """The dead say nothing."""

    def take(self):
        task = super().take()
        if task is not None:
            self._sql("UPDATE tasks SET tries = tries - 1 WHERE key = :key", key=task.key)
        return task

    def fail(self, receipt, reason):
        self._sql("UPDATE tasks SET tries = tries + 1 WHERE receipt = :receipt", receipt=receipt)
        super().fail(receipt, reason)
