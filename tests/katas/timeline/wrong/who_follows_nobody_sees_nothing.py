"""Shows an empty page to a reader who follows nobody, own tweets or not.

Stopped by: nobody waits for the fan out
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """A short cut past one's own tweets."""

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        if not self.store.followed.rows(reader, 1):
            return [], None
        return super().home(reader, cursor)
