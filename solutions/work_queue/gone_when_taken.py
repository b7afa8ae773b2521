"""A task is gone when it is taken: delivered once at most, and lost with its worker.

The shortest queue that there is, and the fastest. It fits work that is worthless when it is late,
and work that comes again by itself, like a refresh.

Meets:
the first to come is the first to be served
a longer queue is not a slower one
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """Nothing is known of a task that was taken, so there is nothing to extend or to end."""

    def put(
        self, work: str, key: str | None = None, group: str | None = None, *, urgent: bool = False
    ) -> str:
        """Keep a task; `key`, `group` and `urgent` are not looked at."""
        own = super().put(work)
        return own if key is None else key

    def take(self) -> Task | None:
        """Remove the next task, and return it."""
        task = super().take()
        if task is not None:
            self._sql("DELETE FROM tasks WHERE receipt = :receipt", receipt=task.receipt)
        return task

    def extend(self, receipt: str) -> None:
        """Do nothing."""

    def done(self, receipt: str) -> None:
        """Do nothing."""

    def fail(self, receipt: str, reason: str) -> None:
        """Do nothing: the task is lost."""
