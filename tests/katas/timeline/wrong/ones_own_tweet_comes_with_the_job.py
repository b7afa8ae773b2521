"""The author's own timeline gets the tweet from the worker, too.

Stopped by: nobody waits for the fan out
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """No read-your-writes."""

    def post(self, author: str, text: str) -> Any:
        tweet = self.store.write(author, text)
        if self._is_star(author):
            self._push(author, tweet.id, author)
        else:
            self.queue(("push", author, tweet.id, None))
        return tweet

    def work(self, job: Any) -> None:
        what, author, tweet, below = job
        if what == "push" and below is None:
            self._push(author, tweet, author)
        super().work(job)
