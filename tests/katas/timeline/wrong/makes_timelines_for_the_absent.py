"""A push makes the timeline of who is away.

Stopped by: a lost timeline is rebuilt
"""

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Memory for those who do not look."""

    def _push(self, reader: str, tweet: int, author: str) -> None:
        if not self.store.timelines.count(reader):
            self._make(reader)
        super()._push(reader, tweet, author)
