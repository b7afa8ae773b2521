"""A task that waits after a failure does not hold up its group.

Stopped by: tasks of one group are done in order
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """The print is ready, and nobody has paid."""

    def _sql(self, statement, **values):
        statement = statement.replace(
            "AND id < mine.id", "AND id < mine.id AND receipt IS NOT NULL"
        )
        return super()._sql(statement, **values)
