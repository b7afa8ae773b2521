"""What many applications begin with: a column that says waiting, taken or done, and a time-out.

Workers name the task by its key when it is done or has failed. Tries are not limited, there are no
pauses, and a maker who puts again gets a second task.

Meets:
the first to come is the first to be served
a worker that dies leaves its task behind
two workers never hold one task at once
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """A row a task; whoever names it may change it."""

    def put(
        self, work: str, key: str | None = None, group: str | None = None, *, urgent: bool = False
    ) -> str:
        """Keep a task under a key of the queue's own; the rest is not looked at."""
        own = super().put(work)
        return own if key is None else key

    def take(self) -> Task | None:
        """Give out the next task, however often that was done before."""
        self._sql("UPDATE tasks SET tries = 0 WHERE tries > 3")
        task = super().take()
        return task and Task(task.work, task.key, task.tries, receipt=task.key)

    def extend(self, receipt: str) -> None:
        """Do nothing: the time-out is meant to be long enough."""

    def done(self, receipt: str) -> None:
        """Set the status to done, whoever says so."""
        self._sql("UPDATE tasks SET done = :now WHERE key = :key", key=receipt)

    def fail(self, receipt: str, reason: str) -> None:
        """Set the status to waiting."""
        self._sql("UPDATE tasks SET until = :now WHERE key = :key", key=receipt)
