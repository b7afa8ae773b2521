"""There is room for everything.

Stopped by: a full queue refuses new tasks and keeps the old ones
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """Until the disk is full."""

    def _sql(self, statement, **values):
        statement = statement.replace("< :room", "< 1000000 * :room")
        return super()._sql(statement, **values)
