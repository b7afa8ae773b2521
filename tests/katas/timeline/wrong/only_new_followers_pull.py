"""Those who followed before the author became a star are not told.

Stopped by: becoming a star loses and doubles nothing
"""

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """A migration that was forgotten."""

    def follow(self, reader: str, author: str) -> None:
        self.store.followed.put(reader, author)
        self.store.followers.put(author, reader)
        if self.store.followers.count(author) > self.star:
            self.store.notes.put("stars", author)
            self._pull(reader, author)
        self._backfill(reader, author)
