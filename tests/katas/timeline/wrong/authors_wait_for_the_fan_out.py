"""Writes into all timelines before the author has an answer.

Stopped by: nobody waits for the fan out
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Fan-out in the request."""

    def post(self, author: str, text: str) -> Any:
        tweet = self.store.write(author, text)
        self._push(author, tweet.id, author)
        if not self._is_star(author):
            for name, _ in self.store.followers.rows(author):
                self._push(name, tweet.id, author)
        return tweet
