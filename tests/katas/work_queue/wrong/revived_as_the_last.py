"""A revived task is put at the end.

Stopped by: a dead task can be revived
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """It waited for days, and waits on."""

    def _sql(self, statement, **values):
        statement = statement.replace("SET tries = 0", "SET rank = :now, tries = 0")
        return super()._sql(statement, **values)
