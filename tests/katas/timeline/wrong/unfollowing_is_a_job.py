"""Unfollows when a worker comes.

Stopped by: a late job brings nothing back
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Taken away late."""

    def unfollow(self, reader: str, author: str) -> None:
        self.queue(("unfollow", author, None, reader))

    def work(self, job: Any) -> None:
        what, author, _, reader = job
        if what == "unfollow":
            super().unfollow(reader, author)
        else:
            super().work(job)
