"""Puts the newest five of the followed author in: older ones are missed.

Stopped by: following somebody brings their older tweets
"""

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """A gap below the fifth."""

    def _backfill(self, reader: str, author: str) -> None:
        if self.store.timelines.count(reader):
            for tweet, _ in self.store.tweets.rows(author, self.page):
                self.store.timelines.put(reader, tweet, author)
            self.store.timelines.trim(reader, self.keep)
