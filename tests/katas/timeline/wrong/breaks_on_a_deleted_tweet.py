"""A job reads its tweet, and does nothing more for anybody if one is gone.

Stopped by: a late job brings nothing back
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Gives up where one tweet has gone."""

    def work(self, job: Any) -> None:
        what, author, tweet, _ = job
        if what == "push" and self.store.notes.get("broken", author):
            return
        if what == "push" and not self.store.tweets.get(author, tweet):
            self.store.notes.put("broken", author)
        super().work(job)
