"""The task that was put last is next: fair to nobody, and in overload kinder to most.

When there is more work than can be done, first come, first served makes everybody wait longer than
anybody wants to. Newest first serves some in time, and gives up the others.

Meets:
a late done cannot finish a task that another worker now holds
a living worker keeps its task
a task put twice is one task
a failed task waits longer after each failure
a power cut at any moment loses nothing that was promised
"""

from typing import Any

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """The reference, with its line turned round."""

    def _sql(self, statement: str, **values: object) -> tuple[list[tuple[Any, ...]], int]:
        """Run a statement, with the newest first."""
        newest = statement.replace("ORDER BY rank, id", "ORDER BY rank DESC, id DESC")
        return super()._sql(newest, **values)
