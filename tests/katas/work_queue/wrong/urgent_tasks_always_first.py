"""Urgent tasks always go first.

Stopped by: urgent tasks go first and the others still get their turn
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """While there is one, nobody else is served."""

    def _sql(self, statement, **values):
        statement = statement.replace(
            "SELECT :key, :work, :team, :rank",
            "SELECT :key, :work, :team, iif(:rank < :now, :rank - 1e9, :rank)",
        )
        return super()._sql(statement, **values)
