"""A task that has failed waits for ten seconds each time.

Stopped by: a failed task waits longer after each failure
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """Five tries are over within a minute."""

    def _sql(self, statement, **values):
        statement = statement.replace("10 * (1 << (tries - 1))", "10")
        return super()._sql(statement, **values)
