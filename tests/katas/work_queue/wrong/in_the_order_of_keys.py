"""Tasks are given out in the order of their keys, as a primary key of text would do it.

Stopped by: the first to come is the first to be served
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """A key of the queue's own is a random number."""

    def _sql(self, statement, **values):
        statement = statement.replace("ORDER BY rank, id", "ORDER BY key")
        return super()._sql(statement, **values)
