"""What happened in a lesson, step by step, as its world saw it.

A lesson opens scenes; a world tells the steps in them. All scenes are kept: a report shows the one
that failed, the slow telling and the page show all. Told by hand, outside a lesson, a step is
printed. None of this goes through logging, so that no switch of logging's can lose it.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from dojo import design

WHY_AT_MOST = 140  # characters: a why is read within one step
LOGGED_AT_MOST = 10  # lines of a learner's own log in one scene

Place = tuple[str, int, str]  # file, line, name of a function


@dataclass
class Step:
    """One thing that was observed.

    line         what happened, with the state beside it; may be several lines of one picture
    why          what that costs, whom, and why it went so: one sentence, "" without a consequence
    count        the running count after this step, as "hits 2 of 6"
    called       the learner's function that ran
    tone         "saved", "cost" or "broken", for a colour; the words say it, too
    sets_scene   a heading, or what was prepared: nothing of the design was seen in it yet
    things       how the world looks now, for the page
    """

    line: str
    why: str = ""
    count: str = ""
    called: Place | None = None
    tone: str = ""
    sets_scene: bool = False
    things: list[Any] = field(default_factory=list)


@dataclass
class Scene:
    """Some steps that explain one another.

    begun        what was begun and has not come back yet, "" if nothing
    left_out     lines of the learner's own log that did not fit
    """

    title: str = ""
    steps: list[Step] = field(default_factory=list)
    begun: str = ""
    left_out: int = 0


class Story:
    """The scenes of one lesson, and which of the learner's functions was called last."""

    def __init__(self, draw: Callable[[Any], list[Any]] | None = None) -> None:
        self.scenes: list[Scene] = []
        self.called: Place | None = None
        self.draw = draw

    @property
    def scene(self) -> Scene:
        """The scene that was opened last; one without a title if none was."""
        if not self.scenes:
            self.scenes.append(Scene())
        return self.scenes[-1]

    def add(self, step: Step, world: Any) -> None:
        """Keep a step, and draw the world as it is now if a page is wanted."""
        if self.draw is not None and world is not None:
            step.things = self.draw(world)
        self.scene.begun = ""
        self.scene.steps.append(step)


_listening: list[Story] = []


@contextmanager
def scene(title: str) -> Iterator[None]:
    """Open a scene: what is told from now on belongs to it, until the next one opens."""
    if _listening:
        _listening[-1].scenes.append(Scene(title))
    else:
        print(f"\n{title}")  # noqa: T201  by hand
    yield


def about_to(line: str, function: Callable[..., Any] | None = None) -> None:
    """Say what is done next, and which function of the design does it.

    If that fails or never ends, the report shows this line; `tell` takes its place otherwise.
    """
    if _listening:
        story = _listening[-1]
        story.scene.begun = line
        story.called = design.place_of(function) or story.called


def tell(  # noqa: PLR0913  what a step has
    line: str,
    *,
    why: str = "",
    count: str = "",
    called: Callable[..., Any] | None = None,
    of: Any = None,
    tone: str = "",
    sets_scene: bool = False,
) -> None:
    """Say what was just observed, of which function of the design, and of which world.

    Raises ValueError for a why that is too long to be read in one step.
    """
    if len(why) > WHY_AT_MOST:
        raise ValueError(f"{len(why)} characters are too many for a why: {why}")
    if not _listening:
        print(line, *(f"    {text}" for text in (why, count) if text), sep="\n")  # noqa: T201
        return
    story = _listening[-1]
    story.called = design.place_of(called) or story.called
    place = story.called if called is not None else None
    story.add(Step(line, why, count, place, tone, sets_scene), of)


class _Logged(logging.Handler):
    """Puts what a learner logs between the steps where it happened."""

    def __init__(self, story: Story) -> None:
        super().__init__(logging.INFO)
        self.story = story
        self.logged: dict[int, int] = {}  # lines kept of each scene, by its place

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the text of a record and nothing else: what it was made of must not live longer."""
        try:
            text = record.getMessage()
        except Exception:  # noqa: BLE001  a learner's log call may be wrong in any way
            text = "a log call whose arguments do not fit its text"
        scene, number = self.story.scene, len(self.story.scenes)
        for line in design.plain(text).splitlines():
            if self.logged.get(number, 0) == LOGGED_AT_MOST:
                scene.left_out += 1
                continue
            self.logged[number] = self.logged.get(number, 0) + 1
            scene.steps.append(Step(f"[{record.name:.20}] {line:.50}"))


@contextmanager
def listening(draw: Callable[[Any], list[Any]] | None = None) -> Iterator[Story]:
    """Keep what is told while the block runs; `draw` turns a world into what a page shows."""
    story, root = Story(draw), logging.getLogger()
    logged, level = _Logged(story), root.level
    root.addHandler(logged)
    root.setLevel(logging.INFO)
    _listening.append(story)
    try:
        yield story
    finally:
        _listening.remove(story)
        root.setLevel(level)
        root.removeHandler(logged)
