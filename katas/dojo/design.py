"""Which file stands for a kata: the learner's own, the reference, or any other design.

Lessons import their kata by its plain name, `from lru_cache import LRUCache`. Whatever file is
loaded here under that name first is the one that they meet.
"""

import importlib.util
import inspect
import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from traceback import walk_tb
from types import CodeType, FrameType, ModuleType, UnionType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
KATAS = ROOT / "katas"
SOLUTIONS = ROOT / "solutions"

_NOT_A_DESIGN = re.compile(r"test_.*\.py|.*_(world|picture)\.py")
_ESCAPES = re.compile(r"\x1b(\[[0-9;?]*[A-Za-z]|[@-Z\\-_])|[\x00-\x08\x0b-\x1f\x7f]")
_loaded_from: set[Path] = set()
_OTHERS = [KATAS, *(Path(home).resolve() for home in (sys.prefix, sys.base_prefix))]


def load(name: str, path: Path) -> ModuleType:
    """Run the file at `path` as the module `name`, and forget who had that name before.

    Files beside it can be imported. Raises whatever the file raises; the name is free again then.
    """
    path = path.resolve()
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    if str(path.parent) not in sys.path:
        sys.path.append(str(path.parent))  # not before the standard library's
    _loaded_from.add(path.parent)
    is_design.cache_clear()
    try:
        spec.loader.exec_module(module)
    except BaseException:
        sys.modules.pop(name, None)
        raise
    return module


def afresh(kata: str, where: str = "another process") -> ModuleType:
    """Run the file that stands for a kata once more: nothing was called in this module yet."""
    return load(f"{kata}, in {where}", Path(str(sys.modules[kata].__file__)))


def load_lessons(path: Path) -> ModuleType:
    """Run a file of lessons, whose assertions pytest rewrites, with the world beside it."""
    from _pytest.assertion.rewrite import AssertionRewritingHook  # noqa: PLC0415  a service runs without pytest

    if str(path.parent) not in sys.path:
        sys.path.append(str(path.parent))
    hooks = [hook for hook in sys.meta_path if isinstance(hook, AssertionRewritingHook)]
    loader = hooks[0] if hooks else None  # there is none with --assert=plain
    spec = importlib.util.spec_from_file_location(path.stem, path, loader=loader)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[path.stem] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def loaded() -> list[ModuleType]:
    """Return the modules that hold designs, and those that were imported from beside them."""
    files = [(module, getattr(module, "__file__", None)) for module in [*sys.modules.values()]]
    return [module for module, file in files if isinstance(file, str) and is_design(file)]


@cache
def is_design(filename: str) -> bool:
    """Tell a design's own code, in files and folders beside it too, from all other code.

    A design may lie anywhere, in a folder that holds this repository or Python too: of such a
    folder only the files count.
    """
    if not filename.startswith(tuple(f"{folder}{os.sep}" for folder in (*_loaded_from, SOLUTIONS))):
        return False
    path = Path(filename)
    if _NOT_A_DESIGN.fullmatch(path.name):
        return False
    return any(
        folder == path.parent
        or (folder in path.parents and not any(folder in (o, *o.parents) for o in _OTHERS))
        for folder in (*_loaded_from, SOLUTIONS)
    )


def frames_of(frame: FrameType | None) -> Iterator[FrameType]:
    """Yield the frames of a design among `frame` and its callers, innermost first."""
    while frame is not None:
        if is_design(frame.f_code.co_filename):
            yield frame
        frame = frame.f_back


def raised_at(error: BaseException) -> str:
    """Return the innermost line of a design that an error came through, as file:line, or ""."""
    places = [
        f"{shown(frame.f_code.co_filename)}:{line}"
        for frame, line in walk_tb(error.__traceback__)
        if is_design(frame.f_code.co_filename)
    ]
    return places[-1] if places else ""


def place_of(thing: object) -> tuple[str, int, str] | None:
    """Return file, line and name of a function of a design; None for anything else.

    A learner's file may put any object where a function is expected: a mock, a proxy.
    """
    try:
        thing = inspect.unwrap(getattr(thing, "__func__", thing))  # type: ignore[arg-type]
        code = getattr(thing, "__code__", None)
    except Exception:  # noqa: BLE001  whatever that object does when it is asked
        return None
    if not isinstance(code, CodeType) or not is_design(code.co_filename):
        return None
    return code.co_filename, code.co_firstlineno, code.co_name


def shown(path: str) -> str:
    """Return the path as one would type it from the present folder."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except (ValueError, OSError):  # another drive; or the present folder is gone
        return path


def whose(name: str) -> str:
    """Say whose design stands for a kata, as a table would: "yours" or "the reference"."""
    file = sys.modules[name].__file__ or ""
    return "the reference" if file.startswith(str(SOLUTIONS)) else "yours"


def plain(text: str) -> str:
    """Return a text without colours and without whatever else moves a terminal's cursor."""
    return _ESCAPES.sub("", text)


def text_of(error: BaseException) -> str:
    """Return an exception's text, whatever its class does when asked for it."""
    try:
        return plain(str(error))
    except BaseException as second:  # noqa: BLE001  a learner's __str__ may fail in any way
        return f"(its text raised {type(second).__name__})"


def one_line(error: BaseException, width: int = 300) -> str:
    """Return an exception's type and the first line of its text, cut to `width` characters."""
    text, name = text_of(error).split("\n", 1)[0], type(error).__name__
    line = f"{name}: {text}" if text else name
    return line if len(line) <= width else line[: width - 3] + "..."


def brief(found: object) -> str:
    """Return a value as a message shows it; only its type where its text would say no more."""
    try:
        text = repr(found)
    except Exception:  # noqa: BLE001  a learner's __repr__, or an integer of 5,000 digits
        text = "<"
    return f"something of type {type(found).__name__}" if text.startswith("<") else plain(text)[:40]


def checked(found: Any, kind: type | UnionType, method: str, expected: str) -> Any:
    """Return an answer, or refuse one that no lesson could read: a `return` may be forgotten."""
    if not isinstance(found, kind):
        raise AssertionError(f"{method} returned {brief(found)}; {expected} was expected.")  # noqa: TRY004
    return found
