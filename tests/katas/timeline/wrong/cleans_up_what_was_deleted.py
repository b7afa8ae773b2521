"""Removes entries of deleted tweets whenever it meets one.

Stopped by: a timeline that got shorter hides nothing
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Cleaning that moves the end of what is known."""

    def unfollow(self, reader: str, author: str) -> None:
        super().unfollow(reader, author)
        rows = self.store.timelines.rows(reader)
        self.store.timelines.remove(reader, *(tweet for tweet, whose in rows if whose == author))

    def _look_up(self, reader: str, tweet: int, author: str) -> Any:
        found = super()._look_up(reader, tweet, author)
        if not found:
            self.store.timelines.remove(reader, tweet)
        return found
