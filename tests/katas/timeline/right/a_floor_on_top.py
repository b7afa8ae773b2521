"""The first row of a timeline says down to where it is whole, so that entries can be taken out.

Unfollowing takes them out, jobs ask who follows now, and only deleted tweets are filtered.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from solutions.timeline.timeline import Entry
from solutions.timeline.timeline import Timelines as Reference

TOP = 1 << 62


class Timelines(Reference):
    """A low-water mark instead of a filter."""

    def unfollow(self, reader: str, author: str) -> None:
        super().unfollow(reader, author)
        rows = self.store.timelines.rows(reader, None, TOP)
        self.store.timelines.remove(reader, *(tweet for tweet, whose in rows if whose == author))

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        if cursor is None and not self.store.timelines.count(reader):
            self._make(reader)
        shown = list(islice(self._to_show(reader, cursor or TOP), self.page))
        return shown, shown[-1].id if shown else None

    def _look_up(self, reader: str, tweet: int, author: str) -> Any:
        return self.store.tweets.get(author, tweet)

    def _push(self, reader: str, tweet: int, author: str) -> None:
        floor = self.store.timelines.get(reader, TOP)
        if floor is None or tweet < floor:
            return
        self.store.timelines.put(reader, tweet, author)
        if self.store.timelines.count(reader) > self.keep:
            lowest = self.store.timelines.rows(reader, self.keep)[-1][0]
            self.store.timelines.put(reader, TOP, lowest)
            self.store.timelines.trim(reader, self.keep)

    def _backfill(self, reader: str, author: str) -> None:
        for tweet, _ in self.store.tweets.rows(author, self.keep):
            self._push(reader, tweet, author)

    def _make(self, reader: str) -> None:
        entries = list(islice(self._truth(reader, None), self.keep - 1))
        is_all = len(entries) < self.keep - 1
        self.store.timelines.put(reader, TOP, 0 if is_all else entries[-1][0])
        for tweet, author in entries:
            self.store.timelines.put(reader, tweet, author)

    def _prepared(self, reader: str, below: int | None) -> Iterator[Entry]:
        floor = self.store.timelines.get(reader, TOP)
        if floor is None:
            floor = below
        else:
            at = below
            while rows := self.store.timelines.rows(reader, self.page, at):
                yield from rows
                at = rows[-1][0]
        if floor != 0:
            yield from self._truth(reader, min(floor or TOP, below or TOP))
