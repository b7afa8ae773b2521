"""A task dies when the next worker asks for work.

Stopped by: a task that always fails is put aside
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """A column says who is dead, and `take` fills it in."""

    def __init__(self, connect, *args, **kwargs):
        super().__init__(connect, *args, **kwargs)
        connect().execute("CREATE TABLE IF NOT EXISTS dead (key TEXT)")

    def take(self):
        self._sql(
            "INSERT INTO dead SELECT key FROM tasks"
            " WHERE done IS NULL AND tries >= 5 AND until <= :now"
        )
        return super().take()

    def dead(self):
        keys = {key for (key,) in self._sql("SELECT key FROM dead")[0]}
        return [task for task in super().dead() if task.key in keys]
