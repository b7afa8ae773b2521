"""Returns no cursor with a page that is not full, and no cursor means the top.

Stopped by: the next page begins where this one ended
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference

__all__ = ["Timelines"]


class Timelines(Reference):
    """None stands for the beginning and for the end."""

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        shown, below = super().home(reader, cursor)
        return shown, below if len(shown) == self.page else None
