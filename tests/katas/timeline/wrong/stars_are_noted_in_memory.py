"""Keeps whom to pull among the rows that can be lost.

Stopped by: a lost timeline is rebuilt
"""

from collections.abc import Iterator
from heapq import merge
from typing import Any

from solutions.timeline.timeline import Timelines as Reference

TOP = 1 << 62


class Timelines(Reference):
    """Not all that is in memory can be made again from the tables."""

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        if cursor is None and self.store.timelines.count(reader) < 2:
            self._make(reader)
        return super().home(reader, cursor or TOP)

    def _to_show(self, reader: str, below: int | None) -> Iterator[Any]:
        names = (self.store.timelines.get(reader, TOP) or "").split()
        last = None
        streams = [self._prepared(reader, below), *(self._written(star, below) for star in names)]
        for tweet, author in merge(*streams, reverse=True):
            if tweet != last and (found := self._look_up(reader, tweet, author)):
                yield found
            last = tweet

    def unfollow(self, reader: str, author: str) -> None:
        super().unfollow(reader, author)
        if names := self.store.timelines.get(reader, TOP):
            self.store.timelines.put(reader, TOP, names.replace(author, ""))

    def _pull(self, reader: str, author: str) -> None:
        names = self.store.timelines.get(reader, TOP) or ""
        self.store.timelines.put(reader, TOP, f"{names} {author}")
