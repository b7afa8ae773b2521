"""Never trims.

Stopped by: memory holds the newest and the tables the rest
"""

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Memory grows with the past."""

    def _push(self, reader: str, tweet: int, author: str) -> None:
        if self.store.timelines.count(reader):
            self.store.timelines.put(reader, tweet, author)
