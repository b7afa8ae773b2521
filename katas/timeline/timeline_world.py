"""A town where Ann reads, others write, and Eve has fans: judged by its pages and by rows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count, zip_longest
from typing import Any, NamedTuple

from dojo.story import about_to, tell
from timeline import Timelines

NEIGHBOURS = [f"n{number:02}" for number in range(50)]


class StoppedError(BaseException):
    """The worker was stopped."""


class Tweet(NamedTuple):
    """What somebody wrote."""

    id: int
    author: str
    at: int
    text: str


def cost(value: Any) -> int:
    """Return how many rows a value costs."""
    if isinstance(value, dict | list | set | frozenset):
        return sum(map(cost, value.values() if isinstance(value, dict) else value))
    return max(1, sum(cost(part) - 1 for part in value)) if isinstance(value, tuple) else 1


class Table:
    """Rows of owners, in the order of their keys. It counts each row that is read or written."""

    def __init__(self, store: "Store") -> None:
        self.store = store
        self.owners: dict[str, dict[Any, Any]] = {}
        self.written_to: set[str] = set()  # owners of new rows; a lesson empties it

    def put(self, owner: str, key: Any, value: Any = True) -> None:  # noqa: FBT002
        """Write a row, in place of one with this key."""
        self.store.write_rows(max(1, cost(value)))
        self.owners.setdefault(owner, {})[key] = value
        self.written_to.add(owner)

    def get(self, owner: str, key: Any) -> Any:
        """Return a value, or None."""
        value = self.owners.get(owner, {}).get(key)
        self.store.read += max(1, cost(value))
        return value

    def rows(self, owner: str, count: int | None = None, below: Any = None) -> list[Any]:
        """Return pairs of key and value, the greatest key first."""
        rows = self.owners.get(owner, {})
        keys = sorted((key for key in rows if below is None or key < below), reverse=True)
        found = [(key, rows[key]) for key in keys[:count]]
        self.store.read += max(1, sum(cost(value) for _, value in found))
        return found

    def remove(self, owner: str, *keys: Any) -> None:
        """Remove rows."""
        for key in keys:
            self.store.write_rows(1)
            self.owners.get(owner, {}).pop(key, None)

    def count(self, owner: str) -> int:
        """Return how many rows there are."""
        self.store.read += 1
        return len(self.owners.get(owner, {}))

    def trim(self, owner: str, count: int) -> None:
        """Leave the rows with the greatest keys."""
        self.store.write_rows(1)
        rows = self.owners.get(owner, {})
        for key in sorted(rows)[: max(0, len(rows) - count)]:
            del rows[key]


class Store:
    """What all servers share."""

    def __init__(self) -> None:
        self.read = self.written = self.number = self.now = 0
        self.rows_left: int | None = None  # until the worker is stopped
        self.tweets, self.followed, self.followers = Table(self), Table(self), Table(self)
        self.timelines, self.notes = Table(self), Table(self)

    def write_rows(self, count: int) -> None:
        """Count what is written, and stop the worker before it, if it is to be stopped here."""
        if self.rows_left is not None:
            self.rows_left -= count
            if self.rows_left < 0:
                raise StoppedError
        self.written += count

    def write(self, author: str, text: str) -> Tweet:
        """Put a tweet into the table."""
        self.number += 1
        tweet = Tweet(self.number, author, self.now, text)
        self.tweets.put(author, tweet.id, tweet)
        return tweet


def numbers(ids: list[int], most: int = 6) -> str:
    """Return the numbers of tweets, as a story has them."""
    more = f" and {len(ids) - most} more" if len(ids) > most + 1 else ""
    return " ".join(map(str, ids[: most if more else None])) + more or "nothing"


def difference(seen: list[int], due: list[int]) -> str:
    """Say where two lists of tweets part, in words; nothing if they don't."""
    before = "the top"
    for one, other in zip_longest(seen, due):
        if one != other:
            return f"after {before} came {one or 'the end'}; {other or 'the end'} should have come"
        before = str(one)
    return ""


class Town:
    """People who write, follow and look. Each call comes to another server."""

    def __init__(self, page: int = 5, keep: int = 800, star: int = 1_000, batch: int = 10) -> None:
        self.sizes = {"page": page, "keep": keep, "star": star, "batch": batch}
        self.store, self.jobs = Store(), list[Any]()
        self.asleep = self.quiet = False  # the workers; the telling
        self.followed: dict[str, dict[str, None]] = {}
        self.authors: dict[int, str] = {}  # of each tweet; "" of a deleted one
        self.ended: dict[str, tuple[Any, int]] = {}  # each reader's page: its cursor, and where
        self.waited = self.worked = 0  # rows of the last act: in its path, and by workers
        self.reader, self.act, self.page, self.awaited = "ann", "", list[int](), list[int]()
        self.called: Callable[..., Any] | None = None

    def due(self, reader: str) -> list[int]:
        """Return all that a reader should see."""
        whom = {reader, *self.followed.get(reader, ())}
        ids = [tweet for tweet, author in self.authors.items() if author in whom]
        return sorted(ids, reverse=True)

    def kept(self, reader: str = "") -> int:
        """Return how many rows of a reader are in memory; of nobody, all that was prepared."""
        timelines, notes = self.store.timelines.owners, self.store.notes.owners
        return cost(timelines.get(reader, {})) if reader else cost(timelines) + cost(notes)

    def _queue(self, job: Any) -> None:
        self.store.write_rows(1)
        self.jobs.append(job)

    def _call(self, act: str, verb: str, *given: Any) -> Any:
        """Let a fresh server do something, and then the workers, if they are awake."""
        server = Timelines(self.store, self._queue, **self.sizes)
        self.act, self.called = act, getattr(server, verb)
        about_to(act, self.called)
        before = self.store.read + self.store.written
        answer = self.called(*given)
        self.waited = self.store.read + self.store.written - before
        if not self.asleep:
            self.work()
        self.worked = self.store.read + self.store.written - before - self.waited
        return answer

    def _tell(self, seen: str = "", rows: int = -1, why: str = "", tone: str = "") -> None:
        if self.quiet:
            return
        price = "" if rows < 0 else f"{rows} row{'s' * (rows != 1)}"
        total = f"rows read {self.store.read:,} · written {self.store.written:,}"
        line = f"{self.act:<24} {seen:<34} {price:>10}".rstrip()
        tell(line, why=why, count=total, called=self.called, of=self, tone=tone)

    def work(self) -> None:
        """Let the workers do all jobs."""
        for done in count():
            if not self.jobs:
                return
            assert done < 2_000, "2,000 jobs were done, and each led to more: it never ends."
            self.run(self.jobs.pop(0))

    def run(self, job: Any, rows: int | None = None) -> bool:
        """Let a worker do a job, and stop it when it has written so many rows; tell if it ended."""
        server = Timelines(self.store, self._queue, **self.sizes)
        about_to("a worker does a job", server.work)
        self.store.rows_left = rows
        try:
            server.work(job)
        except StoppedError:
            return False
        finally:
            self.store.rows_left = None
        return True

    @contextmanager
    def quietly(self, line: str = "") -> Iterator[None]:
        """Let much be done, and tell it in one line."""
        self.quiet, before = True, self.quiet
        try:
            yield
        finally:
            self.quiet, self.act = before, line or self.act
        if line and not before:
            tell(line, of=self)

    def follows(self, reader: str, *authors: str) -> None:
        """Let a reader follow authors, one after the other."""
        for author in authors:
            self._call(f"{reader} follows {author}", "follow", reader, author)
            self.followed.setdefault(reader, {})[author] = None
        whom = f"{len(authors)} people" if len(authors) > 2 else " and ".join(authors)
        self.act = f"{reader} follows {whom}"
        self._tell()

    def unfollows(self, reader: str, author: str) -> None:
        """Let a reader follow an author no longer."""
        self._call(f"{reader} unfollows {author}", "unfollow", reader, author)
        del self.followed[reader][author]
        self._tell()

    def writes(self, author: str, times: int = 1, ticks: int = 1) -> list[int]:
        """Let somebody write, and return the new tweets."""
        ids, before = [], self.store.read + self.store.written
        for _ in range(times):
            self.store.now += ticks
            tweet = self._call(f"{author} writes", "post", author, f"by {author}")
            assert isinstance(tweet, Tweet), f"post returned {tweet!r:.40}; a tweet was expected."
            self.authors[tweet.id] = author
            ids.append(tweet.id)
        why = f"{author.capitalize()} waited for {self.waited} rows; workers touched {self.worked}."
        rows, tone = self.store.read + self.store.written - before, "cost" * (self.waited > 10)
        self._tell(numbers(ids), rows, why * (max(self.waited, self.worked) > 10), tone)
        return ids

    def deletes(self, *ids: int) -> int:
        """Let authors take tweets back, and return the most rows that one of them waited for."""
        worst = 0
        for tweet in ids:
            author, self.authors[tweet] = self.authors[tweet], ""
            self._call(f"{author} deletes {tweet}", "delete", author, tweet)
            worst = max(worst, self.waited)
        self.act = f"deleted: {numbers(list(ids))}"
        self._tell(rows=worst, why=f"An author waited for {worst} rows." * (worst > 3))
        return worst

    def looks(self, reader: str) -> list[int]:
        """Let a reader look at the first page."""
        self.ended[reader] = None, self.store.number + 1
        return self._page(reader, "looks")

    def turns(self, reader: str) -> list[int]:
        """Let a reader turn to the next page."""
        return self._page(reader, "turns the page")

    def _page(self, reader: str, verb: str) -> list[int]:
        cursor, end = self.ended[reader]
        answer = self._call(f"{reader} {verb}", "home", reader, cursor)
        is_pair = isinstance(answer, tuple) and len(answer) == 2 and isinstance(answer[0], list)
        if not is_pair or not all(isinstance(tweet, Tweet) for tweet in answer[0]):
            raise AssertionError(f"home returned {answer!r:.40}; (list of tweets, cursor) was due.")
        self.awaited = [tweet for tweet in self.due(reader) if tweet < end][: self.sizes["page"]]
        self.reader, self.page = reader, [tweet.id for tweet in answer[0]]
        self.ended[reader] = answer[1], self.page[-1] if self.page else end
        whom, name = len(self.followed.get(reader, ())), reader.capitalize()
        why = f"{name} waited for {self.waited} rows. To ask each of {whom} people takes {whom}."
        why, tone = (why, "saved" if self.waited < whom else "cost") if whom >= 10 else ("", "")
        if self.page != self.awaited and not self.jobs:
            why, tone = f"{name} should have seen {numbers(self.awaited)}.", "broken"
        self._tell(numbers(self.page), self.waited, why, tone)
        return self.page

    def scrolls(self, reader: str) -> list[int]:
        """Let a reader scroll to the empty page, and return all that was seen."""
        with self.quietly():
            seen, rows = self.looks(reader), self.waited
            while self.page and len(seen) < 500:
                seen = seen + self.turns(reader)
                rows += self.waited
        self.act = f"{reader} scrolls to the end"
        wrong = difference(seen, self.due(reader)).capitalize()
        self._tell(numbers(seen, 5), rows, wrong and f"{wrong}.", "broken" if wrong else "")
        return seen

    def is_away(self, reader: str) -> None:
        """Let memory lose a reader's timeline."""
        self.store.timelines.owners.pop(reader, None)
        self.act, self.called = f"{reader} is away: memory loses the timeline", None
        self._tell(why="The prepared timeline is gone. The tables still have all it was made of.")

    def knows(self, reader: str) -> None:
        """See that a second look is cheap and right: later lessons build on that."""
        with self.quietly():
            self.looks(reader)
            page, due = self.looks(reader), self.due(reader)[: self.sizes["page"]]
        whom, name = len(self.followed[reader]), reader.capitalize()
        assert page == due, f"{name} saw {numbers(page)}; {numbers(due)} should have come."
        assert self.waited < whom, (
            f"{name} follows {whom} people, and a second look took {self.waited} rows. It takes"
            f" {whom} to ask each of them once: what follows builds on looks that are cheaper."
        )
