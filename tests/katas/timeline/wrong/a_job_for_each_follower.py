"""Puts a job for each follower into the queue, while the author waits.

Stopped by: nobody waits for the fan out
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """The queue is fanned out to."""

    def post(self, author: str, text: str) -> Any:
        tweet = self.store.write(author, text)
        self._push(author, tweet.id, author)
        if not self._is_star(author):
            for name, _ in self.store.followers.rows(author):
                self.queue(("one", author, tweet.id, name))
        return tweet

    def work(self, job: Any) -> None:
        what, author, tweet, name = job
        if what == "one":
            self._push(name, tweet, author)
        else:
            super().work(job)
