"""Nobody waits for a timeline that is made: the tables serve a first look, and a job makes it."""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """The worker fills memory, and leads a batch by names."""

    def _make(self, reader: str) -> None:
        self.queue(("make", reader, None, None))

    def work(self, job: Any) -> None:
        what, reader, *_ = job
        if what != "make":
            super().work(job)
        elif not self.store.timelines.count(reader):
            super()._make(reader)
