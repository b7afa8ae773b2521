"""The cursor is how many tweets were shown.

Stopped by: the next page begins where this one ended
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Offset pagination."""

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        first = cursor or 0
        authors = [reader, *(name for name, _ in self.store.followed.rows(reader))]
        tweets = [
            tweet
            for author in authors
            for _, tweet in self.store.tweets.rows(author, first + self.page)
        ]
        tweets.sort(key=lambda tweet: tweet.id, reverse=True)
        return tweets[first : first + self.page], first + self.page
