"""Looks for the tweet that was shown last, and begins anew if it is gone.

Stopped by: the next page begins where this one ended
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """A cursor that has to be there yet."""

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        authors = [reader, *(name for name, _ in self.store.followed.rows(reader))]
        count = None if cursor else self.page
        tweets = [tweet for author in authors for _, tweet in self.store.tweets.rows(author, count)]
        tweets.sort(key=lambda tweet: tweet.id, reverse=True)
        ids = [tweet.id for tweet in tweets]
        first = ids.index(cursor) + 1 if cursor in ids else 0
        page = tweets[first : first + self.page]
        return page, page[-1].id if page else None
