"""A lesson that never ends is ended: by a signal where there is one, else with the whole process.

pytest-timeout keeps the time and knows when a debugger is at work; what happens at the limit is
said here, in three steps:

- at the limit a signal looks whether the lesson works or waits, and a moment later it raises
  `Endless` in the lesson, which is reported like any other failure;
- a second later, if the code has swallowed that (a bare `except:` in a loop) or the platform has
  no such signal, a thread prints the report and ends the process;
- a second after that, if not even a thread can run (C code that never gives the interpreter up),
  faulthandler prints where Python is and ends the process.
"""

import faulthandler
import signal
import sys
import threading
import time
from collections.abc import Callable
from os import _exit
from types import FrameType

from pytest_timeout import is_debugging

MOMENT = 0.05  # seconds in which code that works is seen to work, on a busy machine too:
IDLE = 0.001  # seconds of processor time; code that waits needs less


class Endless(BaseException):
    """Raised at the limit. No Exception, so that `except Exception:` lets it by.

    stands_still   it used no processor time between the limit and a moment later
    """

    def __init__(self, *, stands_still: bool) -> None:
        super().__init__("it had not ended when its time was over")
        self.stands_still = stands_still


class Limit:
    """A limit of `seconds` on the main thread, from `start` to `stop`."""

    def __init__(self, seconds: float, last_words: Callable[[FrameType | None], None]) -> None:
        self.seconds = seconds
        self.last_words = last_words
        self.timer = threading.Timer(seconds + 1, self.end)
        self.timer.daemon = True
        self.worked: float | None = None  # seconds, when the limit was reached

    def start(self, stderr: int) -> None:
        """Begin to count, on the main thread; `stderr` is where faulthandler may write."""
        if is_debugging():
            return
        if hasattr(signal, "SIGALRM"):
            signal.signal(signal.SIGALRM, self.interrupt)
            signal.setitimer(signal.ITIMER_REAL, self.seconds)
        faulthandler.dump_traceback_later(self.seconds + 2, exit=True, file=stderr)
        self.timer.start()

    def stop(self) -> None:
        """Stop counting; twice is as good as once."""
        if hasattr(signal, "SIGALRM"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        faulthandler.cancel_dump_traceback_later()
        self.timer.cancel()

    def interrupt(self, _signal: int, _frame: FrameType | None) -> None:
        """Look at the clock of the lesson's own work; the second time, raise in the lesson."""
        if is_debugging():
            return
        if self.worked is None:
            self.worked = time.thread_time()
            signal.setitimer(signal.ITIMER_REAL, MOMENT)
            return
        raise Endless(stands_still=time.thread_time() - self.worked < IDLE)

    def end(self) -> None:
        """Say what there is to say, and end the process."""
        if is_debugging():
            return
        try:
            self.last_words(sys._current_frames().get(threading.main_thread().ident or 0))  # noqa: SLF001
        finally:
            _exit(1)
