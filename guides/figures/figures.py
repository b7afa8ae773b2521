"""Draws the figures of the guides, with the numbers that the scripts and solutions here give.

python guides/figures/figures.py    writes guides/figures/*.svg
"""

import sys
from collections.abc import Callable, Sequence
from math import log2
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "katas"))

from dojo.picture import (
    Lanes,
    Ring,
    Thing,
    arrow,
    bars,
    box,
    curve,
    dot,
    label,
    line,
    svg,
    thing,
)

from guides.figures import field
from guides.figures.plot import HERE, Plot, cells, numbers
from solutions.hash_ring.hash_ring import place_of
from solutions.load_balancer.load_balancer import FAILURES, PAUSE

# The ring

POINTS = 3  # of each server; the reference has 100
SERVERS = {"a": 1, "b": 2, "c": 3, "d": 4}  # with their colours


def points_of(servers: Sequence[str]) -> list[tuple[float, str]]:
    """Return the points of some servers on the ring, as shares of a turn."""
    return sorted(
        (place_of(f"{name}/{number}") / 2**32, name) for name in servers for number in range(POINTS)
    )


def shares(points: Sequence[tuple[float, str]]) -> dict[str, float]:
    """Return how much of the ring each server owns: what lies before its points."""
    owned: dict[str, float] = {}
    for number, (end, name) in enumerate(points):
        owned[name] = owned.get(name, 0) + (end - points[number - 1][0]) % 1
    return dict(sorted(owned.items()))


def ring_with_a_newcomer() -> str:
    """Draw the arcs of three servers, and then of four."""
    before, after = points_of("abc"), points_of("abcd")
    seen: list[Thing] = []
    for side, x, points in (("before", 200, before), ("after", 600, after)):
        ring, owned = Ring(x, 190, 112, 22), shares(points)
        seen += ring.arcs(points, SERVERS)
        for number, (end, name) in enumerate(points):
            start = points[number - 1][0]
            middle = ring.at(start + (end - start) % 1 / 2, 30)
            if (end - start) % 1 > 0.02:
                seen.append(label(f"{side} {end}", *middle, name))
            seen.append(dot(f"{side} point {end}", *ring.at(end), w=9))
        title = f"{len(owned)} servers" if side == "before" else "d joins"
        seen.append(label(f"{side} title", x, 168, title, big=True))
        text = "\n".join(f"{name} {100 * share:.0f} % of the keys" for name, share in owned.items())
        seen.append(label(f"{side} shares", x, 214, text, row=title))
    moved = shares(after)["d"]
    text = (
        f"{100 * moved:.0f} % of the keys move, all of them to d. No key moves between a, b and c."
        f"\n{POINTS} points for each server. A dot is a point: it ends the arc of its server."
    )
    return svg(
        [*seen, label("below", 400, 376, text)],
        "The arcs of a hash ring, before and after a newcomer",
        height=410,
    )


# Curves


def queue_against_utilisation() -> str:
    """Draw how the queue of one server grows as it gets busier."""
    plot = Plot(100, 20)
    seen = plot.axes(
        "how busy the server is", "requests at the server, on average",
        {0: "0 %", 25: "25 %", 50: "50 %", 75: "75 %", 100: "100 %"},
        {0: "0", 5: "5", 10: "10", 15: "15", 20: "20"},
    )  # fmt: skip
    steps = [step / 2 for step in range(191)]
    seen.append(curve("queue", (plot.at(x, at_the_server(x)) for x in steps), hue=1))
    for percent in (50, 80, 90, 95):
        x, y = plot.at(percent, at_the_server(percent))
        seen += [
            dot(f"at {percent}", x, y, w=11, hue=1),
            label(
                f"said {percent}", x - 14, y - 6, f"{percent} %: {at_the_server(percent):.0f}",
                anchor="end", row="requests at the server, by how busy it is",
            ),
        ]  # fmt: skip
    text = (
        "One server, random arrivals and\nrandom work (M/M/1): u / (1 - u)."
        "\nFrom 90 % to 95 % it doubles."
    )
    seen.append(label("formula", plot.left + 40, 147, text, anchor="start"))
    return svg(
        seen, "A queue grows without end as its server gets fully busy", width=700, height=380
    )


def at_the_server(percent: float) -> float:
    """Return how many requests are at a server of that utilisation, on average (M/M/1)."""
    return percent / (100 - percent)


MEMORY = (10, 25, 50, 100, 200, 400)


def hit_rates() -> dict[str, list[float]]:
    """Return the hits in 100 asks of each policy, by room, on the skewed day of the guide."""
    script = numbers("lru_cache")
    asks = script.zipf(script.ASKS, script.PAGES, script.Random(script.SEED))
    return {
        name: [100 - 100 * sum(policy(asks, room)) / len(asks) for room in MEMORY]
        for name, policy in script.POLICIES.items()
    }


def hits_against_memory() -> str:
    """Draw what each policy makes of more memory."""
    plot = Plot(log2(MEMORY[-1]), 100, x_from=log2(MEMORY[0]))
    seen = plot.axes(
        "room for so many of 1,000 pages", "hits in 100 asks",
        {log2(room): str(room) for room in MEMORY},
        {0: "0", 25: "25", 50: "50", 75: "75", 100: "100"},
    )  # fmt: skip
    rates = hit_rates()
    hundred = MEMORY.index(100)
    names = sorted(rates, key=lambda name: -rates[name][hundred])
    tops = spread([plot.at(log2(MEMORY[-1]), rates[name][-1])[1] for name in names], 21)
    for number, (name, top) in enumerate(zip(names, tops, strict=True)):
        points = [plot.at(log2(room), rate) for room, rate in zip(MEMORY, rates[name], strict=True)]
        hue = {"perfect foresight": 0}.get(name, number)
        end = points[-1]
        seen += [
            curve(name, points, hue=hue),
            line(f"to {name}", end, (end[0] + 26, top), hue=hue),
            label(
                f"name {name}", end[0] + 32, top, f"{name} {rates[name][hundred]:.1f}",
                anchor="start", row="hits in 100 asks with room for 100",
            ),
        ]  # fmt: skip
    seen.append(
        label(
            "which", plot.left + plot.width + 32, tops[0] - 34, "with room for 100:", anchor="start"
        )
    )
    return svg(seen, "Hits against memory, for each policy", width=800, height=390)


def spread(tops: Sequence[float], gap: float) -> list[float]:
    """Move labels down until none covers the one before."""
    moved: list[float] = []
    for top in tops:
        moved.append(max(top, moved[-1] + gap) if moved else top)
    return moved


def load_against_hit_rate() -> str:
    """Draw what one point of hit rate means to the database."""
    seen: list[Thing] = [
        label("head", 30, 30, "trips to the database in 1,000 asks", anchor="start"),
        label("head lost", 460, 30, "and after the hit rate has lost 1 point", anchor="start"),
    ]
    for number, (rate, trips, lost, then, load) in enumerate(
        cells(numbers("lru_cache").database_load())
    ):
        y = 76 + 52 * number
        for x, value, tone in ((110, trips, ""), (460, then, "cost")):
            w = 1.5 * int(value)
            text = value if not tone else f"{value}, {load}{'' if lost == '1' else ' for ' + lost}"
            seen += [
                thing(f"{tone}{rate}", "bar", x + w / 2, y, w=w, h=28, tone=tone),
                label(
                    f"{tone}{rate} text", x + w + (34 if tone else 10), y, text, anchor="start",
                    row=f"hit rate {rate}",
                ),
            ]  # fmt: skip
        seen.append(label(f"rate {rate}", 96, y, rate, anchor="end"))
    return svg(seen, "The higher the hit rate, the more a lost point costs", height=322)


# States and sequences


def states_of_an_ejection() -> str:
    """Draw when a server is ejected, tried, and back."""
    well = box("well", 130, 100, "trusted", w=150, h=62, tone="saved", row="states")
    ejected = box(
        "ejected", 420, 100, f"ejected\nfor {PAUSE:g} s", w=150, h=62, tone="broken", row="states"
    )
    trial = box("trial", 690, 100, "on trial:\none request", w=150, h=62, tone="cost", row="states")
    rows = {"row": "what leads from one to the next"}
    seen = [
        well, ejected, trial,
        arrow("fails", well, ejected, f"{FAILURES} failures\nin a row\n ", **rows),
        arrow("pause", ejected, trial, f"{PAUSE:g} s later,\nat the next pick\n ", **rows),
        thing("success", "path", 410, 218, d="M280 -82V-18H-280V-80", head=True,
              text="the trial succeeds: no failure is left to count", **rows),
        thing("again", "path", 555, 16, d="M120 46V16H-120V44", head=True,
              text=f"the trial fails: {PAUSE:g} s more", **rows),
    ]  # fmt: skip
    return svg(seen, "The states of an ejection", height=262)


def stale_set() -> str:
    """Draw how a late answer overwrites news."""
    lanes = Lanes(["Ann", "database", "cache", "Olga"], until=10, y=46, height=74)
    seen = [
        *lanes.frame(),
        *lanes.call("asks", "Ann", "cache", 0.7, "asks sale", short=2),
        *lanes.call("misses", "cache", "database", 1.9, "not there: a trip"),
        lanes.span("trip", "database", 1.9, 7.8, "the trip has read 20", tone="cost"),
        *lanes.call("writes", "Olga", "database", 4.3, "writes 15"),
        *lanes.call("deletes", "Olga", "cache", 6.2, "deletes sale", short=2),
        *lanes.call("stores", "database", "cache", 7.8, tone="broken"),
        lanes.event("old", "cache", 7.8, "sale 20", tone="broken"),
        *lanes.call("reads", "cache", "Ann", 9.0, "reads 20", short=2, tone="broken"),
    ]
    text = (
        "The trip read before Olga wrote, and its answer is stored after she deleted."
        "\nThe cache keeps 20 until it expires. A delete must make the trip that is out worthless."
    )
    seen.append(label("said", 400, 340, text))
    return svg(seen, "A stale set", height=376)


def fan_out() -> str:
    """Draw who does the work of a timeline: the writer or the reader."""
    seen: list[Thing] = [
        label("on write", 200, 28, "on write: the author's tweet goes to every follower"),
        label("on read", 606, 28, "on read: the reader collects from everybody followed"),
    ]
    author = box("author", 80, 118, "author", row="on write")
    reader = box("reader", 730, 118, "reader", row="on read")
    for number in range(4):
        to = box(f"timeline {number}", 300, 64 + 38 * number, "timeline", h=28, row="on write")
        of = box(f"list {number}", 500, 64 + 38 * number, "tweets of one", h=28, row="on read")
        seen += [to, of, arrow(f"w{number}", author, to), arrow(f"r{number}", reader, of)]
    seen += [author, reader]
    table = cells(numbers("twitter").fan_outs())
    for x, column, title in ((210, 1, "rows written in a day"), (610, 2, "lists read in a day")):
        values = {row[0]: int(row[column].replace(",", "")) for row in table}
        seen.append(label(title, x - 20, 238, title, anchor="start"))
        for one in bars(values, x=x, y=270, width=120 if column == 1 else 90):
            if one["name"].startswith("name") and column == 2:
                continue
            one["name"] += title
            if "row" in one:
                one["row"] += f", {title}"
            seen.append(one)
    return svg(seen, "Fan-out on write, on read, and both", height=450)


FIGURES: dict[str, Callable[[], str]] = {
    "hash_ring_newcomer": ring_with_a_newcomer,
    "load_balancer_queue": queue_against_utilisation,
    "load_balancer_ejection": states_of_an_ejection,
    "lru_cache_load": load_against_hit_rate,
    "lru_cache_memory": hits_against_memory,
    "lru_cache_stale_set": stale_set,
    "twitter_fan_out": fan_out,
    **field.FIGURES,
}


if __name__ == "__main__":
    for name, draw in FIGURES.items():
        (HERE / f"{name}.svg").write_text(draw(), encoding="utf-8")
