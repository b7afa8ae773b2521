"""A failure, taken apart: what went wrong, in which line of the lesson, in which of the design.

It is done once. The report, the ladder and the page read what is found here.
"""

import linecache
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from traceback import walk_tb
from types import FrameType

from dojo import design
from dojo.limit import Endless

CHECK_AT_MOST = 57  # characters of an assertion as pytest rewrote it
_SAYS_NOTHING = re.compile(r"(True|False|None|not|is|in|[\s()\[\],=!<>])*")


@dataclass
class Failure:
    """What stopped a lesson.

    message      what is wrong, in paragraphs that are not filled yet
    line         the lesson's own line; 0 if it was not reached
    check        the assertion with its values, "" where it would say nothing
    raised_at    file, line and function of the design where an exception was raised, or where a
                 lesson that did not end was last seen
    is_endless   it had not ended when its time was over
    is_verdict   the lesson's or its world's own assertion, and not an accident
    of_lesson    an assertion that stands in the lesson itself
    """

    message: str
    line: int
    check: str = ""
    raised_at: tuple[str, int, str] | None = None
    is_endless: bool = False
    is_verdict: bool = False
    of_lesson: bool = False

    @property
    def code(self) -> str:
        """The text of the line where it was raised."""
        if self.raised_at is None:
            return ""
        return linecache.getline(self.raised_at[0], self.raised_at[1]).strip()[:70]


def take_apart(error: BaseException, lesson: Path, seconds: float) -> Failure:
    """Tell a lesson's verdict from an accident and from a lesson that never ended.

    `lesson` is the file of the lessons; `seconds` is how long one may take.
    """
    frames = list(walk_tb(error.__traceback__))
    line = next((at for frame, at in frames if file_of(frame) == str(lesson)), 0)
    mine = [(frame, at) for frame, at in frames if design.is_design(file_of(frame))]
    raised_at = None
    if mine:
        frame, at = mine[-1]
        raised_at = (file_of(frame), at, frame.f_code.co_name)
    if isinstance(error, Endless):
        message = endless(error, seconds, is_mine=bool(mine))
        return Failure(message, line, "", raised_at, is_endless=True)
    innermost = file_of(frames[-1][0]) if frames else ""
    if isinstance(error, AssertionError) and is_of_kata(innermost, lesson):
        message, _, check = design.text_of(error).partition("\nassert ")
        check = check.partition("\n")[0]
        says = not _SAYS_NOTHING.fullmatch(check) and "..." not in check
        return Failure(
            message,
            line,
            f"assert {check}" if says and len(check) <= CHECK_AT_MOST else "",
            is_verdict=True,
            of_lesson=innermost == str(lesson),
        )
    return Failure(accident(error, is_mine=bool(mine)), line, "", raised_at)


def seen(frame: FrameType | None, lesson: Path, seconds: float) -> Failure:
    """Say where a lesson is that nothing could stop."""
    line, raised_at = 0, None
    for own in design.frames_of(frame):
        raised_at = (file_of(own), own.f_lineno, own.f_code.co_name)
        break
    while frame is not None:
        if file_of(frame) == str(lesson):
            line = frame.f_lineno
        frame = frame.f_back
    return Failure(
        f"The lesson had not ended after {seconds:g} s, and nothing could stop it.",
        line,
        "",
        raised_at,
        is_endless=True,
    )


def is_of_kata(file: str, lesson: Path) -> bool:
    """Tell lessons, worlds and instruments from a design and from libraries that it uses."""
    path = Path(file)
    if path.parent == lesson.parent:
        return not design.is_design(file)
    return path.parent == Path(__file__).parent


def endless(error: Endless, seconds: float, *, is_mine: bool) -> str:
    """Say that a lesson did not end, and how it was last seen."""
    message = f"The lesson had not ended after {seconds:g} s; others take milliseconds."
    if not is_mine:
        return message
    if error.stands_still:
        return message + " It stands still at this line, and waits for something that never comes."
    return message + " It goes round and round, and was last seen at this line."


def accident(error: BaseException, *, is_mine: bool) -> str:
    """Say what was raised, and what is known of an error that no line of the design raised."""
    message = f"The code stopped with {design.one_line(error)}"
    if is_mine:
        return message
    if isinstance(error, AttributeError) and error.name == "__enter__":
        return message + "\nA `with` needs a context manager: is there a @contextmanager?"
    if isinstance(error, RuntimeError) and str(error).startswith("generator didn't "):
        return message + "\nUnder @contextmanager a method has to yield once, and no more."
    if isinstance(error, AttributeError) and is_of_design(error.obj):
        return message + "\nA method that the lessons call is missing in your file."
    if isinstance(error, AttributeError | TypeError | ValueError | LookupError):
        return (
            message + "\nNo line of your file raised this. See what the method that was called last"
            " returns, and whether it takes the arguments that it took at first."
        )
    return message


def is_of_design(thing: object) -> bool:
    """Tell whether a thing is a module or an object of a class that a design's file holds."""
    module = sys.modules.get(getattr(type(thing), "__module__", ""))
    file = getattr(thing, "__file__", None) or getattr(module, "__file__", None)
    return isinstance(file, str) and design.is_design(file)


def file_of(frame: FrameType) -> str:
    """Return the file whose code runs in a frame."""
    return frame.f_code.co_filename
