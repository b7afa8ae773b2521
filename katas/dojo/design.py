"""Which file stands for a kata: the learner's own, the reference, or any other design.

Lessons import their kata by its plain name, `from lru_cache import LRUCache`. Whatever file is
loaded here under that name first is the one that they meet.
"""

import importlib.util
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType, ModuleType

ROOT = Path(__file__).resolve().parents[2]
KATAS = ROOT / "katas"
SOLUTIONS = ROOT / "solutions"

_loaded: set[str] = set()


def load(name: str, path: Path) -> ModuleType:
    """Run the file at `path` as the module `name`, and forget who had that name before.

    Raises whatever the file raises; the name is free again then.
    """
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    _loaded.add(str(path))
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def is_design(filename: str) -> bool:
    """Tell a design's own code from the world's, pytest's and Python's."""
    return filename in _loaded or filename.startswith(str(SOLUTIONS))


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


def whose(name: str) -> str:
    """Say whose design stands for a kata, as a table would: "yours" or "the reference"."""
    file = sys.modules[name].__file__ or ""
    return "the reference" if file.startswith(str(SOLUTIONS)) else "yours"
