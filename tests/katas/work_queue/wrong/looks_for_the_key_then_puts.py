"""`put` looks whether the key is known, and then puts.

Stopped by: a task put twice is one task
"""

from solutions.work_queue.work_queue import SCHEMA, DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["SCHEMA", "DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """The keys are not unique by themselves."""

    def __init__(self, connect, *args, **kwargs):
        connect().execute(SCHEMA.replace("key TEXT UNIQUE", "key TEXT"))
        super().__init__(connect, *args, **kwargs)

    def put(self, work, key=None, group=None, *, urgent=False):
        if key is not None and self._sql("SELECT 1 FROM tasks WHERE key = :key", key=key)[0]:
            return key
        return super().put(work, key, group, urgent=urgent)
