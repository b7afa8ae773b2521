"""Tries are counted, and nothing follows from it.

Stopped by: a task that always fails is put aside
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """Until somebody looks."""

    def _sql(self, statement, **values):
        statement = statement.replace("tries < 5", "tries < 5000")
        statement = statement.replace("tries >= 5", "tries >= 5000")
        return super()._sql(statement, **values)
