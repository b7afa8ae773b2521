"""A home timeline: the reference.

A timeline is a sorted list of (tweet's id, author) in memory. Whoever writes, pushes into the
timelines of followers, by jobs of `batch` followers each; a star is not pushed but pulled, and
remains a star. Whatever is shown is looked up first, so that a deleted tweet and an unfollowed
author lead nowhere. Below the last row of a timeline, and for whoever has none, the tables have
the truth. Nothing but `home` begins a timeline.

The wrong designs of tests/ override all methods that begin with _.
"""

from collections.abc import Callable, Iterator
from heapq import merge
from itertools import islice
from typing import Any

Entry = tuple[int, str]  # a tweet's id, and its author


class Timelines:
    """Home timelines: the tweets of all whom a reader follows, and the reader's own.

    store   what all servers share: five tables. The next call may come to another server, so
            nothing is remembered anywhere else.
    queue   takes a job, any value: `work` gets it later, on some server, in the order of the
            queue, and now and then more than once
    page    how many tweets are on a page
    keep    how many rows of a reader's timeline are kept in memory, at most, and one for a note
    star    how many followers' timelines a tweet is written into, at most
    batch   how many timelines a job writes into, at most. A worker that takes too long is
            stopped, before any row that it writes; its job comes again, from its beginning.

    table            owner       key       value
    store.tweets     an author   its id    a tweet: id, author, at (milliseconds), text
    store.followed   a reader    an author True
    store.followers  an author   a reader  True; the same again, for the other question
    store.timelines  a reader    what you like, in memory: all rows of a reader can be lost
    store.notes      what you like, and nothing is lost: a few rows for each person

    call on a table                      does, and costs
    put(owner, key, value=True)          writes a row, in place of one with this key: 1
    get(owner, key)                      returns the value, or None: 1
    rows(owner, count=None, below=None)  returns pairs of key and value, the greatest key first,
                                         below that key, so many at most: 1 each, at least 1
    remove(owner, *keys)                 1 for each key
    count(owner)                         returns how many rows there are: 1
    trim(owner, count)                   leaves those with the greatest keys: 1

    A value that is a list, a set or a dict costs 1 for each entry. `store.write(author, text)`
    puts a tweet into store.tweets, with the time and an id greater than all before, and returns
    it: 1. A job costs 1.

    Tweets stand in the order of their ids, the greatest first, and each of them once. A page is
    full if there are enough tweets; after the last one comes an empty page. Deleted tweets
    and unfollowed authors are gone at the next look. New tweets and new authors may come late,
    when all jobs are done. A reader's own tweet is there at once.
    store.timelines loses a reader who has not looked for 30 days. Until such a reader looks
    again, nothing is written there for them.
    """

    def __init__(  # noqa: PLR0913  what a timeline depends on
        self,
        store: Any,
        queue: Callable[[Any], None],
        *,
        page: int = 20,
        keep: int = 800,
        star: int = 10_000,
        batch: int = 100,
    ) -> None:
        self.store = store
        self.queue = queue
        self.page = page
        self.keep = keep
        self.star = star
        self.batch = batch

    # Writing

    def post(self, author: str, text: str) -> Any:
        """Write a tweet, and return it. Cost: a few rows, however many people follow."""
        tweet = self.store.write(author, text)
        self._push(author, tweet.id, author)
        if not self._is_star(author):
            self.queue(("push", author, tweet.id, None))
        return tweet

    def delete(self, author: str, tweet: int) -> None:
        """Take back the tweet with this id. Cost: a few rows, however many people follow."""
        self.store.tweets.remove(author, tweet)

    def follow(self, reader: str, author: str) -> None:
        """Let a reader follow an author who is not followed yet."""
        self.store.followed.put(reader, author)
        self.store.followers.put(author, reader)
        if self._is_star(author):
            self._pull(reader, author)
        elif self.store.followers.count(author) > self.star:
            self.store.notes.put("stars", author)
            self.queue(("pull", author, None, None))
        self._backfill(reader, author)

    def unfollow(self, reader: str, author: str) -> None:
        """Let a reader follow an author no longer."""
        self.store.followed.remove(reader, author)
        self.store.followers.remove(author, reader)
        self.store.notes.remove(f"pulled by {reader}", author)

    def work(self, job: Any) -> None:
        """Do what was put into the queue."""
        what, author, tweet, below = job
        readers = [name for name, _ in self.store.followers.rows(author, self.batch, below)]
        for reader in readers:
            if what == "push":
                self._push(reader, tweet, author)
            else:
                self._pull(reader, author)
        if len(readers) == self.batch:
            self.queue((what, author, tweet, readers[-1]))

    def _is_star(self, author: str) -> bool:
        return bool(self.store.notes.get("stars", author))

    def _pull(self, reader: str, author: str) -> None:
        """Note that a reader asks this author at each look."""
        self.store.notes.put(f"pulled by {reader}", author)

    def _push(self, reader: str, tweet: int, author: str) -> None:
        """Put an entry into a timeline, if there is one: half of one would look like a whole."""
        if self.store.timelines.count(reader):
            self.store.timelines.put(reader, tweet, author)
            self.store.timelines.trim(reader, self.keep)

    def _backfill(self, reader: str, author: str) -> None:
        """Put what an author wrote before into a timeline, if there is one."""
        if self.store.timelines.count(reader):
            for tweet, _ in self.store.tweets.rows(author, self.keep):
                self.store.timelines.put(reader, tweet, author)
            self.store.timelines.trim(reader, self.keep)

    # Reading

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        """Return a page of tweets, and the cursor with which the next page is asked for.

        The cursor may be any value, and alone says where a page begins: a reader has two screens.
        Cost: a few rows for each tweet shown and each star followed. More at the first look, after
        the reader followed or unfollowed somebody, and below what is kept in memory.
        """
        if cursor is None and not self.store.timelines.count(reader):
            self._make(reader)
        shown = list(islice(self._to_show(reader, cursor), self.page))
        return shown, shown[-1].id if shown else None

    def _to_show(self, reader: str, below: int | None) -> Iterator[Any]:
        """Yield the tweets that the reader should see, each once."""
        stars = [name for name, _ in self.store.notes.rows(f"pulled by {reader}")]
        streams = [self._prepared(reader, below), *(self._written(star, below) for star in stars)]
        last = None
        for tweet, author in merge(*streams, reverse=True):
            if tweet != last and (found := self._look_up(reader, tweet, author)):
                yield found
            last = tweet

    def _look_up(self, reader: str, tweet: int, author: str) -> Any:
        """Return a tweet, or nothing if it is gone or its author is not followed."""
        is_wanted = author == reader or self.store.followed.get(reader, author)
        return self.store.tweets.get(author, tweet) if is_wanted else None

    def _prepared(self, reader: str, below: int | None) -> Iterator[Entry]:
        """Yield the entries of a timeline, and below its last one the truth."""
        while rows := self.store.timelines.rows(reader, self.page, below):
            yield from rows
            below = rows[-1][0]
        yield from self._truth(reader, below)

    def _truth(self, reader: str, below: int | None) -> Iterator[Entry]:
        """Yield the entries of all who are followed, as the tables have them."""
        authors = [reader, *(name for name, _ in self.store.followed.rows(reader))]
        yield from merge(*(self._written(author, below) for author in authors), reverse=True)

    def _written(self, author: str, below: int | None) -> Iterator[Entry]:
        """Yield the entries of one author: 1 row, then 2, 4, since most are read no further."""
        count = 1
        while rows := self.store.tweets.rows(author, count, below):
            yield from ((tweet, author) for tweet, _ in rows)
            below = rows[-1][0]
            count = min(2 * count, self.page)

    def _make(self, reader: str) -> None:
        """Begin a timeline."""
        for tweet, author in islice(self._truth(reader, None), self.keep):
            self.store.timelines.put(reader, tweet, author)
