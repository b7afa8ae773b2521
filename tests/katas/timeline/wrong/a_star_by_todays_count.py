"""Who has too few followers today is pulled by nobody: what was not pushed is lost.

Stopped by: becoming a star loses and doubles nothing
"""

from collections.abc import Iterator
from heapq import merge
from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """A threshold without a memory."""

    def _is_star(self, author: str) -> bool:
        count: int = self.store.followers.count(author)
        return count > self.star

    def _to_show(self, reader: str, below: int | None) -> Iterator[Any]:
        names = [name for name, _ in self.store.notes.rows(f"pulled by {reader}")]
        stars = [name for name in names if self._is_star(name)]
        last = None
        streams = [self._prepared(reader, below), *(self._written(star, below) for star in stars)]
        for tweet, author in merge(*streams, reverse=True):
            if tweet != last and (found := self._look_up(reader, tweet, author)):
                yield found
            last = tweet

    def follow(self, reader: str, author: str) -> None:
        self.store.followed.put(reader, author)
        self.store.followers.put(author, reader)
        if self._is_star(author):
            for name, _ in self.store.followers.rows(author):
                self._pull(name, author)
        self._backfill(reader, author)
