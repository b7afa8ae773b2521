"""Makes a page of five, then leaves out who is not followed.

Stopped by: an unfollowed author is gone at once
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """A short page after a filter."""

    def _look_up(self, reader: str, tweet: int, author: str) -> Any:
        return self.store.tweets.get(author, tweet)

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        page, cursor = super().home(reader, cursor)
        shown = [
            tweet
            for tweet in page
            if tweet.author == reader or self.store.followed.get(reader, tweet.author)
        ]
        return shown, cursor
