"""Makes most functions from two, by fixing a factor; they have no names of their own."""

import math
from collections.abc import Callable
from functools import partial

from solutions.estimation.estimation import *


def scaled(factor: float, **given: float) -> float:
    """Return the product of all that is given, in other units."""
    return math.prod(given.values()) * factor


per_second: Callable[..., float] = partial(scaled, 1 / 2_500_000)
reads_per_second: Callable[..., float] = partial(scaled, 1)
peak_per_second: Callable[..., float] = partial(scaled, 1)
kept_terabytes: Callable[..., float] = partial(scaled, 12e-12)
megabits_per_second: Callable[..., float] = partial(scaled, 8e-6)
cache_gigabytes: Callable[..., float] = partial(scaled, 86_400e-9)
in_flight: Callable[..., float] = partial(scaled, 1e-3)
