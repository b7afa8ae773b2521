"""The figures of the guides about copies, overload, caches with writes, and shards."""

from collections import Counter
from collections.abc import Callable, Sequence

from dojo.picture import Lanes, Thing, arrow, bars, box, curve, dot, label, line, place, svg

from guides.figures.plot import Plot, cells, numbers

# Overload


def response_time() -> str:
    """Draw the mean response time of one server as it gets busier."""
    script = numbers("overload")
    table = cells(script.waiting())
    plot = Plot(100, 200)
    seen = plot.axes(
        "how busy the server is", "mean response time",
        {0: "0 %", 25: "25 %", 50: "50 %", 75: "75 %", 100: "100 %"},
        {0: "0", 50: "50 ms", 100: "100 ms", 150: "150 ms", 200: "200 ms"},
    )  # fmt: skip
    steps = (step / 2 for step in range(191))
    seen.append(curve("mean", (plot.at(x, mean_response(x, script.WORK)) for x in steps), hue=1))
    for busy, mean, *_ in table:
        x, y = float(busy.rstrip(" %")), float(mean.rstrip(" ms").replace(",", ""))
        if y <= plot.y_to:
            at = plot.at(x, y)
            seen += [
                dot(f"at {busy}", *at, w=11, hue=1),
                label(
                    f"said {busy}", at[0] - 14, at[1] - 8, f"{busy}: {mean}",
                    anchor="end", row="mean response time, by how busy the server is",
                ),
            ]  # fmt: skip
    last = table[-1]
    text = f"The work takes {script.WORK} ms on average.\nAt {last[0]} it is {last[1]}."
    seen.append(label("beyond", plot.left + 40, 150, text, anchor="start"))
    return svg(seen, "Response time against utilisation", width=700, height=380)


def mean_response(percent: float, work: int) -> float:
    """Return the mean response time of one server in ms, in steps of one ms as the guide has it."""
    done = 1 / work
    comes = percent / 100 * done
    return (1 - comes) / (done - comes)


def evening() -> str:
    """Draw how many who come in a second are answered in time, around a sale."""
    script = numbers("overload")
    last, mean_of = 150, 5
    plot = Plot(last, 120)
    sale = script.Evening.SALE
    seen = plot.axes(
        "seconds", "answered in time, a second",
        {second: str(second) for second in (0, 30, 60, 90, 120, 150)},
        {0: "0", 40: "40", 80: "80", 120: "120"},
    )  # fmt: skip
    start, end = plot.at(sale.start / 1_000, 120), plot.at(sale.stop / 1_000, 0)
    middle, half = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    seen.append(place("sale", middle, half, end[0] - start[0], end[1] - start[1], "the sale"))
    ways = {"one try": (1, 10**9, 1), "three tries": (3, 10**9, 2), "at most 50 wait": (3, 50, 3)}
    tops = {"one try": 112.0, "three tries": 300.0, "at most 50 wait": 146.0}
    for name, (tries, room, hue) in ways.items():
        run = script.Evening(tries, budget=False, room=room)
        run.run(script.SEEDS[0])
        good = Counter(then // 1_000 for who, then in enumerate(run.came) if who in run.answered)
        means = [
            sum(good[second] for second in range(at, at + mean_of)) / mean_of
            for at in range(0, last - mean_of, mean_of)
        ]
        points = [plot.at(mean_of * (n + 0.5), mean) for n, mean in enumerate(means)]
        seen.append(curve(name, points, hue=hue))
        at = points[-1]
        text = f"three tries,\n{name}" if room == 50 else name
        seen += [
            line(f"to {name}", at, (at[0] + 30, tops[name]), hue=hue),
            label(
                f"name {name}", at[0] + 36, tops[name], f"{text}: {means[-1]:.0f}",
                anchor="start", row=f"answered of 80 a second, after {last - mean_of} s",
            ),
        ]  # fmt: skip
    return svg(seen, "A sale of ten seconds, and what comes after it", width=800, height=380)


# Caches with writes


def hot_key() -> str:
    """Draw the load of ten cache servers, one of which has the page that everybody wants."""
    load, hot = (
        int(text.replace(",", "")) for text in cells(numbers("caching_writes").hot_key())[0][1:]
    )
    values = {f"server {number}": load - hot for number in range(1, 11)}
    values["server 4"] = load
    seen = bars(values, x=140, y=50, width=480, tones={"server 4": "cost"})
    seen.append(label("head", 128, 22, "reads a second", anchor="start"))
    text = f"{hot:,} of them\nfor one page"
    seen.append(label("hot", 715, 206, text, row="server 4"))
    return svg(seen, "The load of ten servers, one page a tenth of all", height=410)


# Copies


def lag() -> str:
    """Draw a change at the leader, and a read from a copy that is behind."""
    lanes = Lanes(["Ann", "leader", "follower"], until=10, y=50, height=84)
    seen = [
        *lanes.frame(),
        *lanes.call("writes", "Ann", "leader", 0.6, "new address"),
        lanes.span("new", "leader", 0.6, 9.6, "the new address"),
        *lanes.call("says", "leader", "Ann", 3, short=2, tone="saved"),
        label("done", lanes.at("Ann", 3)[0] + 9, 78, "done", anchor="start", tone="saved"),
        lanes.span("lag", "follower", 0.6, 7.2, "the old address: behind by the lag", tone="cost"),
        *lanes.call("log", "leader", "follower", 7.6, "the log arrives"),
        lanes.span("caught up", "follower", 7.2, 9.6, "the new address"),
        *lanes.call("looks", "Ann", "follower", 4.8, "looks, and sees the old one", tone="broken"),
    ]
    return svg(seen, "A read from a copy that is behind", height=262)


def split_brain() -> str:
    """Draw a line that is cut, and two leaders that both take changes."""
    table = {row[0]: row[1:] for row in cells(numbers("replication").split())}
    both, lost, _ = table["10 s"]
    seen: list[Thing] = []
    for x, side, adds in ((190, "west", "+ book"), (610, "east", "+ lamp")):
        leader = box(side, x, 84, f"leader, {side}", w=170, h=48, row=side)
        basket = box(f"basket {side}", x, 196, f"basket 7: {adds}", w=170, tone="broken", row=side)
        seen += [leader, basket, arrow(f"takes {side}", leader, basket, "takes a change", row=side)]
    seen += [
        line("west wire", (281, 84), (376, 84)),
        line("east wire", (424, 84), (519, 84)),
        label("cut", 400, 84, "cut", tone="broken", row="the line"),
        label(
            "said", 400, 262,
            f"Cut for 10 s: {both} baskets are changed on both sides."
            f"\nIf one side wins, {lost} changes are lost.",
        ),
    ]  # fmt: skip
    return svg(seen, "Split brain: two leaders, one basket", height=306)


def quorum() -> str:
    """Draw the nodes that were written and the nodes that are read: they share one."""
    nodes = {
        name: box(f"node {name}", x, 120, f"node {name}", w=110, h=56, row="nodes", note=note)
        for name, x, note in (
            ("a", 220, "new basket"), ("b", 400, "new basket"), ("c", 580, "old basket"),
        )
    }  # fmt: skip
    nodes["b"]["tone"] = "saved"
    seen = [
        place("written", 310, 120, 320, 124, "W = 2 were written", row="groups"),
        place("read", 490, 126, 326, 148),
        label("read name", 652, 216, "R = 2 are read", anchor="end", row="groups"),
        *nodes.values(),
        label("said", 400, 250, "W + R = 4 is more than N = 3: the two groups share node b."),
    ]
    return svg(seen, "A quorum: the two groups share a node", height=284)


# Shards


def todays_orders() -> str:
    """Draw where today's orders go, by range of their number and by its hash."""
    script = numbers("sharding")
    bounds = [script.ORDERS * part // script.SHARDS for part in range(1, script.SHARDS)]
    ways = {"by range": script.by_range(bounds), "by hash": script.by_hash(script.SHARDS)}
    today: Sequence[int] = range(script.ORDERS - 1_000, script.ORDERS)
    seen: list[Thing] = []
    for x, (name, rule) in zip((120, 510), ways.items(), strict=True):
        count = Counter(map(rule, today))
        values = {f"shard {shard + 1}": count[shard] for shard in range(script.SHARDS)}
        tones = {"shard 4": "cost"} if name == "by range" else {}
        seen.append(label(f"head {name}", x - 12, 26, f"{name} of the number", anchor="start"))
        for one in bars(values, x=x, y=62, width=190, most=1_000, tones=tones):
            one["name"] += name
            if "row" in one:
                one["row"] += f", {name}"
            seen.append(one)
    seen.append(label("said", 400, 216, "Today's 1,000 orders, with numbers that only grow."))
    return svg(seen, "Today's orders on four shards", height=248)


FIGURES: dict[str, Callable[[], str]] = {
    "overload_utilisation": response_time,
    "overload_sale": evening,
    "caching_writes_hot_key": hot_key,
    "replication_lag": lag,
    "replication_split_brain": split_brain,
    "replication_quorum": quorum,
    "sharding_today": todays_orders,
}
