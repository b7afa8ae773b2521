"""A group waits for its first task that is not done, also when that is dead.

Stopped by: tasks of one group are done in order
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """It may be days before Olga looks."""

    def _sql(self, statement, **values):
        statement = statement.replace(
            "AND id < mine.id AND done IS NULL AND (tries < 5 OR until > :now)",
            "AND id < mine.id AND done IS NULL",
        )
        return super()._sql(statement, **values)
