"""Remembers for each reader where they are: a second screen of theirs moves the first.

Stopped by: the next page begins where this one ended
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """State of a screen, kept for a person."""

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        if cursor is not None:
            cursor = self.store.notes.get("cursor", reader)
        page, cursor = super().home(reader, cursor)
        self.store.notes.put("cursor", reader, cursor)
        return page, cursor
