"""Following and unfollowing throw the reader's timeline away; the next look makes it anew.

So nothing has to be filled in or filtered: a job asks who follows when it is done.
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Rebuild instead of repair."""

    def unfollow(self, reader: str, author: str) -> None:
        super().unfollow(reader, author)
        self.store.timelines.trim(reader, 0)

    def _backfill(self, reader: str, author: str) -> None:
        self.store.timelines.trim(reader, 0)

    def _look_up(self, reader: str, tweet: int, author: str) -> Any:
        return self.store.tweets.get(author, tweet)
