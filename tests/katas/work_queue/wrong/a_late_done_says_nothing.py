"""A late `done` changes nothing, and nobody hears of it.

Stopped by: a late done cannot finish a task that another worker now holds
"""

from contextlib import suppress

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """The worker goes on as if its work had counted."""

    def done(self, receipt):
        with suppress(LostError):
            super().done(receipt)
