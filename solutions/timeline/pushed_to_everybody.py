"""Fan-out on write, whoever writes: there are no stars.

A look is cheap, and the worst tweet is dear.

Meets:
    a page costs what it shows
    the next page begins where this one ended
    tweets of one millisecond have one order
    the work is done when somebody writes
    memory holds the newest and the tables the rest
    following somebody brings their older tweets
    a deleted tweet is shown nowhere
    an unfollowed author is gone at once
    a timeline that got shorter hides nothing
    becoming a star loses and doubles nothing
    nobody waits for the fan out
    a late job brings nothing back
    an interrupted fan out is finished
    a lost timeline is rebuilt
    half a timeline is never taken for a whole one
"""

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """The reference, without its stars."""

    def follow(self, reader: str, author: str) -> None:
        """Let a reader follow an author."""
        self.store.followed.put(reader, author)
        self.store.followers.put(author, reader)
        self._backfill(reader, author)

    def _is_star(self, author: str) -> bool:  # noqa: ARG002
        return False
