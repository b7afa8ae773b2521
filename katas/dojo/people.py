"""Errands that run at the same time: each in a thread of its own, none that can hang a session."""

import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from traceback import walk_tb
from typing import Any

from dojo import design


class Errand(threading.Thread):
    """One person's errand. A daemon, so that Python can end even if the errand does not."""

    def __init__(self, person: str, do: Callable[[], Any]) -> None:
        super().__init__(name=person, daemon=True)
        self.do = do
        self.answer: Any = None
        self.error: BaseException | None = None
        self.start()

    def run(self) -> None:
        """Do the errand and keep what came of it."""
        try:
            self.answer = self.do()
        except BaseException as error:  # noqa: BLE001  whatever the code under test may raise
            self.error = error

    def stands_at(self) -> str:
        """Return the line of the design where the errand is, or was stopped, as file:line."""
        if self.error is not None:
            places = [
                f"{Path(frame.f_code.co_filename).name}:{line}"
                for frame, line in walk_tb(self.error.__traceback__)
                if design.is_design(frame.f_code.co_filename)
            ]
            return places[-1] if places else "no line of yours"
        frame = next(design.frames_of(sys._current_frames().get(self.ident or 0)), None)  # noqa: SLF001
        return (
            f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}"
            if frame
            else "no line of yours"
        )


def wait_until_done(errands: Iterable[Errand], limit: float) -> None:
    """Wait until all errands are done, but together no longer than `limit` seconds."""
    end = time.monotonic() + limit
    for errand in errands:
        errand.join(max(0, end - time.monotonic()))


def wait_until_done_or_still(
    errands: Iterable[Errand], *, samples: int = 5, interval: float = 0.0003, limit: float = 0.5
) -> None:
    """Wait until each errand is done or stands still: seen so often at one and the same place.

    That place lies in the design, or where it has called: an errand that has not begun does not
    stand still. To do so is a sign of waiting for somebody else, not a proof; so nothing may be
    judged by it alone. `interval` and `limit` are in seconds.
    """
    places: dict[Errand, tuple[int, int]] = {}
    seen, end = 0, time.monotonic() + limit
    while seen < samples and time.monotonic() < end:
        before, places = places, {}
        begun = True
        frames = sys._current_frames()  # noqa: SLF001
        for errand in errands:
            frame = frames.get(errand.ident or 0)
            if errand.is_alive() and frame is not None:
                places[errand] = (id(frame), frame.f_lasti)
                begun &= any(design.frames_of(frame))
        del frames
        if not places:
            return
        seen = seen + 1 if begun and places == before else 0
        next(iter(places)).join(interval)
