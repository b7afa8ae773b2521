"""A receipt is the task's key: the same each time that it is given out.

Stopped by: a late done cannot finish a task that another worker now holds
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """The one who is late shows the same paper as the one who is at work."""

    def take(self):
        task = super().take()
        return task and Task(task.work, task.key, task.tries, receipt=task.key)

    def _change(self, receipt, change, **values):
        rows, _ = self._sql("SELECT receipt FROM tasks WHERE key = :key", key=receipt)
        super()._change(rows[0][0], change, **values)
