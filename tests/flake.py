"""Runs lessons many times in one process, and counts how many verdicts and reports there are.

    python tests/flake.py lru_cache solutions/lru_cache/lru_cache.py 1000 crowd simultaneous

The last words choose lessons by a part of their names; without them all are run. Hash seeds come
from PYTHONHASHSEED, and other work on the machine from the machine.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "katas"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from dojo import design
from dojo.report import lines_of
from dojo.story import listening


def once(lesson: Callable[[], None], number: int) -> tuple[str, str]:
    """Run a lesson, and return its verdict and its story."""
    random.seed(number)
    verdict = "holds"
    with listening() as story:
        try:
            lesson()
        except BaseException as error:  # noqa: BLE001  whatever the code under test may raise
            verdict = design.one_line(error)
    return verdict, "\n".join(line for scene in story.scenes for line in lines_of(scene))


def main(kata: str, file: str, times: int, *chosen: str) -> None:
    """Print, for each lesson, how often it came to which verdict, and how many stories it told."""
    sys.path.append(str(design.KATAS / kata))
    design.load(kata, Path(file))
    lessons = {
        name: thing
        for name, thing in vars(__import__(f"test_{kata}")).items()
        if name.startswith("test_") and (not chosen or any(part in name for part in chosen))
    }
    for number, (name, lesson) in enumerate(lessons.items(), start=1):
        seen = [once(lesson, number) for _ in range(times)]
        verdicts = Counter(verdict for verdict, _ in seen)
        stories = len({story for _, story in seen})
        print(f"{name}: {stories} stories")  # noqa: T201
        for verdict, count in verdicts.most_common():
            print(f"  {count:>6} {verdict:.90}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), *sys.argv[4:])
