"""Waiting for a key, on POSIX and on Windows, by the standard library alone."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Wait = Callable[[float], str]  # waits so many seconds for a key; returns it, or "" if none came

if sys.platform == "win32":
    import msvcrt

    @contextmanager
    def keys() -> Iterator[Wait]:
        """Give what waits for a key; the terminal is as before at the end of the block."""

        def wait(seconds: float) -> str:
            end = time.monotonic() + seconds
            while not msvcrt.kbhit():
                if time.monotonic() >= end:
                    return ""
                time.sleep(0.02)
            return msvcrt.getwch()

        yield wait

else:
    import os
    import select
    import termios
    import tty

    @contextmanager
    def keys() -> Iterator[Wait]:
        """Give what waits for a key; the terminal is as before at the end of the block.

        It reads the terminal itself: pytest has put something else in the place of stdin.
        """
        try:
            terminal = os.open("/dev/tty", os.O_RDONLY)
        except OSError:  # no terminal to read from, as in a container without one

            def sleep(seconds: float) -> str:
                time.sleep(seconds)
                return ""

            yield sleep
            return
        before = termios.tcgetattr(terminal)
        try:
            tty.setcbreak(terminal)  # keys come at once, and Ctrl-C still interrupts

            def wait(seconds: float) -> str:
                ready, _, _ = select.select([terminal], [], [], seconds)
                return os.read(terminal, 1).decode("ascii", "replace") if ready else ""

            yield wait
        finally:
            termios.tcsetattr(terminal, termios.TCSADRAIN, before)
            os.close(terminal)
