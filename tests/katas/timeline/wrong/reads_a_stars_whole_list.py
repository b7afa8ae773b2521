"""Reads all that a star ever wrote, and takes what is on the page.

Stopped by: a star does not cost a row for each follower
"""

from collections.abc import Iterator

from solutions.timeline.timeline import Entry
from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """A pull without a limit."""

    def _written(self, author: str, below: int | None) -> Iterator[Entry]:
        for tweet, _ in self.store.tweets.rows(author, None, below):
            yield tweet, author
