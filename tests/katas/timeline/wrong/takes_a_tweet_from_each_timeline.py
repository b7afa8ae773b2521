"""A deletion removes the tweet from the timelines of all followers.

Stopped by: a deleted tweet is shown nowhere
"""

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Fan-out on delete."""

    def delete(self, author: str, tweet: int) -> None:
        super().delete(author, tweet)
        for name, _ in self.store.followers.rows(author):
            self.store.timelines.remove(name, tweet)
