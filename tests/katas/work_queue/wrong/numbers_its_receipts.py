"""Receipts are numbers that each process counts for itself.

Stopped by: a late done cannot finish a task that another worker now holds
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """Two processes have a receipt number 1."""

    count = 0

    def _sql(self, statement, **values):
        if "RETURNING work" in statement:
            self.count += 1
            values["receipt"] = str(self.count)
        return super()._sql(statement, **values)
