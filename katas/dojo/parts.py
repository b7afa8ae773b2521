"""The parts of a larger system: the learner's own where they are proved, else the references.

A part is the learner's own if all lessons of its kata held for exactly that file, as pytest's
cache remembers. One changed character, and the reference stands in until that kata is run again.
For tinyurl: its lessons, and the service that runs the same file.

    from dojo.parts import Balancer, LRUCache
"""

import importlib.util
import json
import sqlite3
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING, Any

from dojo.design import KATAS, ROOT, SOLUTIONS

if TYPE_CHECKING:
    from solutions.hash_ring.hash_ring import HashRing
    from solutions.load_balancer.load_balancer import Balancer, NoServerError
    from solutions.lru_cache.lru_cache import LRUCache
    from solutions.url_shortener.url_shortener import (
        EndedError,
        NameTakenError,
        RefusedError,
        Shortener,
        UnknownCodeError,
    )

__all__ = [
    "Balancer",
    "EndedError",
    "HashRing",
    "LRUCache",
    "NameTakenError",
    "NoServerError",
    "RefusedError",
    "Shortener",
    "UnknownCodeError",
    "check_link",
]

FILES = "dojo/files"  # in pytest's cache: the hash of each file for which a whole kata held
only_references = False  # set where somebody else's file is run: it meets the same parts everywhere
_KATA_OF = {name: "url_shortener" for name in __all__ if name != "check_link"} | {
    "LRUCache": "lru_cache",
    "Balancer": "load_balancer",
    "NoServerError": "load_balancer",
    "HashRing": "hash_ring",
}


def __getattr__(name: str) -> Any:
    """Return a part, or an error that it raises, from the file that stands for its kata.

    An error that this file takes from elsewhere is the reference's.
    """
    if name not in _KATA_OF:
        raise AttributeError(name)
    kata = _KATA_OF[name]
    found = getattr(_module(kata, file_of(kata)), name, None)
    return found or getattr(_module(kata, SOLUTIONS / kata / f"{kata}.py"), name)


def file_of(kata: str) -> Path:
    """Return the file that stands for a part: the learner's if it is proved, or the reference."""
    own = KATAS / kata / f"{kata}.py"
    is_own = not only_references and own.is_file() and hash_of(own) == _proved().get(kata)
    return own if is_own else SOLUTIONS / kata / f"{kata}.py"


def hash_of(file: Path) -> str:
    """Return what tells one state of a file from every other."""
    return sha256(file.read_bytes()).hexdigest()


def whose() -> dict[str, str]:
    """Say of each part whose it is: "yours" or "the reference"."""
    parts = {"LRUCache": "lru_cache", "Balancer": "load_balancer", "HashRing": "hash_ring"}
    parts["Shortener"] = "url_shortener"
    return {
        part: "yours" if file_of(kata).is_relative_to(KATAS) else "the reference"
        for part, kata in parts.items()
    }


def _proved() -> dict[str, str]:
    try:
        found = json.loads((ROOT / ".pytest_cache/v" / FILES).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


@cache
def _module(kata: str, file: Path) -> ModuleType:
    """Run a file under a name of its own, so that the name of its kata stays free."""
    spec = importlib.util.spec_from_file_location(f"part_{kata}", file)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class _Gate:
    """A Shortener on an empty store, which is put back after each link."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.part: Any = None

    def try_link(self, url: str, name: str | None) -> None:
        part = __getattr__("Shortener")
        with self.lock:
            if part is not self.part:
                self.part = part
                self.db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
                self.shortener = part(lambda: self.db, HOME, LINKS)
                self.empty = self.db.serialize()
            try:
                self.shortener.shorten(url, name or "aaaaaaa")
            finally:
                self.db.deserialize(self.empty)


HOME = "tiny.example"
LINKS = 30_000_000_000
_gate = _Gate()


def check_link(url: str, name: str | None = None) -> None:
    """Raise RefusedError unless the Shortener would take this link, under this name or any."""
    _gate.try_link(url, name)


def office(number: int, offices: int = 8) -> Any:
    """Return a Shortener on a store of its own, as one of several offices: it draws codes."""
    db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    return __getattr__("Shortener")(lambda: db, HOME, LINKS, number, offices)
