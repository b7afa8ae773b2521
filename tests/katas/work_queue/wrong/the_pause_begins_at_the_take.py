"""Counts the pause from when the task was taken, and not from when its try failed.

Stopped by: a failed task waits longer after each failure
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """A try that took longer than the pause has none."""

    def _sql(self, statement, **values):
        statement = statement.replace("until = :now + iif(", "until = until - 30 + iif(")
        return super()._sql(statement, **values)
