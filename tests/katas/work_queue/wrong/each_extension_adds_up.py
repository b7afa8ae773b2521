"""`extend` adds 30 seconds to the end of the lease.

Stopped by: a living worker keeps its task
"""

from solutions.work_queue.work_queue import DeadTask, FullError, LostError, Task
from solutions.work_queue.work_queue import WorkQueue as Reference

__all__ = ["DeadTask", "FullError", "LostError", "Task", "WorkQueue"]


class WorkQueue(Reference):
    """Who is heard of often is missed late."""

    def extend(self, receipt):
        self._change(receipt, "until = until + 30")
