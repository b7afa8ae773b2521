"""Goes on below the time of the last tweet: another one of the same millisecond is skipped.

Stopped by: tweets of one millisecond have one order
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Keyset pagination by a key that is not unique."""

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        authors = [reader, *(name for name, _ in self.store.followed.rows(reader))]
        tweets = [
            tweet
            for author in authors
            for _, tweet in self.store.tweets.rows(author, self.page if cursor is None else None)
            if cursor is None or tweet.at < cursor
        ]
        tweets.sort(key=lambda tweet: tweet.id, reverse=True)
        page = tweets[: self.page]
        return page, page[-1].at if page else None
