"""Which file stands for a kata: the learner's own, the reference, or any other design.

Lessons import their kata by its plain name, `from lru_cache import LRUCache`. Whatever file is
loaded here under that name first is the one that they meet.
"""

import importlib.util
import inspect
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import FrameType, ModuleType

ROOT = Path(__file__).resolve().parents[2]
KATAS = ROOT / "katas"
SOLUTIONS = ROOT / "solutions"

_loaded_from: set[Path] = set()


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
        sys.path.insert(0, str(path.parent))
    _loaded_from.add(path.parent)
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


@cache
def is_design(filename: str) -> bool:
    """Tell a design's own code, helpers beside it too, from the world's, pytest's and Python's."""
    path = Path(filename)
    if path.name.startswith("test_") or path.name.endswith("_world.py"):
        return False
    return path.parent in _loaded_from or SOLUTIONS in path.parents


def frames_of(frame: FrameType | None) -> Iterator[FrameType]:
    """Yield the frames of a design among `frame` and its callers, innermost first."""
    while frame is not None:
        if is_design(frame.f_code.co_filename):
            yield frame
        frame = frame.f_back


def place_of(thing: object) -> tuple[str, int] | None:
    """Return the file and line where a function or class of a design stands, if it has one."""
    thing = inspect.unwrap(getattr(thing, "__func__", thing))  # type: ignore[arg-type]
    code = getattr(thing, "__code__", None)
    if code is None or not is_design(code.co_filename):
        return None
    return code.co_filename, code.co_firstlineno


def shown(path: str) -> str:
    """Return the path as one would type it from the present folder."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return path


def whose(name: str) -> str:
    """Say whose design stands for a kata, as a table would: "yours" or "the reference"."""
    file = sys.modules[name].__file__ or ""
    return "the reference" if file.startswith(str(SOLUTIONS)) else "yours"
