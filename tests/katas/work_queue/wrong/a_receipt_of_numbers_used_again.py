"""A receipt is the row's number and the try; rows go when they are done, and numbers come again.

Stopped by: a late done cannot finish a task that another worker now holds
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """SQLite gives the highest number anew when its row has gone."""

    def take(self):
        task = super().take()
        if task is None:
            return None
        rows, _ = self._sql("SELECT id FROM tasks WHERE receipt = :receipt", receipt=task.receipt)
        receipt = f"{rows[0][0]}:{task.tries}"
        self._sql("UPDATE tasks SET receipt = :new WHERE id = :id", new=receipt, id=rows[0][0])
        return Task(task.work, task.key, task.tries, receipt)

    def done(self, receipt):
        super().done(receipt)
        self._sql("DELETE FROM tasks WHERE done IS NOT NULL")
