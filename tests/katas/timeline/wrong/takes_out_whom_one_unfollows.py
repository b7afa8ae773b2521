"""Unfollowing removes entries: the timeline gets shorter, and older tweets fit below its end.

Stopped by: a timeline that got shorter hides nothing
"""

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Short, and taken for not full."""

    def unfollow(self, reader: str, author: str) -> None:
        super().unfollow(reader, author)
        rows = self.store.timelines.rows(reader)
        self.store.timelines.remove(reader, *(tweet for tweet, whose in rows if whose == author))
