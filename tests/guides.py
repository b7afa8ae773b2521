"""What the tests of guides share: a guide's text, its tables, and what its script prints."""

import importlib.util
import re
import subprocess
import sys
from functools import cache
from types import ModuleType

from dojo import design

GUIDES = design.ROOT / "guides"


@cache
def text_of(name: str) -> str:
    """Return a guide's text."""
    return (GUIDES / f"{name}.md").read_text(encoding="utf-8")


@cache
def printed_for(name: str) -> str:
    """Return what a guide's script prints."""
    return subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, GUIDES / "numbers" / f"{name}_numbers.py"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout


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
