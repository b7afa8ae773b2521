"""`revive` looks whether the task is dead, and then writes that it lives.

Stopped by: a dead task can be revived
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """Meanwhile it may live, and be in work."""

    def revive(self, key):
        if any(task.key == key for task in self.dead()):
            self._sql("UPDATE tasks SET tries = 0, until = 0 WHERE key = :key", key=key)
