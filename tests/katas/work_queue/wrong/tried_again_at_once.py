"""A task that has failed may be taken at once.

Stopped by: a failed task waits longer after each failure
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """Five tries are over before the server is up."""

    def _sql(self, statement, **values):
        statement = statement.replace("iif(tries < 5, 10 * (1 << (tries - 1)), 0)", "0")
        return super()._sql(statement, **values)
