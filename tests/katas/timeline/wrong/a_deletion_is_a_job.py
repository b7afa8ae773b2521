"""Takes deleted tweets out of timelines by a job, and nobody looks them up at a look.

Stopped by: a late job brings nothing back
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Taken away late."""

    def delete(self, author: str, tweet: int) -> None:
        self.queue(("delete", author, tweet, None))

    def work(self, job: Any) -> None:
        what, author, tweet, _ = job
        if what == "delete":
            self.store.tweets.remove(author, tweet)
        else:
            super().work(job)
