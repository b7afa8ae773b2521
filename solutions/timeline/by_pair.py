"""A hybrid by pairs: an author's first `star` followers are pushed to, all later ones pull.

A pair stays what it was when it began, so that nobody crosses from one way to the other, and each
tweet takes one way to each reader. It costs a note for each pair that is pushed. Yahoo's paper on
selective materialization (2010) decides by pair, too: there by how often each of the two is busy.

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
    a star does not cost a row for each follower
    becoming a star loses and doubles nothing
    nobody waits for the fan out
    a late job brings nothing back
    an interrupted fan out is finished
    a lost timeline is rebuilt
    half a timeline is never taken for a whole one
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """The reference, with a way for each pair in place of one for each author."""

    def follow(self, reader: str, author: str) -> None:
        """Let a reader follow an author, and choose the way of this pair."""
        self.store.followed.put(reader, author)
        self.store.followers.put(author, reader)
        if self.store.notes.count(f"pushed by {author}") < self.star:
            self.store.notes.put(f"pushed by {author}", reader)
            self._backfill(reader, author)
        else:
            self._pull(reader, author)

    def unfollow(self, reader: str, author: str) -> None:
        """Let a reader follow an author no longer."""
        super().unfollow(reader, author)
        self.store.notes.remove(f"pushed by {author}", reader)

    def work(self, job: Any) -> None:
        """Push to those who are pushed to."""
        what, author, tweet, below = job
        rows = self.store.notes.rows(f"pushed by {author}", self.batch, below)
        for reader, _ in rows:
            self._push(reader, tweet, author)
        if len(rows) == self.batch:
            self.queue((what, author, tweet, rows[-1][0]))

    def _is_star(self, author: str) -> bool:  # noqa: ARG002
        return False
