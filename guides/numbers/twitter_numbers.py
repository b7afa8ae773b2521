"""Prints the tables of guides/twitter.md; the same on every machine."""

import re
import sqlite3
import sys
from bisect import bisect
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import mean

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from guides.numbers.tables import table
from solutions.estimation import estimation as exact

SEED = 42
SEEDS = range(1, 6)  # where one day decides too much, five are averaged
DAY = exact.SECONDS_A_DAY

# The brief
READERS = 200_000_000  # who come on a day
TWEETS = 100_000_000  # a day
FOLLOWS = 200  # a user, so that a tweet has as many readers, on average
TEXT = 280 + 30  # bytes, with what is known about a tweet
PHOTO = 200_000
VIDEO = 2_000_000
INSERTS = TWEETS * FOLLOWS / DAY
FAN_OUT = 3 * INSERTS  # rows a second that the fan-out can write
TIMELINES = READERS * 800 * 20 / 1e12  # TB: as many entries and bytes as Twitter had


def a_second(a_day: float) -> float:
    """Return a rate, by the same function that the kata teaches."""
    return exact.per_second(30 * a_day)


def estimates() -> str:
    """Say how much there is of what."""
    homes = a_second(READERS * 2)
    views = READERS * (2 + 5) * 20
    seen = a_second(views)
    media = TWEETS / 5 * PHOTO + TWEETS / 10 * VIDEO
    text = exact.kept_terabytes(30 * TWEETS, TEXT, 5)
    bytes_in = a_second(media)
    text_out = exact.megabits_per_second(seen, 280)
    photos = seen / 5 * PHOTO * 8 / 1e9
    videos = seen / 10 / 3 * VIDEO * 8 / 1e9
    rows = [
        ["tweets a second", "100 million a day", f"{a_second(TWEETS):,.0f}"],
        ["home timelines a second", "2 a day, 200 million readers", f"{homes:,.0f}"],
        ["pages a second", "those, and 5 users' pages each", f"{seen / 20:,.0f}"],
        ["pages of one user a second", "5 of 7 pages", f"{seen / 20 - homes:,.0f}"],
        ["views of tweets a day", "20 on each page", f"{views:,}"],
        ["views of tweets a second", "", f"{seen:,.0f}"],
        ["at the peak", "3 times the average", f"{exact.peak_per_second(seen, 3):,.0f}"],
        ["views for each tweet", "", f"{views / TWEETS:.0f}"],
        ["favourites a second", "5 a day for each reader", f"{a_second(5 * READERS):,.0f}"],
        ["rows a second, on write", "each tweet to 200 followers", f"{INSERTS:,.0f}"],
        ["lists a second, on read", "200 for each home timeline", f"{homes * FOLLOWS:,.0f}"],
        ["text a day", "310 bytes a tweet", f"{TWEETS * TEXT / 1e9:.0f} GB"],
        ["text in 5 years", "one copy", f"{text:.0f} TB"],
        ["media a day", "200 KB for 1 in 5, 2 MB for 1 in 10", f"{media / 1e12:.0f} TB"],
        ["media in 5 years", "one copy", f"{media * 365 * 5 / 1e15:.0f} PB"],
        ["in, media", f"{bytes_in / 1e6:.0f} MB/s", f"{bytes_in * 8 / 1e9:.1f} Gbit/s"],
        ["out, text", f"280 bytes a view, {text_out / 8:.0f} MB/s", f"{text_out:.0f} Mbit/s"],
        ["out, photos", "1 view in 5", f"{photos:.0f} Gbit/s"],
        ["out, videos", "1 view in 10, played 1 time in 3", f"{videos:.0f} Gbit/s"],
        ["out, media", "both", f"{photos + videos:.0f} Gbit/s"],
        ["out, media, at the peak", "3 times the average", f"{3 * (photos + videos):.0f} Gbit/s"],
        ["timelines in memory", "800 entries of 20 bytes", f"{TIMELINES:.1f} TB"],
        ["with copies", "3 of each timeline", f"{3 * TIMELINES:.1f} TB"],
    ]
    return table(["what", "from", "comes to"], rows)


def celebrities() -> str:
    """Say how long the fan-out of one tweet takes."""
    counts = (200, 100_000, 31_000_000, 100_000_000)
    rows = [[f"{followers:,}", seconds(followers / FAN_OUT)] for followers in counts]
    return (
        f"The fan-out writes {FAN_OUT:,.0f} rows a second, 3 times what an average day takes, and"
        " has nothing else to write meanwhile.\n\n"
        + table(["followers", "until the last has it"], rows)
    )


def seconds(number: float) -> str:
    """Return a time as one says it."""
    return f"{number * 1_000:.1f} ms" if number < 1 else f"{number:.0f} s"


# A small Twitter

USERS = 10_000
FOLLOWED = 50  # by each user
SMALL_TWEETS = USERS // 2  # a day: as 100 million are to 200 million
SMALL_VIEWS = USERS * 2
WAYS = {  # and the most followers of whoever is fanned out
    "on write": USERS,
    "both, above 2,000 on read": 2_000,
    "both, above 500 on read": 500,
    "both, above 100 on read": 100,
    "on read": -1,
}


@dataclass
class Town:
    """Who follows whom, and who wrote when."""

    followed: list[list[int]]  # by each user
    followers: list[int]  # how many each has
    tweets: list[tuple[float, int]]  # when, and by whom, in order
    readers: list[int]  # one for each view of a home timeline


def town(seed: int) -> Town:
    """Build a day of a small Twitter: popularity goes as 1 / (rank + 20)."""
    dice = Random(seed)
    shares = list(accumulate(1 / (rank + 20) for rank in range(1, USERS + 1)))
    followed = []
    for user in range(USERS):
        picked: dict[int, None] = {}
        while len(picked) < FOLLOWED:
            other = bisect(shares, dice.random() * shares[-1])
            if other != user:
                picked[other] = None
        followed.append(list(picked))
    followers = [0] * USERS
    for others in followed:
        for other in others:
            followers[other] += 1
    tweets = sorted((DAY * dice.random(), int(USERS * dice.random())) for _ in range(SMALL_TWEETS))
    readers = [int(USERS * dice.random()) for _ in range(SMALL_VIEWS)]
    return Town(followed, followers, tweets, readers)


def fan_outs() -> str:
    """Compare what ways to make a timeline do on the same day."""
    made = town(SEED)
    rows = [
        [name, *(f"{number:,}" for number in a_day(made, pushed_up_to(limit, made)))]
        for name, limit in WAYS.items()
    ]
    most, middle = max(made.followers), sorted(made.followers)[USERS // 2]
    heads = [
        "fan-out",
        "rows written",
        "lists read",
        "most rows for a tweet",
        "most lists for a view",
        "most reads of one list",
    ]
    return (
        f"{USERS:,} users who follow {FOLLOWED} others each; {SMALL_TWEETS:,} tweets and"
        f" {SMALL_VIEWS:,} views of home timelines in a day; seed {SEED}. The most popular user"
        f" has {most:,} followers, the middle one {middle}.\n\n" + table(heads, rows)
    )


def pushed_up_to(limit: int, made: Town) -> set[int]:
    """Return the users with at most so many followers."""
    return {user for user in range(USERS) if made.followers[user] <= limit}


def a_day(made: Town, pushed: set[int]) -> tuple[int, int, int, int, int]:
    """Return what a day takes, if the tweets of `pushed` are written into timelines."""
    written = [made.followers[user] for _, user in made.tweets if user in pushed]
    lists = []
    reads = Counter[tuple[str, int]]()
    for reader in made.readers:
        asked = [("tweets of", other) for other in made.followed[reader] if other not in pushed]
        if pushed:
            asked.append(("timeline of", reader))
        lists.append(len(asked))
        reads.update(asked)
    return sum(written), sum(lists), max(written, default=0), max(lists), max(reads.values())


def a_star_at_noon() -> str:
    """Say what one tweet of the most popular user does to everybody else's."""
    towns = [town(seed) for seed in SEEDS]
    rows = []
    for name in ("on write", "both, above 500 on read", "on read"):
        days = [one_noon(made, pushed_up_to(WAYS[name], made)) for made in towns]
        rows.append([name, *(f"{mean(column):,.0f}" for column in zip(*days, strict=True))])
    heads = [
        "fan-out",
        "rows for it",
        "last follower has it after, s",
        "tweets of others held up",
        "by at most, s",
        "views that merge the star's list",
    ]
    return (
        "A day like that, and at noon the most popular user writes one tweet more. The fan-out"
        " writes 3 times as many rows a second as on-write needs on average, in the order of the"
        " tweets. A tweet is held up if it comes a second later or more. Each number is the mean of"
        f" {len(SEEDS)} days, seeds {SEEDS[0]} to {SEEDS[-1]}.\n\n" + table(heads, rows)
    )


def one_noon(made: Town, pushed: set[int]) -> tuple[int, float, int, float, int]:
    """Return what a tweet of the star's at noon does: one row of the table, for one day."""
    star = made.followers.index(max(made.followers))
    rate = 3 * sum(made.followers[user] for _, user in made.tweets) / DAY
    extra = (DAY / 2, star)
    calm = delivered(made.tweets, made, pushed, rate)
    busy = delivered(sorted([*made.tweets, extra]), made, pushed, rate)
    wait = busy.pop(extra, DAY / 2) - DAY / 2
    late = [busy[tweet] - calm[tweet] for tweet in calm if busy[tweet] - calm[tweet] >= 1]
    written = made.followers[star] if star in pushed else 0
    merged = 0 if star in pushed else sum(star in made.followed[user] for user in made.readers)
    return written, wait, len(late), max(late, default=0), merged


def delivered(
    tweets: list[tuple[float, int]], made: Town, pushed: set[int], rate: float
) -> dict[tuple[float, int], float]:
    """Return when the last follower has each tweet that is fanned out."""
    free = 0.0
    done = {}
    for at, user in tweets:
        if user in pushed:
            free = max(free, at) + made.followers[user] / rate
            done[at, user] = free
    return done


def ids() -> str:
    """Say how many bits a number takes that is given in the order of time."""
    years = 2**41 / 1_000 / DAY / 365
    rows = [
        ["41", "milliseconds", f"{years:.1f} years"],
        ["10", "machines", f"{2**10:,}"],
        ["12", "a number in the millisecond", f"{2**12:,} for each machine"],
    ]
    return table(["bits", "of what", "enough for"], rows)


# What the guide's SQL reads

AUTHORS = 200  # followed by the reader; the last one is a star, who is not fanned out


def statements() -> dict[str, str]:
    """Return the SQL of the guide, under the name in its first line."""
    guide = (Path(__file__).parents[1] / "twitter.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^```sql\n-- (.*?)\n(.*?)^```", guide, re.MULTILINE | re.DOTALL))


def filled(base: sqlite3.Connection, tweets_each: int) -> None:
    """Let user 1 follow `AUTHORS` others who have written so often, one after the other."""
    base.executescript(statements()["schema"])
    star = AUTHORS + 1
    others = range(2, star + 1)
    base.executemany("INSERT INTO user VALUES (?, ?, ?)", ((n, n, n == star) for n in others))
    base.executemany("INSERT INTO follow VALUES (1, ?)", ((author,) for author in others))
    tweets = [(turn * AUTHORS + n, n) for turn in range(tweets_each) for n in others]
    base.executemany("INSERT INTO tweet VALUES (?, ?, '', NULL, ?)", ((*t, t[0]) for t in tweets))
    pushed = ((tweet,) for tweet, author in tweets if author != star)
    base.executemany("INSERT INTO home_timeline VALUES (1, ?)", pushed)


def work(base: sqlite3.Connection, sql: str) -> int:
    """Return the steps in which SQLite's virtual machine makes a timeline of user 1."""
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    base.set_progress_handler(step, 1)
    base.execute(sql, {"reader": 1, "before": 10**9}).fetchall()
    base.set_progress_handler(None, 1)
    return steps


def unbounded(sql: str) -> str:
    """Return a statement without the limits inside it, its own at the end kept."""
    return re.sub(r"\n +ORDER BY [\w.]+ DESC\n +LIMIT 20", "", sql)


def growth() -> dict[str, float]:
    """Return how much more work each timeline is when all authors have written 10 times more."""
    asked = {
        name.removeprefix("home timeline "): sql
        for name, sql in statements().items()
        if name.startswith("home timeline")
    }
    asked["of both, without the two limits inside"] = unbounded(asked["of both"])
    counted = []
    for tweets_each in (20, 200):
        with closing(sqlite3.connect(":memory:")) as base:
            filled(base, tweets_each)
            counted.append({name: work(base, sql) for name, sql in asked.items()})
    return {name: counted[1][name] / counted[0][name] for name in asked}


def growths() -> str:
    """Say which of the guide's statements read all that was ever written."""
    rows = [
        [name, f"{times:.0f} times as much" if times > 1.5 else "the same"]
        for name, times in growth().items()
    ]
    return (
        f"A reader follows {AUTHORS} authors. First each author has written 20 tweets, then 200."
        " The work is counted in steps of SQLite's virtual machine.\n\n"
        + table(["home timeline", "work after 10 times as many tweets"], rows)
    )


if __name__ == "__main__":
    tables = [estimates(), growths(), fan_outs(), a_star_at_noon(), celebrities(), ids()]
    print("\n\n".join(tables))
