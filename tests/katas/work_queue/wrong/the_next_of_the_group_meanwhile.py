"""While a group's first task is in work, its next one is given out.

Stopped by: tasks of one group are done in order
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """Whichever is ready first is done first."""

    def _sql(self, statement, **values):
        statement = statement.replace("AND id < mine.id", "AND id < mine.id AND 0")
        return super()._sql(statement, **values)
