"""Puts what was fetched from the tables into memory as well.

Stopped by: memory holds the newest and the tables the rest
"""

from collections.abc import Iterator

from solutions.timeline.timeline import Entry
from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Read-through without a bound."""

    def _prepared(self, reader: str, below: int | None) -> Iterator[Entry]:
        for tweet, author in super()._prepared(reader, below):
            if below is not None:
                self.store.timelines.put(reader, tweet, author)
            yield tweet, author
