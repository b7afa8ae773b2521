"""Play with a kata's world by hand, with your own design in it.

    python -i katas/dojo/play.py lru_cache
    python -i katas/dojo/play.py lru_cache --solution

Each step is printed with its state and its why. Leave with Ctrl-D, on Windows with Ctrl-Z.
"""

import os
import runpy
import sys
from pathlib import Path
from typing import NoReturn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from dojo import design, report
from dojo.order import KATAS


def leave(text: str) -> NoReturn:
    """End Python with these words, where `-i` would go on after them."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201
    os._exit(1)


def begin(kata: str, *, solution: bool = False) -> dict[str, object]:
    """Load a kata's design and world, run its first lines, and return the names to play with."""
    root = design.SOLUTIONS if solution else design.KATAS
    file = root / kata / f"{kata}.py"
    sys.path.insert(0, str(design.KATAS / kata))
    try:
        design.load(kata, file)
        names = runpy.run_path(str(design.KATAS / kata / f"test_{kata}.py"))
    except BaseException as error:  # noqa: BLE001  whatever a learner's file may raise
        leave(report.broken(kata, file, error))
    for line in str(names["BY_HAND"]).splitlines():
        print(f">>> {line}")  # noqa: T201
        exec(line, names)  # noqa: S102  our own lines
    return names


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--solution"]
    if len(arguments) != 1 or arguments[0] not in KATAS:
        leave(f"{__doc__}\nThe katas are {', '.join(KATAS)}.")
    globals().update(begin(arguments[0], solution="--solution" in sys.argv))
