"""Makes a lost timeline at any page, from there down.

Stopped by: a lost timeline is rebuilt
"""

from itertools import islice
from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Half of it, from the middle."""

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        if not self.store.timelines.count(reader):
            for tweet, author in islice(self._truth(reader, cursor), self.keep):
                self.store.timelines.put(reader, tweet, author)
        return super().home(reader, cursor)
