"""A star is pushed like everybody else.

Stopped by: a star does not cost a row for each follower
"""

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Fan-out on write, whoever writes."""

    def _is_star(self, author: str) -> bool:
        return False

    def follow(self, reader: str, author: str) -> None:
        self.store.followed.put(reader, author)
        self.store.followers.put(author, reader)
        self._backfill(reader, author)
