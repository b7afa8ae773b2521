"""Python's dice in one state: what a design draws by `random` comes out the same each time.

Not the module's own generator alone: a private random.Random as well, which `random.seed` does not
reach. For url_shortener, and for any kata that draws.
"""

import sys
from _random import Random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def in_one_state(seed: int = 7) -> Iterator[None]:
    """Put each random.Random that the present thread asks in the block into one state, once.

    random.SystemRandom, and with it `secrets`, has no state, and is left alone.
    """
    seeded: list[Any] = []

    def on_call(_frame: Any, event: str, function: Any) -> None:
        if event != "c_call" or function.__name__ not in ("random", "getrandbits"):
            return
        dice = function.__self__
        if isinstance(dice, Random) and not any(dice is other for other in seeded):
            seeded.append(dice)
            dice.seed(seed)

    sys.setprofile(on_call)
    try:
        yield
    finally:
        sys.setprofile(None)
