"""Writes down who is dead when somebody asks for the dead, and revives only these.

Stopped by: a dead task can be revived
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """A task can be dead before anybody has looked."""

    def __init__(self, connect, *args, **kwargs):
        super().__init__(connect, *args, **kwargs)
        connect().execute("CREATE TABLE IF NOT EXISTS dead (key TEXT)")

    def dead(self):
        found = super().dead()
        for task in found:
            self._sql("INSERT INTO dead VALUES (:key)", key=task.key)
        return found

    def fail(self, receipt, reason):
        super().fail(receipt, reason)
        self.dead()

    def revive(self, key):
        if self._sql("SELECT 1 FROM dead WHERE key = :key", key=key)[0]:
            super().revive(key)
