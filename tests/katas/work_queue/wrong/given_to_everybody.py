"""A task stays until it is done, and nothing says that it is in work.

Stopped by: two workers never hold one task at once
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """As if each worker were the only one."""

    def _sql(self, statement, **values):
        statement = statement.replace("until = :now + 30, receipt", "until = :now, receipt")
        return super()._sql(statement, **values)
