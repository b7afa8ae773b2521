"""The table has no index but that of its keys.

Stopped by: a longer queue is not a slower one
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """Each take reads it from the first row to the last, and sorts."""

    def __init__(self, connect, *args, **kwargs):
        super().__init__(connect, *args, **kwargs)
        for index in ("line", "teams"):
            connect().execute(f"DROP INDEX IF EXISTS {index}")
