"""Asks for a star's tweets on the first page only.

Stopped by: a star does not cost a row for each follower
"""

from collections.abc import Iterator
from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """The cursor knows one stream."""

    def _to_show(self, reader: str, below: int | None) -> Iterator[Any]:
        if below is None:
            yield from super()._to_show(reader, below)
            return
        for tweet, author in self._prepared(reader, below):
            if found := self._look_up(reader, tweet, author):
                yield found
