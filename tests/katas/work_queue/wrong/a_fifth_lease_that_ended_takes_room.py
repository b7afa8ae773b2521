"""Counts a task as not dead if nobody has said that its fifth try failed.

Stopped by: a full queue refuses new tasks and keeps the old ones
"""

from solutions.work_queue.work_queue import _OPEN, DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """Room is lost with each worker that a task kills."""

    def _sql(self, statement, **values):
        counted = "done IS NULL AND (tries < 5 OR reason = 'lease ended')"
        statement = statement.replace(f"{_OPEN}) < :room", f"{counted}) < :room")
        return super()._sql(statement, **values)
