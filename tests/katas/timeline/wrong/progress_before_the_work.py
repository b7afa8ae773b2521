"""Notes how far it is before it is there.

Stopped by: an interrupted fan out is finished
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """A checkpoint ahead of the work."""

    def work(self, job: Any) -> None:
        what, author, tweet, below = job
        if what != "push":
            super().work(job)
            return
        below = self.store.notes.get("at", tweet) or below
        rows = self.store.followers.rows(author, self.batch, below)
        if rows:
            self.store.notes.put("at", tweet, rows[-1][0])
        for name, _ in rows:
            self._push(name, tweet, author)
        if len(rows) == self.batch:
            self.queue((what, author, tweet, rows[-1][0]))
