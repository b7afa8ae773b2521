"""Takes out an author's rows when somebody unfollows, and a timeline with room for one with all.

Stopped by: a timeline that got shorter hides nothing
"""

from collections.abc import Iterator

from solutions.timeline.timeline import Entry
from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """The rows that were taken out had pushed older ones out before."""

    def unfollow(self, reader: str, author: str) -> None:
        super().unfollow(reader, author)
        rows = self.store.timelines.rows(reader)
        self.store.timelines.remove(reader, *(key for key, name in rows if name == author))

    def follow(self, reader: str, author: str) -> None:
        super().follow(reader, author)
        self.store.timelines.trim(reader, 0)  # it is made anew at the next look

    def _prepared(self, reader: str, below: int | None) -> Iterator[Entry]:
        while rows := self.store.timelines.rows(reader, self.page, below):
            yield from rows
            below = rows[-1][0]
        if self.store.timelines.count(reader) >= self.keep:
            yield from self._truth(reader, below)
