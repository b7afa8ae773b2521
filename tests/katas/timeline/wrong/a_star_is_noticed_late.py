"""Pushes to twice as many followers as there may be.

Stopped by: a star does not cost a row for each follower
"""

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """A bound that is no bound."""

    def follow(self, reader: str, author: str) -> None:
        self.star *= 2
        super().follow(reader, author)
