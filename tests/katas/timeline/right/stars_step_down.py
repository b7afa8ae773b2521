"""A star who has lost enough followers is pushed again, after a job has filled in what was not."""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Two ways, and a migration in both directions."""

    def unfollow(self, reader: str, author: str) -> None:
        super().unfollow(reader, author)
        if self._is_star(author) and self.store.followers.count(author) <= self.star:
            self.queue(("down", author, None, None))

    def work(self, job: Any) -> None:
        what, author, *_ = job
        if what != "down":
            super().work(job)
        elif self.store.followers.count(author) <= self.star:
            readers = [name for name, _ in self.store.followers.rows(author)]
            for reader in readers:
                self._backfill(reader, author)
            self.store.notes.remove("stars", author)
            for reader in readers:
                self.store.notes.remove(f"pulled by {reader}", author)
