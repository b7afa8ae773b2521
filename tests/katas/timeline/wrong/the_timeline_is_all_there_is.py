"""Below what is kept there is nothing.

Stopped by: memory holds the newest and the tables the rest
"""

from collections.abc import Iterator

from solutions.timeline.timeline import Entry
from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """A cache taken for the truth."""

    def _prepared(self, reader: str, below: int | None) -> Iterator[Entry]:
        while rows := self.store.timelines.rows(reader, self.page, below):
            yield from rows
            below = rows[-1][0]
