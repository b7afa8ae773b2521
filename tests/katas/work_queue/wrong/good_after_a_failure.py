"""A receipt stays good after `fail`, until the task is given out again.

Stopped by: a failed task waits longer after each failure
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """Who has given up can still be done."""

    def _sql(self, statement, **values):
        statement = statement.replace(
            "SET receipt = NULL, reason = :reason", "SET reason = :reason"
        )
        return super()._sql(statement, **values)
