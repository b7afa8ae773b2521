"""How long each kata takes, estimated by a rule: nobody was timed.

    python guides/numbers/minutes.py        minutes for the core, and for all lessons

Reading counts the words of the learner's file, and of each lesson in its test and in the guide,
with its hints. Work counts changes: one player who was new to lru_cache needed 21 runs for its 16
lessons. Five minutes a change is an assumption; the guides ask for as many after a hint.
"""

import ast
import re
import sys
from math import ceil
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "katas"))

from dojo.order import KATAS

ROOT = Path(__file__).resolve().parents[2]
WORDS_A_MINUTE = 200
CHANGES_A_LESSON = 21 / 16
MINUTES_A_CHANGE = 5
ROUNDED_TO = 5


def words_in(text: str) -> int:
    """Return how many words there are to read in a text."""
    return sum(bool(re.search(r"\w", word)) for word in text.split())


def minutes(kata: str) -> tuple[int, int]:
    """Return the minutes for the core of a kata, and for all of it."""
    tests = (ROOT / "katas" / kata / f"test_{kata}.py").read_text(encoding="utf-8")
    guide = (ROOT / "guides" / f"{kata}.md").read_text(encoding="utf-8")
    sections = {
        part.partition("\n")[0]: part for part in re.split(r"^### ", guide, flags=re.MULTILINE)[1:]
    }
    to_read = [words_in((ROOT / "katas" / kata / f"{kata}.py").read_text(encoding="utf-8"))]
    core = 0
    for node in ast.parse(tests).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            lesson = ast.get_source_segment(tests, node) or ""
            section = sections[node.name.removeprefix("test_").replace("_", " ")]
            to_read.append(words_in(lesson) + words_in(section.partition("\n## ")[0]))
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "CORE":
            core = ast.literal_eval(node.value)
    return takes(to_read[: core + 1]), takes(to_read)


def takes(to_read: list[int]) -> int:
    """Return the minutes for the learner's file and the lessons behind it."""
    work = (len(to_read) - 1) * CHANGES_A_LESSON * MINUTES_A_CHANGE
    return ceil((sum(to_read) / WORDS_A_MINUTE + work) / ROUNDED_TO) * ROUNDED_TO


if __name__ == "__main__":
    for kata in KATAS:
        core, everything = minutes(kata)
        print(f"{kata:16} {core:4} {everything:4}")
