"""Shows a star's tweets above all others.

Stopped by: a star does not cost a row for each follower
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Two lists, one after the other."""

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        page, cursor = super().home(reader, cursor)
        stars = {name for name, _ in self.store.notes.rows(f"pulled by {reader}")}
        return sorted(page, key=lambda tweet: tweet.author not in stars), cursor
