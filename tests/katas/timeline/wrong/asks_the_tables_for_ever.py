"""Never begins a timeline: who has lost it is served by the tables for ever.

Stopped by: a lost timeline is rebuilt
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """A cache that is never filled again."""

    def _make(self, reader: str) -> None:
        return

    def follow(self, reader: str, author: str) -> None:
        if not self.store.timelines.count(reader) and not self.store.notes.get("known", reader):
            super()._make(reader)
            self.store.notes.put("known", reader)
        super().follow(reader, author)

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        if cursor is None and not self.store.notes.get("made", reader):
            super()._make(reader)
            self.store.notes.put("made", reader)
        return super().home(reader, cursor)
