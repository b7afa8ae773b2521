"""A key that is known makes `put` fail.

Stopped by: a task put twice is one task
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """The maker only wanted to know whether the order had arrived."""

    def _sql(self, statement, **values):
        statement = statement.replace("ON CONFLICT DO NOTHING", "")
        return super()._sql(statement, **values)
