"""A home timeline: the newest tweets of all the people whom somebody follows, page by page.

Why it is hard: to ask everybody at each look is slow, to write to everybody at each tweet is slow,
too, and what was prepared in between is lost, late or out of date.

    pytest katas/timeline        what this design does in a town, one lesson at a time

It reads everything of everybody, at each look. Hints and trade-offs: guides/timeline.md
"""

from collections.abc import Callable
from typing import Any


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

    def post(self, author: str, text: str) -> Any:
        """Write a tweet, and return it. Cost: a few rows, however many people follow."""
        return self.store.write(author, text)

    def delete(self, author: str, tweet: int) -> None:
        """Take back the tweet with this id. Cost: a few rows, however many people follow."""
        self.store.tweets.remove(author, tweet)

    def follow(self, reader: str, author: str) -> None:
        """Let a reader follow an author who is not followed yet."""
        self.store.followed.put(reader, author)
        self.store.followers.put(author, reader)

    def unfollow(self, reader: str, author: str) -> None:
        """Let a reader follow an author no longer."""
        self.store.followed.remove(reader, author)
        self.store.followers.remove(author, reader)

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        """Return a page of tweets, and the cursor with which the next page is asked for.

        The cursor may be any value, and alone says where a page begins: a reader has two screens.
        Cost: a few rows for each tweet shown and each star followed. More at the first look, after
        the reader followed or unfollowed somebody, and below what is kept in memory.
        """
        # TODO: everything of everybody is read. Make the lessons hold, one after the other.
        tweets = []
        for author in [reader, *(name for name, _ in self.store.followed.rows(reader))]:
            tweets += [tweet for _, tweet in self.store.tweets.rows(author)]
        tweets.sort(key=lambda tweet: tweet.at, reverse=True)
        first = cursor or 0
        return tweets[first : first + self.page], first + self.page

    def work(self, job: Any) -> None:
        """Do what was put into the queue."""
