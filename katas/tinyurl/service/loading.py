"""Which file is run as the design, and what is said of one that fails: one line, and no trace."""

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from traceback import walk_tb
from typing import Any

KATAS = Path(__file__).resolve().parents[2]
for folder in (str(KATAS.parent), str(KATAS)):  # as for pytest: `solutions` and `dojo` are there
    if folder not in sys.path:
        sys.path.insert(0, folder)

from dojo import design, parts  # noqa: E402  found by the line above

__all__ = [
    "BrokenError", "Terminal", "is_a", "line_of", "load", "parts", "run", "shown", "text_of",
    "within",
]  # fmt: skip

FILE = KATAS / "tinyurl" / "tinyurl.py"
SOLUTION = KATAS.parent / "solutions" / "tinyurl" / "tinyurl.py"
HERE = str(Path(__file__).resolve().parent)  # no design's code
LATE = 10.0  # seconds for a design to load, and for its Door to begin
QUIET = 10.0  # seconds for which one line is not said again


class BrokenError(Exception):
    """A design that cannot be run; the text is one line."""


def load(file: Path, *, only_references: bool) -> Any:
    """Run a design as the module `tinyurl`. BrokenError says what stops it."""
    parts.only_references = only_references
    name = design.shown(str(file))
    module = run(f"{name} does not load", lambda: design.load("tinyurl", file))
    wanted = "Server", "Door", "StoreDownError", "ServerDownError"
    missing = [name for name in wanted if not isinstance(getattr(module, name, None), type)]
    if missing:
        raise BrokenError(f"{name} has no {missing[0]}")
    return module


def run(fault: str, do: Callable[[], Any]) -> Any:
    """Return what a design returns. BrokenError says what stops it, or that it does not end."""
    found: list[Any] = []
    raised: list[BaseException] = []

    def work() -> None:
        try:
            found.append(do())
        except BaseException as error:  # noqa: BLE001  whatever a learner's file does
            raised.append(error)

    if not within(LATE, work):
        raise BrokenError(f"{fault}: it has not come back for {LATE:.0f} s")
    if raised:
        raise BrokenError(f"{fault}: {line_of(raised[0])}")
    return found[0]


def within(seconds: float, do: Callable[[], None]) -> bool:
    """Do something, but for so many seconds at most; tell whether it came to its end."""
    thread = threading.Thread(target=do, daemon=True)
    thread.start()
    thread.join(seconds)
    return not thread.is_alive()


def line_of(error: BaseException) -> str:
    """Return an error and the learner's line that it came through, in one line."""
    files = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    own = [at for at in files if design.is_design(at[0]) and not at[0].startswith(HERE)]
    place = f"{design.shown(own[-1][0])}:{own[-1][1]}" if own else ""
    if isinstance(error, SyntaxError) and error.filename:
        place = f"{design.shown(error.filename)}:{error.lineno}"
    return design.one_line(error) + (f" ({place})" if place else "")


shown = design.shown
text_of = design.text_of


def is_a(error: BaseException, name: str) -> bool:
    """Tell an error by its name: files may be loaded twice, and so may their classes."""
    return any(kind.__name__ == name for kind in type(error).__mro__)


class Terminal:
    """Says each line once, and again when it has not been said for some seconds."""

    def __init__(self) -> None:
        self._said: dict[str, float] = {}
        self._lock = threading.Lock()

    def say(self, line: str) -> None:
        """Print a line, unless it was printed a moment ago."""
        with self._lock:
            now = time.monotonic()
            if now - self._said.get(line, -QUIET) < QUIET:
                return
            self._said = {text: at for text, at in self._said.items() if now - at < QUIET}
            self._said[line] = now
        print(line, file=sys.stderr, flush=True)  # noqa: T201  the terminal is where it is read


def parts_of(file: Path) -> dict[str, str]:
    """Say of each part, and of the file itself, whose it is."""
    katas = "lru_cache", "load_balancer", "hash_ring", "url_shortener"
    found = {kata: parts.file_of(kata) for kata in katas} | {"tinyurl": file}
    is_own = {kata: path.is_relative_to(KATAS) for kata, path in found.items()}
    return {kata: "yours" if own else "the reference" for kata, own in is_own.items()}
