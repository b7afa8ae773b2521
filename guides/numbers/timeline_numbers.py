"""The tables of guides/timeline.md, as Markdown.

    python guides/numbers/timeline_numbers.py        every number that the guide gives

Rows are counted as the kata counts them, so that they are the same on every machine.
"""

import sys
from bisect import bisect
from importlib.util import module_from_spec, spec_from_file_location
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import mean
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "katas"))

from guides.numbers.tables import table
from solutions.timeline import by_pair, merged_on_read, pushed_to_everybody
from solutions.timeline import timeline as reference

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
SEED = 42
PEOPLE, FOLLOWED, TWEETS, LOOKS = 200, 40, 100, 400
PAGE, KEEP = 20, 100


def load_world() -> Any:
    """Return the kata's world, which knows no learner's design."""
    spec = spec_from_file_location("world", ROOT / "katas" / "timeline" / "timeline_world.py")
    assert spec is not None
    assert spec.loader is not None
    module, before = module_from_spec(spec), sys.modules.get("timeline")
    sys.modules["timeline"] = reference
    try:
        spec.loader.exec_module(module)
    finally:
        sys.modules.pop("timeline")
        if before is not None:
            sys.modules["timeline"] = before
    return module


world = load_world()


def town_with(design: Any, **sizes: int) -> Any:
    """Return a town that is served by this design, and tells nothing."""
    world.Timelines = design.Timelines
    town = world.Town(**sizes)
    town.quiet = True
    return town


# A day


def plan() -> tuple[list[str], dict[str, list[str]], list[tuple[float, str, str]]]:
    """Return people, whom they follow (the popular more often), and what they do, in order."""
    dice = Random(SEED)
    shares = list(accumulate(1 / (rank + 5) for rank in range(PEOPLE)))
    people = [f"p{number:03}" for number in range(PEOPLE)]
    follows: dict[str, list[str]] = {}
    for reader in people:
        picked = dict.fromkeys([reader])
        while len(picked) <= FOLLOWED:
            picked[people[bisect(shares, dice.random() * shares[-1])]] = None
        follows[reader] = list(picked)[1:]
    acts = [
        (dice.random(), act, people[int(PEOPLE * dice.random())])
        for act, times in (("writes", TWEETS), ("looks", LOOKS))
        for _ in range(times)
    ]
    return people, follows, sorted(acts)


Rows = tuple[list[int], list[int]]  # of each look, and of each tweet


def a_day(design: Any, star: int) -> Rows:
    """Return the rows that a design touches for each look and for each tweet."""
    people, follows, acts = plan()
    town = town_with(design, page=PAGE, keep=KEEP, star=star, batch=50)
    for reader in people:
        town.follows(reader, *follows[reader])
    for name in people * 5:
        town.writes(name)
    for name in people:
        town.looks(name)
    looks, tweets = [], []
    for _, act, name in acts:
        if act == "looks":
            assert town.looks(name) == town.due(name)[:PAGE]
            looks.append(town.waited)
        else:
            town.writes(name)
            tweets.append(town.waited + town.worked)
    return looks, tweets


def everything() -> Rows:
    """Return, by arithmetic, what it costs to read everything of everybody at each look."""
    people, follows, acts = plan()
    written = dict.fromkeys(people, 5)
    looks = []
    for _, act, name in acts:
        if act == "looks":
            looks.append(FOLLOWED + sum(written[whom] for whom in [name, *follows[name]]))
        else:
            written[name] += 1
    return looks, [1] * TWEETS


def alternatives() -> str:
    """Compare designs on the same day."""
    _, follows, _ = plan()
    counts = [sum(name in whom for whom in follows.values()) for name in follows]
    none = PEOPLE
    designs: dict[str, Callable[[], Rows]] = {
        "everything, when read": everything,
        "merged when read": lambda: a_day(merged_on_read, none),
        "pushed to everybody": lambda: a_day(pushed_to_everybody, none),
        "hybrid by author, star 100": lambda: a_day(reference, 100),
        "hybrid by author, star 30": lambda: a_day(reference, 30),
        "hybrid by pair, the first 60": lambda: a_day(by_pair, 60),
    }
    rows = []
    for name, run in designs.items():
        looks, tweets = run()
        cells = [mean(looks), max(looks), mean(tweets), max(tweets), sum(looks + tweets)]
        rows.append([name, *(f"{cell:,.0f}" for cell in cells)])
    return (
        f"{PEOPLE} people follow {FOLLOWED} others each, the popular more often: the first has"
        f" {max(counts)} followers, half have fewer than {sorted(counts)[PEOPLE // 2]}. {TWEETS}"
        f" tweets, {LOOKS} looks, pages of {PAGE}, {KEEP} rows kept, seed {SEED}.\n\n"
        + table(["design", "rows a look", "worst", "rows a tweet", "worst", "in all"], rows)
    )


# Where it hurts


def stars_followed() -> str:
    """Say what a look costs to somebody who follows many stars."""
    rows = []
    for count in (0, 1, 5, 10, 20, 40):
        town = town_with(reference, star=2)
        stars = [f"s{number:02}" for number in range(count)]
        neighbours = world.NEIGHBOURS[: 50 - count]
        for star in stars:
            for fan in ("f0", "f1", "f2"):
                town.follows(fan, star)
        town.follows("ann", *stars, *neighbours)
        for name in [*stars, *neighbours] * 5:
            town.writes(name)
        town.looks("ann")
        town.looks("ann")
        rows.append([str(count), str(town.waited)])
    return "Ann follows 50 people, pages of 5.\n\n" + table(["of them stars", "rows a look"], rows)


def copies_of_jobs() -> str:
    """Say how often a chain of jobs runs if each of them comes twice."""
    rows = []
    for fans in (10, 20, 40, 60):
        town = town_with(reference, batch=5)
        for fan in range(fans):
            town.follows(f"f{fan:02}", "ben")
        town.asleep = True
        town.writes("ben")
        runs = 0
        jobs = town.jobs
        while jobs:
            job = jobs.pop(0)
            town.run(job)
            town.run(job)
            runs += 2
        rows.append([str(fans), str(fans // 5 + 1), f"{runs:,}"])
    return "Batches of 5.\n\n" + table(["followers", "jobs", "runs if each comes twice"], rows)


def quiet_feed() -> str:
    """Say what a look costs if all that there is does not fill a page."""
    rows = []
    for count in (4, 5, 20):
        town = town_with(reference)
        town.follows("ann", *world.NEIGHBOURS)
        town.writes("n01", count)
        town.looks("ann")
        town.looks("ann")
        rows.append([str(count), str(town.waited)])
    return "Ann follows 50 people, pages of 5.\n\n" + table(["tweets in all", "rows a look"], rows)


if __name__ == "__main__":
    print(
        "\n\n".join(make() for make in (alternatives, stars_followed, copies_of_jobs, quiet_feed))
    )
