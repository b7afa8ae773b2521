"""Prints guides/words.md: the terms that lessons name, what they mean, and where to meet them.

A lesson names them in the last two lines of its docstring, `Trouble: a, b` and `Cure: c, d`.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from math import ceil
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
KINDS = {"Trouble": "What goes wrong", "Cure": "What one does about it"}
WORDS_A_MINUTE = 200


class Named(NamedTuple):
    """A term where a lesson names it."""

    term: str
    kind: str
    kata: str
    lesson: str


def named() -> Iterator[Named]:
    """Yield the terms of all lessons, kata by kata."""
    for path in sorted((ROOT / "katas").glob("*/test_*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                lesson = node.name.removeprefix("test_").replace("_", " ")
                for term, kind in terms(ast.get_docstring(node) or ""):
                    yield Named(term, kind, path.parent.name, lesson)


def terms(docstring: str) -> Iterator[tuple[str, str]]:
    """Yield the terms of a lesson's docstring, each with its kind; a line may go on in the next."""
    for kind, listed in re.findall(
        rf"^({'|'.join(KINDS)}): (.*?)\.?$(?=\n(?:{'|'.join(KINDS)}): |\Z)",
        docstring,
        flags=re.MULTILINE | re.DOTALL,
    ):
        for term in " ".join(listed.split()).split(", "):
            yield term, kind


def sentences() -> dict[str, str]:
    """Return what each term means."""
    return tomllib.loads((ROOT / "guides" / "words.toml").read_text(encoding="utf-8"))


def without_a_sentence() -> list[str]:
    """Return the terms that a lesson names and nobody has explained."""
    known = {term.casefold() for term in sentences()}
    return sorted({each.term for each in named() if each.term.casefold() not in known})


def without_a_lesson() -> list[str]:
    """Return the terms that are explained and that no lesson names."""
    used = {each.term.casefold() for each in named()}
    return [term for term in sentences() if term.casefold() not in used]


def link(kata: str, lesson: str) -> str:
    """Return a link to a lesson's place in its guide."""
    return f"[{kata}]({kata}.md#{lesson.replace(' ', '-')})"


def rows(kind: str) -> list[str]:
    """Return the rows of the table of one kind, in the order of the alphabet."""
    meaning = {term.casefold(): sentence for term, sentence in sentences().items()}
    found: dict[str, list[Named]] = {}
    for each in named():
        if each.kind == kind and each.term.casefold() in meaning:
            found.setdefault(each.term.casefold(), []).append(each)
    made = []
    for key, places in sorted(found.items()):
        lessons = ", ".join(dict.fromkeys(link(place.kata, place.lesson) for place in places))
        made.append(f"| {places[0].term} | {meaning[key]} | {lessons} |")
    return made


def minutes_for(text: str) -> int:
    """Return how long a guide takes to read, its sources aside."""
    words = [word for word in text.partition("\n## Sources")[0].split() if re.search(r"\w", word)]
    return ceil(len(words) / WORDS_A_MINUTE)


def page() -> str:
    """Return the whole page."""
    parts = []
    for kind, head in KINDS.items():
        listed = rows(kind)
        table = ["| word | meaning | lesson |", "| --- | --- | --- |", *listed]
        parts += [f"## {head}", f"{len(listed)} words.", "\n".join(table)]
    about = (
        "The terms that the lessons name, as one says them in a design review or in an interview,"
        " each with a link to the lesson in which you meet it. It is a page to look things up in,"
        " not one to read through. `python guides/numbers/words.py > guides/words.md` makes it."
    )
    return "\n\n".join(["# The words of the field", about, *parts])


if __name__ == "__main__":
    print(page())
