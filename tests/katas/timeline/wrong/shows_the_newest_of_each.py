"""Reads one tweet of each author, so that a busy one shows one of seven.

Stopped by: a page costs what it shows
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """One of each."""

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        authors = [reader, *(name for name, _ in self.store.followed.rows(reader))]
        tweets = [tweet for author in authors for _, tweet in self.store.tweets.rows(author, 1)]
        tweets.sort(key=lambda tweet: tweet.id, reverse=True)
        return tweets[: self.page], None
