"""Fan-out on read: nothing is prepared. A look merges the authors' own lists, row by row.

The merge stops when the page is full, so that a look reads about one row of each followed author,
and a page more. A tweet costs one row; there is no memory to lose, no late job, and no star. The
first three lessons hold. The others are about what was prepared, and first ask for a cheaper look.

Meets:
    a page costs what it shows
    the next page begins where this one ended
    tweets of one millisecond have one order
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from solutions.timeline.timeline import Entry
from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """The reference, without its timelines."""

    def post(self, author: str, text: str) -> Any:
        """Write a tweet, and return it. Cost: one row."""
        return self.store.write(author, text)

    def follow(self, reader: str, author: str) -> None:
        """Let a reader follow an author."""
        self.store.followed.put(reader, author)
        self.store.followers.put(author, reader)

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        """Return a page and its cursor. Cost: a row for each followed author, and a page."""
        entries = islice(self._truth(reader, cursor), self.page)
        shown = [self.store.tweets.get(author, tweet) for tweet, author in entries]
        return shown, shown[-1].id if shown else None

    def _written(self, author: str, below: int | None) -> Iterator[Entry]:
        """Yield the entries of one author, one row at a time: most authors are read no further."""
        while rows := self.store.tweets.rows(author, 1, below):
            below = rows[0][0]
            yield below, author
