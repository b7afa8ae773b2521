"""A row of a timeline is a block: all entries whose ids begin alike, eight ids to a block."""

from collections.abc import Iterator
from itertools import islice

from solutions.timeline.timeline import Entry
from solutions.timeline.timeline import Timelines as Reference

IDS = 8


class Timelines(Reference):
    """Fewer, larger rows; the lowest block that was cut is left to the tables."""

    def _push(self, reader: str, tweet: int, author: str) -> None:
        if not self.store.timelines.count(reader):
            return
        block = self.store.timelines.get(reader, tweet // IDS) or []
        if (tweet, author) not in block:
            entries = sorted([*block, (tweet, author)], reverse=True)
            self.store.timelines.put(reader, tweet // IDS, entries)
        self._cut(reader)

    def _backfill(self, reader: str, author: str) -> None:
        for tweet, _ in self.store.tweets.rows(author, self.keep):
            self._push(reader, tweet, author)

    def _cut(self, reader: str) -> None:
        """Leave so many blocks that they can't have more entries than are to be kept."""
        if self.store.timelines.count(reader) > max(2, self.keep // IDS):
            self.store.timelines.trim(reader, max(2, self.keep // IDS))

    def _make(self, reader: str) -> None:
        blocks: dict[int, list[Entry]] = {}
        for tweet, author in islice(self._truth(reader, None), self.keep):
            blocks.setdefault(tweet // IDS, []).append((tweet, author))
        if sum(map(len, blocks.values())) == self.keep and len(blocks) > 1:
            del blocks[min(blocks)]  # it may be half a block
        for block, entries in blocks.items():
            self.store.timelines.put(reader, block, entries)
        self._cut(reader)

    def _prepared(self, reader: str, below: int | None) -> Iterator[Entry]:
        at = None if below is None else below // IDS + 1
        while rows := self.store.timelines.rows(reader, 1, at):
            at, entries = rows[0]
            yield from (entry for entry in entries if below is None or entry[0] < below)
        floor = None if at is None else at * IDS
        if floor is None or (below is not None and below < floor):
            floor = below
        yield from self._truth(reader, floor)
