"""While a task of a group is here, no task of a later group is given out.

Stopped by: a busy group holds up no other
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """The rush of one is the wait of all."""

    def _sql(self, statement, **values):
        statement = statement.replace(
            "team = mine.team", "team IS NOT NULL AND mine.team IS NOT NULL"
        )
        return super()._sql(statement, **values)
