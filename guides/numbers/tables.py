"""What the scripts of the guides share: how a table is written, and how designs are raced."""

from collections.abc import Callable, Sequence
from statistics import median
from timeit import Timer


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown: its first column to the left, the others to the right."""
    rule = ["---"] + ["---:"] * (len(heads) - 1)
    return "\n".join(f"| {' | '.join(row)} |" for row in [heads, rule, *rows])


def race(lanes: Sequence[Callable[[], object]], rounds: int = 7) -> list[float]:
    """Return how many times as fast as the first lane each of them is.

    They run in turn, and a first round warms up. The median of ratios within one round is less
    disturbed by other work on the machine than a ratio of medians.
    """
    watches = [Timer(lane) for lane in lanes]
    times = [[watch.timeit(1) for watch in watches] for _ in range(rounds + 1)][1:]
    return [median(one[0] / one[lane] for one in times) for lane in range(len(lanes))]
