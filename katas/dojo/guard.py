"""Whatever a design does to the process, the session goes on, and the process ends.

A design may replace a builtin, wrap or close stdout, leave threads that never end, or have
something done at exit. What can be undone is undone after each run of its code; what would keep
Python from ending is cut short when all has been said.
"""

import atexit
import builtins
import gc
import io
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, BinaryIO, TextIO, cast

from dojo import design

MOMENT = 0.5  # seconds for each of the things that may keep Python from ending


class _Bytes(io.BufferedIOBase):
    """The bytes of a stream, as UTF-8. It cannot be closed, whoever wraps it."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        text = bytes(data)  # type: ignore[call-overload]
        self.stream.write(text.decode("utf-8", "replace"))
        return len(text)

    def fileno(self) -> int:
        return self.stream.fileno()

    def isatty(self) -> bool:
        return self.stream.isatty()

    def flush(self) -> None:
        self.stream.flush()

    def close(self) -> None:
        self.flush()


def _copy_of(stream: TextIO) -> TextIO:
    """Return a stream that writes to another, and may be closed, detached or wrapped."""
    data = cast("BinaryIO", _Bytes(stream))
    return io.TextIOWrapper(data, "utf-8", "backslashreplace", write_through=True)


_process, _exit, _register = os.getpid(), os._exit, atexit.register
_at_exit: list[Callable[..., Any]] = []  # what designs will have done at exit
_kept: list[tuple[TextIO, TextIO]] = []  # a thread that prints may still hold one of them


def _stay(status: int) -> None:
    """Stand for `os._exit` in the process of the lessons: they end with a status of their own."""
    if os.getpid() != _process:
        _exit(status)
    raise RuntimeError(f"os._exit({status})")


def _note(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Callable[..., Any]:
    """Stand for `atexit.register`, and note whether a design has asked for it."""
    if design.is_design(sys._getframe(1).f_code.co_filename):  # noqa: SLF001
        _at_exit.append(function)
    return _register(function, *args, **kwargs)


@contextmanager
def guarded() -> Iterator[None]:
    """Undo, at the end of the block, what code in it did to streams, builtins and clocks."""
    streams = sys.stdout, sys.stderr
    modules: list[ModuleType] = [builtins, time, os, atexit]
    before = [dict(vars(module)) for module in modules]
    os._exit = _stay  # type: ignore[assignment]
    atexit.register = _note  # type: ignore[assignment]
    sys.stdout, sys.stderr = map(_copy_of, streams)
    _kept.append((sys.stdout, sys.stderr))
    try:
        yield
    finally:
        for module, names in zip(modules, before, strict=True):
            if any(vars(module).get(name) is not value for name, value in names.items()):
                vars(module).update(names)
        sys.stdout, sys.stderr = streams


class Exit:
    """Ends the process with the status it has, though a design would keep it alive."""

    def __init__(self) -> None:
        self.threads = frozenset(threading.enumerate())

    def others(self) -> list[threading.Thread]:
        """Return the threads that were not there at the beginning."""
        return [thread for thread in threading.enumerate() if thread not in self.threads]

    def leave(self, status: int, modules: list[ModuleType]) -> None:
        """Return if Python can end by itself; otherwise let it end here."""
        end = time.monotonic() + MOMENT
        for thread in self.others():
            thread.join(max(0, end - time.monotonic()))
        children = sys.modules.get("multiprocessing")
        if (
            self.others()  # perhaps new ones: a timer starts the next one when it ends
            or _at_exit
            or (children and children.active_children())
            or not _in_time(lambda: _forget(modules))
        ):
            _in_time(atexit._run_exitfuncs)  # noqa: SLF001  coverage writes its data there
            for stream in (sys.stdout, sys.stderr):
                _in_time(stream.flush)
            _exit(status)


def _forget(modules: list[ModuleType]) -> None:
    """Let go of all that a design's modules hold; a `__del__` of theirs runs now, or never."""
    for module in modules:
        vars(module).clear()
    gc.collect()


def _in_time(do: Callable[[], object]) -> bool:
    """Do something in a thread that can be left behind; return whether it ended in time."""
    thread = threading.Thread(target=do, daemon=True)
    thread.start()
    thread.join(MOMENT)
    return not thread.is_alive()
