"""A lease is a day long, so that no worker is disturbed.

Stopped by: a worker that dies leaves its task behind
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """So is the wait for the work of a dead one."""

    def _sql(self, statement, **values):
        statement = statement.replace("until = :now + 30, receipt", "until = :now + 86400, receipt")
        return super()._sql(statement, **values)
