"""What several figures share: the scripts that print numbers, and a frame with two axes."""

import importlib.util
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import ModuleType

from dojo.picture import Thing, label, line

HERE = Path(__file__).resolve().parent


@cache
def numbers(kata: str) -> ModuleType:
    """Return the script that prints a guide's numbers."""
    path = HERE.parent / "numbers" / f"{kata}_numbers.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    sys.modules[path.stem] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cells(table: str) -> list[list[str]]:
    """Return the rows of a table in Markdown, without its heads."""
    lines = [text.strip("| ") for text in table.splitlines() if text.startswith("| ")]
    return [[cell.strip() for cell in text.split(" | ")] for text in lines[2:]]


Point = tuple[float, float]


class Plot:
    """A frame with two axes."""

    def __init__(self, x_to: float, y_to: float, *, x_from: float = 0) -> None:
        self.left, self.top, self.width, self.height = 90, 46, 520, 270
        self.x_from, self.x_to, self.y_to = x_from, x_to, y_to

    def at(self, x: float, y: float) -> Point:
        """Return the place of a pair of values."""
        share = (x - self.x_from) / (self.x_to - self.x_from)
        return self.left + self.width * share, self.top + self.height * (1 - y / self.y_to)

    def axes(
        self, x_name: str, y_name: str, x_ticks: Mapping[float, str], y_ticks: Mapping[float, str]
    ) -> list[Thing]:
        """Return the axes, their names, and the lines behind the curves."""
        bottom = self.top + self.height
        seen = [
            label("y name", self.left - 50, self.top - 26, y_name, anchor="start"),
            label("x name", self.left + self.width / 2, bottom + 46, x_name),
        ]
        for value, text in y_ticks.items():
            start, end = self.at(self.x_from, value), self.at(self.x_to, value)
            seen += [
                line(f"y line {text}", start, end, tone="off"),
                label(f"y {text}", start[0] - 12, start[1], text, anchor="end"),
            ]
        return seen + [
            label(f"x {text}", self.at(value, 0)[0], bottom + 20, text)
            for value, text in x_ticks.items()
        ]
