"""Sorts by time and goes on below an id: two orders in one list.

Stopped by: tweets of one millisecond have one order
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Order and cursor disagree."""

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        authors = [reader, *(name for name, _ in self.store.followed.rows(reader))]
        tweets = [
            tweet
            for author in authors
            for _, tweet in self.store.tweets.rows(author, self.page, cursor)
        ]
        tweets.sort(key=lambda tweet: tweet.at, reverse=True)
        page = tweets[: self.page]
        return page, page[-1].id if page else None
