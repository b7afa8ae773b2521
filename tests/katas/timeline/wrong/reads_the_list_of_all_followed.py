"""Filters by the list of all whom the reader follows, read anew at each look.

Stopped by: the work is done when somebody writes
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """One query, and as many rows as authors."""

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        self.store.followed.rows(reader)
        return super().home(reader, cursor)
