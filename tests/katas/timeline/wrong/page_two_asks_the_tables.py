"""Prepares the first page only: all others are put together when somebody turns to them.

Stopped by: the work is done when somebody writes
"""

from itertools import islice
from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """A view of one page."""

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        if cursor is None:
            return super().home(reader, cursor)
        found = (self._look_up(reader, *entry) for entry in self._truth(reader, cursor))
        shown = list(islice((tweet for tweet in found if tweet), self.page))
        return shown, shown[-1].id if shown else None
