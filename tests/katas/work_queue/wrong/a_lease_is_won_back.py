"""`extend` finds the task by its key, and takes it back from whoever has it.

Stopped by: a living worker keeps its task
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """The receipt is the key and a random part; `extend` reads the key alone."""

    def take(self):
        task = super().take()
        if task is None:
            return None
        receipt = f"{task.receipt}/{task.key}"
        self._sql("UPDATE tasks SET receipt = :new WHERE key = :key", new=receipt, key=task.key)
        return Task(task.work, task.key, task.tries, receipt)

    def extend(self, receipt):
        self._sql(
            "UPDATE tasks SET until = :now + 30, receipt = :receipt"
            " WHERE key = :key AND done IS NULL",
            receipt=receipt,
            key=receipt.partition("/")[2],
        )
