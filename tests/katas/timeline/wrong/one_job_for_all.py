"""One job writes into all timelines, and begins anew whenever it is stopped.

Stopped by: an interrupted fan out is finished
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """A job longer than a worker lives."""

    def work(self, job: Any) -> None:
        batch, self.batch = self.batch, 1_000_000
        super().work(job)
        self.batch = batch
