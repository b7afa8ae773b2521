"""A lease ends 30 seconds after the task was put.

Stopped by: two workers never hold one task at once
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """A queue that has a backlog gives out what is in work."""

    def _sql(self, statement, **values):
        statement = statement.replace("until = :now + 30, receipt", "until = rank + 30, receipt")
        return super()._sql(statement, **values)
