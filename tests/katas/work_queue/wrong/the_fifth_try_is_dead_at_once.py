"""A task is dead as soon as it is given out for the fifth time.

Stopped by: a task that always fails is put aside
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """The fifth try may be the good one."""

    def _sql(self, statement, **values):
        statement = statement.replace("tries >= 5 AND until <= :now", "tries >= 5")
        statement = statement.replace("(tries < 5 OR until > :now)", "(tries < 5)")
        return super()._sql(statement, **values)
