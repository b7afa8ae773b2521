"""The job carries the names of those who followed when it was made, and nobody looks again.

Stopped by: a late job brings nothing back
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """A job that knows better than the tables."""

    def _look_up(self, reader: str, tweet: int, author: str) -> Any:
        return self.store.tweets.get(author, tweet)

    def unfollow(self, reader: str, author: str) -> None:
        super().unfollow(reader, author)
        self.store.timelines.trim(reader, 0)

    def follow(self, reader: str, author: str) -> None:
        super().follow(reader, author)
        names = [name for name, _ in self.store.followers.rows(author)]
        self.store.notes.put("readers", author, ",".join(names))

    def post(self, author: str, text: str) -> Any:
        tweet = self.store.write(author, text)
        self._push(author, tweet.id, author)
        if not self._is_star(author):
            names = self.store.notes.get("readers", author) or ""
            self.queue(("names", author, tweet.id, names.split(",")))
        return tweet

    def work(self, job: Any) -> None:
        what, author, tweet, names = job
        if what != "names":
            super().work(job)
            return
        for name in names[: self.batch]:
            self._push(name, tweet, author)
        if names[self.batch :]:
            self.queue((what, author, tweet, names[self.batch :]))
