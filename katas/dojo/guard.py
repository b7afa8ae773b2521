"""Whatever a design does to the process, the session goes on, and the process ends.

A design may replace a builtin, wrap or close stdout, go to another folder, leave threads that
never end, or have something done at exit. What can be undone is undone after each run of its code;
what would keep Python from ending is cut short when all has been said.
"""

import atexit
import builtins
import gc
import io
import linecache
import os
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO, TextIO, cast

from dojo import design

MOMENT = 0.5  # seconds for each of the things that may keep Python from ending
SYSTEM = sys.modules[os.name]  # posix or nt: where os has its functions from
SHARED = [atexit, builtins, gc, io, linecache, os, random, sys, SYSTEM, threading, time]


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
        if not self.stream.closed:
            self.stream.flush()

    def close(self) -> None:
        """Stay open: nothing waits here to be written."""


def _copy_of(stream: TextIO) -> TextIO:
    """Return a stream that writes to another, and may be closed, detached or wrapped."""
    data = cast("BinaryIO", _Bytes(stream))
    return io.TextIOWrapper(data, "utf-8", "backslashreplace", write_through=True)


_process, _register = os.getpid(), atexit.register
_exit, _execv, _execve = os._exit, os.execv, os.execve
_at_exit: list[Callable[..., Any]] = []  # what designs will have done at exit
_kept: list[tuple[TextIO, TextIO]] = []  # a thread that prints may still hold one of them


def _only_in_children(function: Callable[..., None]) -> Callable[..., None]:
    """Return what a child may call; the lessons' own process ends with a status of its own."""

    def stay(*given: Any) -> None:
        if os.getpid() != _process:
            function(*given)
        raise RuntimeError(f"os.{function.__name__}({given[0]!r})")

    return stay


_ENDS = {end.__name__: _only_in_children(end) for end in (_exit, _execv, _execve)}


def _note(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Callable[..., Any]:
    """Stand for `atexit.register`, and note whether a design has asked for it."""
    if design.is_design(sys._getframe(1).f_code.co_filename):  # noqa: SLF001
        _at_exit.append(function)
    return _register(function, *args, **kwargs)


@contextmanager
def guarded() -> Iterator[None]:
    """Undo, at the end of the block, what code in it did to streams, shared modules and folder."""
    streams, folder = (sys.stdout, sys.stderr), Path.cwd()
    before = [dict(vars(module)) for module in SHARED]
    vars(os).update(_ENDS)
    vars(SYSTEM).update(_ENDS)
    atexit.register = _note  # type: ignore[assignment]
    sys.stdout, sys.stderr = map(_copy_of, streams)
    _kept.append((sys.stdout, sys.stderr))
    try:
        yield
    finally:
        for module, names in zip(SHARED, before, strict=True):
            vars(module).update(names)
        sys.stdout, sys.stderr = streams
        with suppress(OSError):  # it may be gone
            os.chdir(folder)


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
            with suppress(RuntimeError):  # it is listed, and was stopped before it began
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
