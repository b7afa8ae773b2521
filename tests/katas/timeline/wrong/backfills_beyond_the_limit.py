"""Puts older tweets in, and trims nothing.

Stopped by: following somebody brings their older tweets
"""

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """A bound that one path forgets."""

    def _backfill(self, reader: str, author: str) -> None:
        if self.store.timelines.count(reader):
            for tweet, _ in self.store.tweets.rows(author, self.keep):
                self.store.timelines.put(reader, tweet, author)
