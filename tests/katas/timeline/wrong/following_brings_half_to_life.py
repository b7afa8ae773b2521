"""Following puts an author's tweets into a timeline that is lost.

Stopped by: half a timeline is never taken for a whole one
"""

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """The rest is missing, and nobody knows."""

    def _backfill(self, reader: str, author: str) -> None:
        for tweet, _ in self.store.tweets.rows(author, self.keep):
            self.store.timelines.put(reader, tweet, author)
        self.store.timelines.trim(reader, self.keep)
