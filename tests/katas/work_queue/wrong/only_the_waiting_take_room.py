"""Room is counted in tasks that wait: what is in work takes none.

Stopped by: a full queue refuses new tasks and keeps the old ones
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """When its worker dies it waits again, and there are too many."""

    def _sql(self, statement, **values):
        statement = statement.replace(
            "(SELECT count(*) FROM tasks WHERE done IS NULL AND (tries < 5 OR until > :now))",
            "(SELECT count(*) FROM tasks WHERE done IS NULL AND tries < 5 AND until <= :now)",
        )
        return super()._sql(statement, **values)
