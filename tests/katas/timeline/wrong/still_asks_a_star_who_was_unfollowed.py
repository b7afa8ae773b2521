"""Leaves the note of whom to pull: each look reads the star's list, to show nothing of it.

Stopped by: becoming a star loses and doubles nothing
"""

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """A filter that hides what it costs."""

    def unfollow(self, reader: str, author: str) -> None:
        self.store.followed.remove(reader, author)
        self.store.followers.remove(author, reader)
