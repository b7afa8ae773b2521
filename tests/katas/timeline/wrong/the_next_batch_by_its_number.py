"""Lets the next job go on at a number of followers; when some leave, others are left out.

Stopped by: an interrupted fan out is finished
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference

__all__ = ["Timelines"]


class Timelines(Reference):
    """The eleventh is another one when the third has left."""

    def work(self, job: Any) -> None:
        what, author, tweet, done = job
        begin = done or 0
        rows = self.store.followers.rows(author, begin + self.batch)[begin:]
        for reader, _ in rows:
            if what == "push":
                self._push(reader, tweet, author)
            else:
                self._pull(reader, author)
        if len(rows) == self.batch:
            self.queue((what, author, tweet, begin + self.batch))
