"""Notes that a job was begun, so that it is not done twice: stopped, it is not done at all.

Stopped by: an interrupted fan out is finished
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """At most once."""

    def work(self, job: Any) -> None:
        if self.store.notes.get("begun", str(job)):
            return
        self.store.notes.put("begun", str(job))
        super().work(job)
