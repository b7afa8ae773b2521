"""Does not ask whether a star is followed: rows from before they were one remain.

Stopped by: becoming a star loses and doubles nothing
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Two ways, and one filter."""

    def _look_up(self, reader: str, tweet: int, author: str) -> Any:
        if self._is_star(author):
            return self.store.tweets.get(author, tweet)
        return super()._look_up(reader, tweet, author)
