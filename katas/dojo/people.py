"""People who act at the same time: each in a thread of their own, none that can hang a session."""

import gc
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

from dojo import design


class Person(threading.Thread):
    """Somebody who does something. A daemon, so that Python can end even if it never does."""

    def __init__(self, name: str, do: Callable[[], Any]) -> None:
        super().__init__(name=name, daemon=True)
        self.do = do
        self.answer: Any = None
        self.error: BaseException | None = None
        self.start()

    def run(self) -> None:
        """Do it, and keep what came of it."""
        try:
            self.answer = self.do()
        except BaseException as error:  # noqa: BLE001  whatever the code under test may raise
            self.error = error

    @property
    def place(self) -> str:
        """Where in the design this person is, or was stopped, as file:line; "" if not in it."""
        if self.error is not None:
            return design.raised_at(self.error)
        frame = next(design.frames_of(frames_now().get(self.ident or 0)), None)
        return f"{design.shown(frame.f_code.co_filename)}:{frame.f_lineno}" if frame else ""

    @property
    def problem(self) -> str:
        """Say that this person never came back, or what stopped them; "" if all is well."""
        place = f"\n        at {self.place}" if self.place else ""
        if self.is_alive():
            return f"{self.name} never comes back{place}"
        if self.error is not None:
            text = design.one_line(self.error, 40)
            return f"{self.name} is stopped by {text}{place}"
        return ""

    def answer_or_raise(self) -> Any:
        """Return the answer, or raise what stopped this person."""
        if self.error is not None:
            raise self.error
        return self.answer


def frames_now() -> dict[int, FrameType]:
    """Return where each thread is, by its ident.

    The garbage collector is off meanwhile: up to Python 3.11 what it calls can stop the process
    for ever, since a lock of the interpreter's is held (github.com/python/cpython/issues/106883).
    """
    is_on = gc.isenabled()
    gc.disable()
    try:
        return sys._current_frames()  # noqa: SLF001
    finally:
        if is_on:
            gc.enable()


def together(*people: Person, limit: float) -> None:
    """Wait until all are done, but together no longer than `limit` seconds."""
    end = time.monotonic() + limit
    for person in people:
        person.join(max(0, end - time.monotonic()))


def done_or_still(
    *people: Person, samples: int = 5, interval: float = 0.0003, limit: float = 0.5
) -> None:
    """Wait until each person is done or stands still: seen so often at one and the same place.

    That place lies in the design, or where it has called: a person who has not begun does not
    stand still. To do so is a sign of waiting for somebody else, not a proof; so nothing may be
    judged by it alone. `interval` and `limit` are in seconds.
    """
    places: dict[Person, tuple[int, int]] = {}
    begun: set[Person] = set()
    seen, end = 0, time.monotonic() + limit
    while seen < samples and time.monotonic() < end:
        before, places = places, {}
        frames = frames_now()
        for person in people:
            frame = frames.get(person.ident or 0)
            if person.is_alive() and frame is not None:
                places[person] = (id(frame), frame.f_lasti)
                if person not in begun and any(design.frames_of(frame)):
                    begun.add(person)
        del frames
        if not places:
            return
        seen = seen + 1 if begun >= places.keys() and places == before else 0
        next(iter(places)).join(interval)
