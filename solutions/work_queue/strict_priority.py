"""Urgent tasks always go first, and the others go when there is no urgent one.

It is right where urgent work is rare, or where the rest may wait for ever.

Meets:
the first to come is the first to be served
a worker that dies leaves its task behind
two workers never hold one task at once
a late done cannot finish a task that another worker now holds
a living worker keeps its task
a task put twice is one task
every delivery of a task shows the same key
a task that always fails is put aside
a dead task can be revived
a failed task waits longer after each failure
a full queue refuses new tasks and keeps the old ones
a longer queue is not a slower one
tasks of one group are done in order
a busy group holds up no other
a power cut at any moment loses nothing that was promised
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """A head start of thirty years."""

    def put(
        self, work: str, key: str | None = None, group: str | None = None, *, urgent: bool = False
    ) -> str:
        """Keep a task; an urgent one goes before all that are not."""
        key = super().put(work, key, group)
        if urgent:
            self._sql(
                "UPDATE tasks SET rank = rank - 1e9 WHERE key = :key AND rank > :now - 5e8", key=key
            )
        return key
