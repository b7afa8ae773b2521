"""Writes all that a new kata needs, ready to be run red.

    python katas/dojo/new.py like_counter

Each file says what belongs there, and why. guides/writing_a_kata.md goes on from here.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

FILES = {
    "katas/{name}/{name}.py": '''\
"""What it is, in one sentence.

Why it is hard: in one or two more. The learner reads this first; ten lines at most.

    pytest katas/{name}        what this design does, one lesson at a time

It says how the design is wrong as it begins. Hints and trade-offs: guides/{name}.md
"""


class {Class}:
    """What it promises: each argument with its unit, errors, cost. A rule with states is a table.

    Begin with a design that works and is wrong, never with `pass`.
    """

    def add(self, thing: str) -> int:
        """Add a thing, and return how many there are. Cost: O(1)."""
        return 0  # TODO: nothing is kept. Make the lessons hold, one after the other.
''',
    "katas/{name}/{name}_world.py": '''\
"""The small world that the lessons play in: its nouns and verbs, and nothing else.

It judges by what it sees. Verbs act, look, and tell; 300 lines at most.
"""

from dojo.story import about_to, tell
from {name} import {Class}


class World:
    """Somebody with something to do."""

    def __init__(self) -> None:
        self.design = {Class}()
        self.counts: list[int] = []

    def add(self, thing: str) -> None:
        """Let somebody add a thing."""
        about_to(f"add {{thing}}", self.design.add)
        self.counts.append(self.design.add(thing))
        tell(
            f"add {{thing:<10}} {{self.counts[-1]}}",
            why="What this step cost, and whom: one sentence, or none.",
            called=self.design.add,
            of=self,
        )
''',
    "katas/{name}/{name}_picture.py": '''\
"""How the world is drawn for --page, in 20 to 60 lines: dojo/picture.py says of what."""

from dojo.picture import Thing, box
from {name}_world import World


def things(world: World) -> list[Thing]:
    """Return what is to be seen of the world after a step."""
    count = world.counts[-1] if world.counts else 0
    return [box("count", 400, 110, f"{{count}} things", row="kept")]
''',
    "katas/{name}/test_{name}.py": '''\
"""The lessons, in order: each stops the natural fix of the one before.

The design that these lessons meet is yours, in {name}.py.
"""

from {name}_world import World

CORE = 1  # so many lessons are what an interview asks for; what follows is depth

AFTER_CORE = """\\
What the design can do when the core holds.

  say it aloud   one question for two minutes
"""

AFTERWARDS = """\\
What the design met on the way.

  say it aloud   one question for two minutes
"""

BY_HAND = """\\
world = World()
world.add("one")
"""


def test_what_is_added_is_there():
    """Why a designer wants it: one sentence that would stand in a design review.

    Trouble: what the field calls what goes wrong here
    Cure: what the field calls what is done about it
    """
    world = World()

    world.add("one")

    assert world.counts == [1], (
        "One thing was added, and the count should have been 1. The message is true of every"
        " design that can reach it: it says what should be, and leaves the mechanism to the hints."
    )
''',
    "solutions/{name}/{name}.py": '''\
"""What it is, in one sentence: the reference.

How it works, in a few more; it is for reading. Names what wrong designs in tests/ override.
"""


class {Class}:
    """What it promises: each argument with its unit, errors, cost. A rule with states is a table.

    Begin with a design that works and is wrong, never with `pass`.
    """

    def __init__(self) -> None:
        self._things: list[str] = []

    def add(self, thing: str) -> int:
        """Add a thing, and return how many there are. Cost: O(1)."""
        self._things.append(thing)
        return len(self._things)
''',
    "tests/katas/{name}/wrong/keeps_nothing.py": '''\
"""What is wrong with it, in one sentence. Each lesson needs such a design that passes all before.

Stopped by: what is added is there
"""

from solutions.{name}.{name} import {Class} as Reference


class {Class}(Reference):
    """Says only what is wrong: a subclass of the reference, or one edit to it."""

    def add(self, thing: str) -> int:
        super().add(thing)
        return 0
''',
    "tests/katas/{name}/right/counts_only.py": '''\
"""A correct design of other structure: every lesson has to accept it. Write three at least."""


class {Class}:
    """Keeps a number and no thing."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, thing: str) -> int:
        self.count += 1
        return self.count
''',
    "guides/numbers/{name}_numbers.py": '''\
"""The tables of guides/{name}.md, as Markdown.

    python guides/numbers/{name}_numbers.py        every number that the guide gives
"""
''',
    "guides/{name}.md": """\
# {Title}

*Reading time: 1 minutes.*

The problem, and the incident that made people care, with its source.

**By hand.** `python -i katas/dojo/play.py {name}` plays the first lines of a scene
with your own design. Predict what the next line shows. Then type:

```python
world.add("two")
```

## Lesson by lesson

### what is added is there

<details><summary>A question</summary>

A question that leads to the idea, without naming it. It is opened first.

</details>
<details><summary>The idea</summary>

The idea, in the words of the field. With this and the question one gets there.

</details>
<details><summary>Nearly the code</summary>

Nearly the code, but nothing that can be pasted.

</details>

Why a designer wants it: one sentence that would stand in a design review.

## Pros

## Cons

Each with the load or failure that makes it hurt, and the run that shows it.

## Alternatives

## When not to use it

## Who chose what

## What this small version leaves out

## What an interviewer asks next

## Sources
""",
}

ROWS = {
    "README.md": (
        r"(?:^\| \[\w+\]\(katas/.*\n)+",
        "| [{name}](katas/{name}/{name}.py) | what one can say why | 10, 10 | 1 |\n",
    ),
    "guides/README.md": (
        r"(?:^\| \[\w+\]\(\.\./katas/.*\n)+",
        "| [{name}](../katas/{name}/{name}.py) | [{Title}]({name}.md) | what one meets |\n",
    ),
    "guides/teaching.md": (
        r"(?:^\| `\w+` \| (?:two minutes|the eight lines).*\n)+",
        "| `{name}` | one question for two minutes |\n",
    ),
    "katas/dojo/order.py": (r'(?:^    "\w+",\n)+', '    "{name}",\n'),
}


def main(name: str) -> None:
    """Write the files of a kata that are not there yet, and its rows."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or name in sys.stdlib_module_names:
        sys.exit(f"{name!r} cannot be a kata's name: write a module name, as in like_counter.")
    if (ROOT / "katas" / name).exists():
        sys.exit(f"katas/{name} is there already.")
    words = {
        "name": name,
        "Class": name.title().replace("_", ""),
        "Title": name.replace("_", " ").capitalize(),
    }
    for path, text in FILES.items():
        file = ROOT / path.format(**words)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.format(**words), encoding="utf-8")
        say(f"wrote    {path.format(**words)}")
    for path, (rows, row) in ROWS.items():
        text = (ROOT / path).read_text(encoding="utf-8")
        found = re.search(rows, text, re.MULTILINE)
        if found is None:
            sys.exit(f"{path} has no rows of katas to put one more behind.")
        text = text[: found.end()] + row.format(**words) + text[found.end() :]
        (ROOT / path).write_text(text, encoding="utf-8")
        say(f"added    a row to {path}")
    say(f"\nrun      pytest katas/{name}\nlacks    pytest tests/test_katas.py -k {name}")


def say(text: str) -> None:
    """Tell whoever runs this."""
    print(text)  # noqa: T201


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    main(sys.argv[1])
