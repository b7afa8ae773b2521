"""Takes five entries, and leaves out those that are gone.

Stopped by: a deleted tweet is shown nowhere
"""

from itertools import islice
from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Filters after the limit."""

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        if cursor is None and not self.store.timelines.count(reader):
            self._make(reader)
        entries = list(islice(self._prepared(reader, cursor), self.page))
        shown = [found for entry in entries if (found := self._look_up(reader, *entry))]
        return shown, entries[-1][0] if entries else None
