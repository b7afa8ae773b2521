"""Reads all rows of a timeline, and shows five.

Stopped by: a page costs what it shows
"""

from collections.abc import Iterator

from solutions.timeline.timeline import Entry
from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """No limit in the query."""

    def _prepared(self, reader: str, below: int | None) -> Iterator[Entry]:
        rows = self.store.timelines.rows(reader, None, below)
        yield from rows
        yield from self._truth(reader, rows[-1][0] if rows else below)
