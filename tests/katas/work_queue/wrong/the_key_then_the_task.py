"""Keys are in a table of their own: the key is written first, then the task.

Stopped by: a power cut at any moment loses nothing that was promised
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """After a crash between the two the retry is taken for a second order."""

    def __init__(self, connect, *args, **kwargs):
        super().__init__(connect, *args, **kwargs)
        connect().execute("CREATE TABLE IF NOT EXISTS keys (key TEXT PRIMARY KEY)")

    def put(self, work, key=None, group=None, *, urgent=False):
        _, is_new = self._sql("INSERT OR IGNORE INTO keys VALUES (:key)", key=key)
        if key is not None and not is_new:
            return key
        try:
            return super().put(work, key, group, urgent=urgent)
        except FullError:
            self._sql("DELETE FROM keys WHERE key = :key", key=key)
            raise
