"""A revived task comes before all others, since it has waited long enough.

Stopped by: a dead task can be revived
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """The task that has failed five times is first in line."""

    def revive(self, key):
        super().revive(key)
        self._sql("UPDATE tasks SET rank = 0 WHERE key = :key AND tries = 0", key=key)
