"""A transaction is left open from one act to the next, and ended by every tenth take.

Stopped by: the first to come is the first to be served
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """A batch is faster, until it is lost."""

    taken = 0

    def take(self):
        connection = self.connect()
        if not connection.in_transaction:
            connection.execute("BEGIN")
        self.taken += 1
        task = super().take()
        if self.taken % 10 == 0:
            connection.execute("COMMIT")
        return task
