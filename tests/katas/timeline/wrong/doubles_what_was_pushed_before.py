"""Shows a tweet from the timeline and from the star's list.

Stopped by: becoming a star loses and doubles nothing
"""

from collections.abc import Iterator
from heapq import merge
from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Two streams, and nobody compares."""

    def _to_show(self, reader: str, below: int | None) -> Iterator[Any]:
        stars = [name for name, _ in self.store.notes.rows(f"pulled by {reader}")]
        streams = [self._prepared(reader, below), *(self._written(star, below) for star in stars)]
        for tweet, author in merge(*streams, reverse=True):
            if found := self._look_up(reader, tweet, author):
                yield found
