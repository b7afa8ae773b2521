"""A revived task has one try.

Stopped by: a dead task can be revived
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """It is dead again at the first failure."""

    def _sql(self, statement, **values):
        statement = statement.replace("SET tries = 0", "SET tries = 4")
        return super()._sql(statement, **values)
