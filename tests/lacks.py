"""What a kata lacks, in words: what is missing, where to put it, and why it is wanted.

Each function of WHY looks at one part of a kata and yields a sentence for all that is missing
there; WHY has the reason. None of them fails on a kata that is half there, or not at all.
"""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dojo import new

HINTS = {"first": 40, "second": 40, "third": 10}  # characters; the third may be a formula
WORLD = 300  # lines


@dataclass(frozen=True)
class Kata:
    """A kata of the repository at `root`, whatever there is of it."""

    root: Path
    name: str

    def __str__(self) -> str:
        """Name it."""
        return self.name

    def text(self, path: str) -> str:
        """Return what stands in a file, or nothing if it is not there."""
        file = self.root / path
        return file.read_text(encoding="utf-8") if file.is_file() else ""

    def module(self, path: str) -> ast.Module:
        """Return a file as Python sees it, empty if it is not there or Python stops at it."""
        try:
            return ast.parse(self.text(path))
        except SyntaxError:
            return ast.Module([], [])

    def docstring(self, path: str) -> str:
        """Return what a file says on top."""
        return ast.get_docstring(self.module(path)) or ""

    @property
    def lessons_file(self) -> str:
        """The file that a learner reads."""
        return f"katas/{self.name}/test_{self.name}.py"

    @cached_property
    def lessons(self) -> dict[str, str]:
        """The sentence of each lesson, in order, and its docstring."""
        return {
            node.name.removeprefix("test_").replace("_", " "): ast.get_docstring(node) or ""
            for node in self.module(self.lessons_file).body
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        }

    def designs(self, kind: str) -> list[str]:
        """Return the paths of its designs of a kind, "wrong" or "right"."""
        folder = self.root / "tests" / "katas" / self.name / kind
        return [path.relative_to(self.root).as_posix() for path in sorted(folder.glob("*.py"))]


def files(kata: Kata) -> Iterator[str]:
    """Look for the files that have the kata's name."""
    wanted = {
        f"katas/{kata}/{kata}.py": "the one file to edit: a design that works and is wrong",
        kata.lessons_file: "the one file to read: the lessons, in order",
        f"solutions/{kata}/{kata}.py": "the reference, which passes every lesson",
    }
    for path, what in wanted.items():
        if not (kata.root / path).is_file():
            yield f"There is no {path}. It is {what}."
        elif not path.startswith("katas/") and not kata.docstring(path):
            yield f"{path} has no docstring, or Python stops at it. The docstring is its page."


def lessons(kata: Kata) -> Iterator[str]:
    """Look for lessons, and for the reason of each."""
    if not kata.lessons:
        yield f"{kata.lessons_file} has no lesson: write a function test_what_must_hold()."
    for sentence, docstring in kata.lessons.items():
        if not docstring.strip():
            yield f'The lesson "{sentence}" has no docstring: write its reason there, one sentence.'


def names(kata: Kata) -> Iterator[str]:
    """Look for the words that the field has for what goes wrong, and for its cure."""
    for sentence, docstring in kata.lessons.items():
        for label in ("Trouble", "Cure"):
            if not re.search(rf"^{label}: \w", docstring, re.MULTILINE):
                yield (
                    f'The lesson "{sentence}" has no line "{label}: ..." at the end of its '
                    f"docstring in {kata.lessons_file}."
                )


def afterwards(kata: Kata) -> Iterator[str]:
    """Look for what the last screen says."""
    values = [
        node.value
        for node in kata.module(kata.lessons_file).body
        if isinstance(node, ast.Assign)
        and [getattr(target, "id", "") for target in node.targets] == ["AFTERWARDS"]
    ]
    said = "".join(
        str(part.value)
        for value in values
        for part in ast.walk(value)
        if isinstance(part, ast.Constant)
    )
    if not said.strip():
        yield (
            f'{kata.lessons_file} has no AFTERWARDS: write AFTERWARDS = """...""" below its '
            "imports, with what the design met on the way and something to say aloud."
        )


def rows(kata: Kata) -> Iterator[str]:
    """Look for the kata in the tables, and in the method."""
    count = len(kata.lessons)
    own = rf"^\| \[{kata}\]\(katas/{kata}/{kata}\.py\) \| \S.* \| \d+, \d+ \| (\d+) \|$"
    found = re.search(own, kata.text("README.md"), re.MULTILINE)
    if found is None:
        yield (
            'README.md has no row for it. Below "The katas", at its place in the order, write '
            f"| [{kata}](katas/{kata}/{kata}.py) | what one can say why | 10, 10 | {count} |"
        )
    elif found[1] != str(count):
        yield f"README.md gives it {found[1]} lessons, and {kata.lessons_file} has {count}."
    own = rf"^\| \[{kata}\]\(\.\./katas/{kata}/{kata}\.py\) \| \[[^]]+\]\({kata}\.md\) \| \S.* \|$"
    if not re.search(own, kata.text("guides/README.md"), re.MULTILINE):
        yield (
            "guides/README.md has no row for it. In the first table, at its place in the order, "
            f"write | [{kata}](../katas/{kata}/{kata}.py) | [Name]({kata}.md) | what one meets |"
        )
    if kata.name not in kata.text("guides/method.md"):
        yield "guides/method.md does not name it: add it to a line that begins with **Practise.**"


def guide(kata: Kata) -> Iterator[str]:
    """Look for a guide, and for hints that say something."""
    path = f"guides/{kata}.md"
    if not kata.text(path).strip():
        yield f"There is no {path}. It holds the hints, pros, cons, alternatives and numbers."
        return
    if not typed(kata.text(path), str(kata)):
        yield (
            f"{path} has nothing to try: **By hand.** `python -i katas/dojo/play.py {kata}`, what"
            " to predict, and a block of the lines to type."
        )
    parts = re.split(r"^### ", kata.text(path), flags=re.MULTILINE)[1:]
    sections = {part.partition("\n")[0].strip(): part for part in parts}
    there = [title for title in sections if title in kata.lessons]
    if there != [title for title in kata.lessons if title in there]:
        yield f"{path} has the sections of its lessons in another order than {kata.lessons_file}."
    for title in kata.lessons:
        if title not in sections:
            yield f'{path} has no section "### {title}": put it at the lesson\'s place, with hints.'
            continue
        yield from (f'{path}, "{title}": {what}' for what in _hints(sections[title]))


def typed(guide: str, kata: str) -> str:
    """Return the lines that a guide lets its reader type after the kata's first ones."""
    command = rf"^\*\*By hand\.\*\* `python -i katas/dojo/play\.py {kata}` .*?\bPredict .*?"
    found = re.search(command + r"\n\n```python\n(.*?)^```", guide, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def _hints(section: str) -> Iterator[str]:
    hints = re.findall(r"<details><summary>.*?</summary>(.*?)</details>", section, re.DOTALL)
    told = [" ".join(hint.split()) for hint in hints[: len(HINTS)]]
    if len(told) < len(HINTS):
        yield (
            f"{len(told)} of {len(HINTS)} hints are there. A hint is "
            "<details><summary>A question</summary> its text </details>."
        )
    for (which, enough), hint in zip(HINTS.items(), told, strict=False):
        if len(hint) < enough:
            yield f'the {which} hint, "{hint}", says too little: write {enough} characters or more.'
    if len({hint.casefold() for hint in told}) < len(told):
        yield "two hints say the same: each goes a step further than the one before."


def numbers(kata: Kata) -> Iterator[str]:
    """Look for the script that prints the guide's numbers."""
    path = f"guides/numbers/{kata}_numbers.py"
    if not kata.docstring(path):
        yield f"There is no {path} with a docstring. It prints every number that the guide gives."


def wrong(kata: Kata) -> Iterator[str]:
    """Look for a wrong design that each lesson stops."""
    stops = dict[str, str]()
    for path in kata.designs("wrong"):
        _, _, rest = kata.docstring(path).partition("Stopped by:")
        stopped = rest.strip().partition("\n")[0]
        stops[stopped] = path
        if stopped not in kata.lessons:
            yield (
                f'{path} names no lesson that there is ("{stopped}"). End its docstring with '
                '"Stopped by: " and the sentence of a lesson.'
            )
    for sentence in kata.lessons:
        if sentence not in stops:
            yield (
                f'No wrong design is stopped by "{sentence}". Put one into tests/katas/{kata}/'
                "wrong/ that passes every lesson before it."
            )


def right(kata: Kata) -> Iterator[str]:
    """Look for right designs of other structure."""
    found = len(kata.designs("right"))
    if found < 3:
        yield (
            f"tests/katas/{kata}/right/ has {found} of 3 designs: write some that keep every "
            "promise, and differ in data structure or in who does the work."
        )


def world(kata: Kata, at_most: int = WORLD) -> Iterator[str]:
    """Look at the length of the world: one idea a file, as in x_world.py and x_door_world.py."""
    for path in sorted((kata.root / "katas" / kata.name).glob("*_world.py")):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > at_most:
            yield (
                f"katas/{kata}/{path.name} has {lines} lines, and {at_most} are allowed. Move what "
                "another kata needs as well into katas/dojo, and leave out the second idea."
            )


_NO_SENTENCE = re.compile(r"[=(){}#]|import |pytest |The tables of|every number that")


def unwritten(kata: Kata) -> Iterator[str]:
    """Look for what still stands as the command new.py wrote it, and for what says nothing."""
    words = {
        "name": kata.name,
        "Class": kata.name.title().replace("_", ""),
        "Title": kata.name.replace("_", " ").capitalize(),
    }
    for template, text in new.FILES.items():
        path = template.format(**words)
        given = {line.strip() for line in text.format(**words).splitlines()}
        for line in kata.text(path).splitlines():
            sentence = line.strip()
            if sentence in given and sentence.count(" ") >= 5 and not _NO_SENTENCE.search(line):
                yield f"{path} still says what new.py wrote there: {sentence}"
    guide = f"guides/{kata}.md"
    for head in re.findall(r"^## (.*)\n+(?=## |\Z)", kata.text(guide), re.MULTILINE):
        yield f'{guide} has nothing in its section "{head}".'
    seen: dict[str, str] = {}
    for path in kata.designs("right"):
        code = ast.dump(ast.Module(kata.module(path).body[1:], []))
        if code in seen:
            yield f"{path} has the same code as {seen[code]}: a right design differs in structure."
        seen[code] = path


def beginning(kata: Kata) -> Iterator[str]:
    """Look at the file as a learner gets it; a check for katas that nobody has begun."""
    path = f"katas/{kata}/{kata}.py"
    lines = len(kata.docstring(path).splitlines())
    if not 1 <= lines <= 10:
        yield f"The docstring of {path} has {lines} lines. Write one of 1 to 10 lines."
    if (found := kata.text(path).count("TODO")) != 1:
        yield f"{path} has {found} comments that begin with # TODO. Write one, at the first change."


Part = Callable[[Kata], Iterator[str]]
WHY: dict[Part, str] = {
    files: "Learners find a kata by these names: folder, module, lessons and reference have one.",
    lessons: "A lesson's name says what must hold, and its docstring why a designer wants it.",
    names: "Learners want the field's words, to search for and to say in an interview.",
    afterwards: "Learners have worked for their last screen: it ends with something to say aloud.",
    rows: "Learners choose a kata in these tables, and the method says where a step is practised.",
    guide: "Stuck learners need a way on: a question, then the idea, then nearly the code.",
    numbers: "Readers can trust a number only if they can print it again.",
    wrong: "Only a lesson that stops a plausible mistake is worth its time.",
    right: "A lesson that only the reference can pass is a wrong lesson: other structures show it.",
    world: "Learners open the world to see what happened; a longer one has two ideas in it.",
    unwritten: "Readers take each sentence for one that somebody meant.",
    beginning: "Learners begin here: the docstring is the kata's page, the TODO is where to write.",
}
PARTS = [part for part in WHY if part is not beginning]


def told(kata: Kata, part: Part) -> str:
    """Return all that a kata lacks of a part, and why it is wanted; nothing if all is there."""
    return explained(f"{kata} is not complete yet", part(kata), WHY[part])


def explained(head: str, lacking: Iterable[str], why: str) -> str:
    """Return what is lacking, a line each, with the reason below; nothing if nothing is."""
    lines = [f"  - {what}" for what in lacking]
    return "\n".join([f"{head}:", *lines, f"Why: {why}"]) if lines else ""
