"""Prints guides/words.md: the terms that lessons name, what they mean, and where to meet them.

A lesson names them in the last two lines of its docstring, `Trouble: a, b` and `Cure: c, d`.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("Trouble", "Cure")
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
            yield term, kind.lower()


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
    return f"{kata}, [{lesson}]({kata}.md#{lesson.replace(' ', '-')})"


def rows() -> list[str]:
    """Return the rows of the table, in the order of the alphabet."""
    meaning = {term.casefold(): sentence for term, sentence in sentences().items()}
    found: dict[str, list[Named]] = {}
    for each in named():
        found.setdefault(each.term.casefold(), []).append(each)
    made = []
    for key, places in sorted(found.items()):
        if key not in meaning:
            continue
        kinds = " and ".join(
            kind for kind in map(str.lower, KINDS) if kind in {p.kind for p in places}
        )
        lessons = "; ".join(dict.fromkeys(link(place.kata, place.lesson) for place in places))
        made.append(f"| {places[0].term} | {kinds} | {meaning[key]} | {lessons} |")
    return made


def page() -> str:
    """Return the whole page."""
    listed = rows()
    text = (
        "The terms that the lessons name, as one says them in a design review or an interview. A"
        " *trouble* is what goes wrong, a *cure* what one does about it. Each row leads to the"
        " lesson in which you meet it."
    )
    table = ["| word | kind | meaning | lesson |", "| --- | --- | --- | --- |", *listed]
    minutes = max(1, round(len(" ".join([text, *table]).split()) / WORDS_A_MINUTE))
    time = f"Reading time: {minutes} minute{'s' if minutes > 1 else ''}."
    made_by = "This page is made by `python guides/numbers/words.py > guides/words.md`."
    head = ["# The words of the field", time, text, made_by, f"{len(listed)} words."]
    return "\n\n".join([*head, "\n".join(table)])


if __name__ == "__main__":
    print(page())
