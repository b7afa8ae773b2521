"""What the tests of guides share: a guide's text, its tables, and what its script prints."""

import importlib.util
import re
import runpy
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from types import ModuleType
from unittest.mock import patch

from dojo import design

from tests.pool import Job

GUIDES = design.ROOT / "guides"


@cache
def text_of(name: str) -> str:
    """Return a guide's text."""
    return (GUIDES / f"{name}.md").read_text(encoding="utf-8")


def flat(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


@dataclass(frozen=True)
class Printing(Job[str]):
    """The run of the script that prints a guide's numbers."""

    name: str

    def __str__(self) -> str:
        """Name the script, as a list of tests would."""
        return f"{self.name}_numbers"

    def run(self) -> str:
        """Run the script in this process, and return what it printed."""
        script = str(GUIDES / "numbers" / f"{self.name}_numbers.py")
        designs = {name for name in sys.modules if name.startswith("solutions.")}
        kept = {name: sys.modules.pop(name) for name in designs}  # a script may change its own
        with (
            patch.object(sys, "argv", [script]),
            patch.object(sys, "path", [*sys.path]),
            redirect_stdout(StringIO()) as printed,
        ):
            runpy.run_path(script, run_name="__main__")
        for name in [name for name in sys.modules if name.startswith("solutions.")]:
            del sys.modules[name]
        sys.modules.update(kept)
        return printed.getvalue()


def printed_for(name: str) -> str:
    """Return what a guide's script prints."""
    return Printing(name).at_once()


def numbers(kata: str) -> ModuleType:
    """Return the script that prints a guide's numbers, as a module of its own."""
    path = GUIDES / "numbers" / f"{kata}_numbers.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def prose_of(name: str) -> str:
    """Return a guide's text without its sources, its citations and its blocks of code."""
    text = text_of(name).partition("\n## Sources")[0]
    text = re.sub(r"^```.*?^```|^\*Reading time: [^\n]*", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"\[\d+\]|\]\([^)]*\)", "", text)


def numbers_in(text: str) -> set[str]:
    """Return the numbers of a text, written as there, but for those that are said as words."""
    found = re.findall(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?", text)
    return {number for number in found if "." in number or len(number) > 1}


def heads(text: str) -> list[str]:
    """Return the headings of a text in Markdown."""
    return re.findall(r"^#+ (.*)$", text, re.MULTILINE)


def table_rows(text: str) -> list[list[str]]:
    """Return the cells of each row of the tables in a text."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]


def cells(name: str) -> dict[str, list[str]]:
    """Return the last table row of each name that a guide's script prints."""
    lines = [line for line in printed_for(name).splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]
    return {row[0]: row[1:] for row in rows}


def amount(text: str) -> float:
    """Return the number with which a cell begins."""
    return float(text.split(maxsplit=1)[0].replace(",", ""))
