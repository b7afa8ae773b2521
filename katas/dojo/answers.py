"""What a caller is told: an answer, an error by its name, or that the store fails.

An error of another kind is an accident, and stays one. For url_shortener and work_queue.
"""

import re
import sqlite3
from collections.abc import Callable, Collection
from functools import cache
from traceback import walk_tb
from typing import Any

from dojo import design


def cut(text: str, width: int) -> str:
    """Return a text as it fits a line of a story, whatever stands in it."""
    text = ascii(text)[1:-1].replace(r"\\", "\\") or "(nothing)"
    return text if len(text) <= width else text[: width - 3] + "..."


def line(act: str, found: str) -> str:
    """Return an act and what came of it, in a second line if that is long."""
    is_short = max(49, len(act)) + len(found) < 75
    return f"{act:<49} {found}" if is_short else f"{act}\n          {cut(found, 66)}"


@cache
def words(error: str) -> str:
    """Return how a story says that an error was raised: NameTakenError is "name taken"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", error.removesuffix("Error")).lower()


def is_told(errors: Collection[str], text: str) -> bool:
    """Tell what somebody is told instead of an answer from an answer."""
    return text.startswith(("the store fails", *map(words, errors)))


def answer_of(
    errors: Collection[str], do: Callable[[], Any], kind: type = str, *, due: str = ""
) -> str:
    """Return what comes of a call as a text.

    errors  those of the kata, by their names, since each process has classes of its own
    kind    what an answer is; AssertionError for any other
    due     the error that alone is right here, if one is, as "RefusedError" or "RefusedError, with
            words": any other is then a wrong answer, and no accident
    """
    try:
        found = do()
    except sqlite3.Error as error:
        return f"the store fails: {error}"
    except Exception as error:
        for name in (kind.__name__ for kind in type(error).__mro__):
            if name in errors:
                is_mute = due == f"{name}, with words" and not str(error)
                return words(name) + ", without words" * is_mute
        if not due:
            raise
        frames = [(frame.f_code.co_filename, at) for frame, at in walk_tb(error.__traceback__)]
        where = [f" in line {at} of your file" for file, at in frames if design.is_design(file)]
        raise AssertionError(
            f"The right answer to this is {due}. Here the code stopped with"
            f" {design.one_line(error, 70)}{''.join(where[-1:])}."
        ) from None
    name = getattr(getattr(do, "func", do), "__name__", "the call")
    design.checked(found, kind, name, f"an answer of type {kind.__name__}")
    return "done" if found is None else str(found)
