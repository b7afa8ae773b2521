"""Who is followed now is seen from now on only.

Stopped by: following somebody brings their older tweets
"""

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Following changes the future."""

    def _backfill(self, reader: str, author: str) -> None:
        return
