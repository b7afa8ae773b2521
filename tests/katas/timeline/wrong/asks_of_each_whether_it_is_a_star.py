"""Asks at each look how many followers each followed author has.

Stopped by: the work is done when somebody writes
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """A question for each author, and a small one."""

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        for name, _ in self.store.followed.rows(reader):
            self.store.followers.count(name)
        return super().home(reader, cursor)
