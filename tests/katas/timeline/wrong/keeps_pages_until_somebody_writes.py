"""Keeps the page that was made, and throws it away when somebody writes: then all is read.

Stopped by: a page costs what it shows
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """A cache of whole pages."""

    def post(self, author: str, text: str) -> Any:
        tweet = self.store.write(author, text)
        for name, _ in self.store.followers.rows(author):
            self.store.timelines.trim(name, 0)
        return tweet

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        if not cursor and (kept := self.store.timelines.get(reader, "page")):
            return kept, self.page
        tweets = []
        for author in [reader, *(name for name, _ in self.store.followed.rows(reader))]:
            tweets += [tweet for _, tweet in self.store.tweets.rows(author)]
        tweets.sort(key=lambda tweet: tweet.id, reverse=True)
        first = cursor or 0
        page = tweets[first : first + self.page]
        if page and not first:
            self.store.timelines.put(reader, "page", page)
        return page, first + self.page
