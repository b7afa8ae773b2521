"""A new follower pulls only if the star has many followers today.

Stopped by: becoming a star loses and doubles nothing
"""

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """One half of a decision is remembered, the other is not."""

    def follow(self, reader: str, author: str) -> None:
        self.store.followed.put(reader, author)
        self.store.followers.put(author, reader)
        if self.store.followers.count(author) > self.star:
            if self._is_star(author):
                self._pull(reader, author)
            else:
                self.store.notes.put("stars", author)
                self.queue(("pull", author, None, None))
        self._backfill(reader, author)
