"""Whatever a learner's file does, and however pytest is called: a short, true report.

`pytest tests/hostile.py` tries all of it, which .ci/run does; test_hostile.py keeps twenty.
"""

import re
from dataclasses import dataclass

import pytest
from dojo import design

from tests.screens import Screen, Showing

REFERENCE = (design.SOLUTIONS / "lru_cache" / "lru_cache.py").read_text(encoding="utf-8")
KATA = "katas/lru_cache"
OURS = re.compile(r"INTERNALERROR|Traceback|site-packages|_pytest/|pluggy|katas/dojo|\x1b")
LINES = 45  # of a whole screen


@dataclass(frozen=True)
class Case:
    """A learner's file, or a way to call pytest; what must stand there, and the exit code."""

    code: str | bytes
    told: tuple[str, ...] = ()
    exit_code: int = 1
    arguments: tuple[str, ...] = (KATA, "--timeout=2")
    files: tuple[tuple[str, str], ...] = ()  # beside it
    kata: str = "lru_cache"


def on_top(*lines: str) -> str:
    """Return the reference with these lines before all others."""
    return "\n".join(lines) + "\n" + REFERENCE


def below(*lines: str) -> str:
    """Return the reference with these lines behind all others."""
    return REFERENCE + "\n\n" + "\n".join(lines) + "\n"


def in_get(*lines: str) -> str:
    """Return the reference with these lines before the first of `get`'s own."""
    first = "        with self._lock:\n            kept"
    return REFERENCE.replace(first, "\n".join("        " + line for line in lines) + "\n" + first)


def instead(kata: str, method: str, *lines: str, told: tuple[str, ...]) -> Case:
    """Return a case: another kata's reference, with a method that has these lines instead."""
    reference = (design.SOLUTIONS / kata / f"{kata}.py").read_text(encoding="utf-8")
    owner = re.findall(r"^class (\w+):", reference, re.MULTILINE)[-1]
    text = "".join(f"    {line}\n" for line in (method, *(f"    {line}" for line in lines)))
    code = f"{reference}\n\nclass {owner}({owner}):\n{text}"
    return Case(code, told, 1, called(f"katas/{kata}", "--timeout=2"), kata=kata)


def called(*arguments: str) -> tuple[str, ...]:
    """Return what is typed after pytest."""
    return arguments


HOLDS = ("It holds: 16 of 16.",)
LATE = called(KATA, "--timeout=20")  # slow, but it ends

CASES: dict[str, Case] = {
    # what logs and prints
    "logs each get": Case(
        in_get("import logging; logging.getLogger('me').info('get %s', key)"), HOLDS, 0, LATE
    ),
    "prints each get": Case(in_get("print(key, 'x' * 1_000)"), HOLDS, 0, LATE),
    "switches logging off": Case(on_top("import logging", "logging.disable()"), HOLDS, 0),
    "takes all handlers away": Case(
        on_top("import logging", "logging.getLogger().handlers.clear()"), HOLDS, 0
    ),
    "configures logging": Case(
        in_get("import logging; logging.basicConfig(force=True, level=50)"), HOLDS, 0, LATE
    ),
    "loads with much noise": Case(
        on_top("for i in range(50_000): print('noise', i)", "1 / 0"),
        ("lines are left out", "ZeroDivisionError: division by zero"),
    ),
    "prints a megabyte in one line": Case(
        in_get("print('x' * 1_000_000); raise ValueError(key)"), ("ValueError: home",)
    ),
    "raises a text that clears the screen": Case(
        in_get(r"raise ValueError('\x1b[2J\x1b[Hhello')"), ("ValueError: hello",)
    ),
    # what it does to the process
    "wraps stdout": Case(
        on_top("import io, sys", "sys.stdout = io.TextIOWrapper(sys.stdout.buffer, 'utf-8')"),
        HOLDS,
        0,
    ),
    "closes stdout": Case(on_top("import sys", "sys.stdout.close()"), HOLDS, 0),
    "closes stderr": Case(on_top("import sys", "sys.stderr.close()"), HOLDS, 0),
    "detaches stdout": Case(on_top("import sys", "sys.stdout.detach()"), HOLDS, 0),
    "replaces builtins": Case(
        below("import builtins", "builtins.len = builtins.sorted = builtins.isinstance = None"),
        HOLDS,
        0,
    ),
    "replaces clocks": Case(
        below("import time as t", "t.monotonic = t.time = t.sleep = None"), HOLDS, 0
    ),
    "ends the process in get": Case(
        in_get("import os; os._exit(0)"), ("stopped with RuntimeError: os._exit(0)",)
    ),
    "ends the process when it is loaded": Case(
        on_top("import os", "os._exit(0)"), ("os._exit(0)",)
    ),
    "leaves Python in get": Case(in_get("raise SystemExit(0)"), ("SystemExit: 0",)),
    "leaves Python when it is loaded": Case(on_top("raise SystemExit(0)"), ("SystemExit: 0",)),
    "skips itself": Case(in_get("import pytest; pytest.skip('no')"), ("Skipped: no",)),
    "expects to fail": Case(in_get("import pytest; pytest.xfail('no')"), ("XFailed: no",)),
    "deletes itself": Case(below("import os", "os.remove(__file__)"), HOLDS, 0),
    "replaces threads and the collector": Case(
        in_get(
            "import gc, threading", "gc.collect = threading.excepthook = threading.Lock = None"
        ).replace("from threading import Lock", "import threading"),
        ("lru_cache.py:",),
    ),
    "becomes another program": Case(
        on_top("import os, sys", "os.execv(sys.executable, [sys.executable, '-c', ''])"),
        ("RuntimeError: os.execv(", "lru_cache.py:2"),
    ),
    "goes to another folder": Case(in_get("import os; os.chdir('/')"), HOLDS, 0),
    "breaks what reads its lines": Case(
        in_get("import linecache; linecache.getline = None; raise ValueError(key)"),
        ("ValueError: home", "code "),
    ),
    # what keeps Python from ending
    "a timer that starts itself again": Case(
        below(
            "import threading",
            "def again(): threading.Timer(0.5, again).start()",
            "again()",
        ),
        HOLDS,
        0,
    ),
    "a thread that stays": Case(
        below("import threading", "threading.Thread(target=threading.Event().wait).start()"),
        HOLDS,
        0,
    ),
    "something endless at exit": Case(
        below("import atexit", "def ever():", "    while True: pass", "atexit.register(ever)"),
        HOLDS,
        0,
    ),
    "a __del__ that never ends": Case(
        below("class D:", "    def __del__(self):", "        while True: pass", "d = D()"), HOLDS, 0
    ),
    # what never ends
    "goes round in get": Case(
        in_get("while True: pass"), ("goes round", "last seen", "code         while True: pass")
    ),
    "waits for its own lock": Case(
        in_get("self._lock.acquire()"), ("stands still", "code         with self._lock:")
    ),
    "goes round and catches all": Case(
        in_get("while True:", "    try: self.clock()", "    except: pass"),
        ("had not ended after 2 s", "asking again costs no trip"),  # a signal may still stop it
    ),
    "goes round when it is loaded": Case(
        on_top("while True: pass"),
        ("lru_cache.py:1", "while True: pass"),
        1,
        (KATA, "--timeout=1"),
    ),
    "sleeps": Case(in_get("import time; time.sleep(60)"), ("stands still",)),
    "raises a text that never ends": Case(
        in_get(
            "class E(Exception):",
            "    def __str__(self):",
            "        while True: pass",
            "raise E",
        ),
        ("stopped with E: (its text raised Endless)",),
    ),
    "raises a text that leaves Python": Case(
        in_get(
            "class E(Exception):",
            "    def __str__(self): raise SystemExit(0)",
            "raise E",
        ),
        ("its text raised SystemExit",),
    ),
    "calls itself": Case(in_get("return self.get(key)"), ("RecursionError",)),
    # slips of every day
    "no return": Case(in_get("return"), ("asked for home and read nothing",)),
    "get is gone": Case(
        REFERENCE.replace("def get(", "def fetch("), ("A method that the lessons call is missing",)
    ),
    "an argument is gone": Case(
        REFERENCE.replace("        max_age: float,\n", "", 1).replace("= max_age\n", "= 60\n", 1),
        ("TypeError", "the arguments that it took at first"),
    ),
    "the class is gone": Case(
        REFERENCE.replace("class LRUCache", "class Cache"), ("cannot import name 'LRUCache'",)
    ),
    "a colon is gone": Case(
        REFERENCE.replace("with self._lock:", "with self._lock", 1), ("SyntaxError: expected ':'",)
    ),
    "not UTF-8": Case(REFERENCE.replace("slow", "sl\xf6w").encode("latin-1"), ("unicode error",)),
    "latin-1, and says so": Case(
        b"# -*- coding: latin-1 -*-\n# \xf6\n" + REFERENCE.encode(), HOLDS, 0
    ),
    "empty": Case("", ("cannot import name 'LRUCache'",)),
    "null bytes": Case(b"\0\0", ("null bytes",)),
    "a byte order mark": Case(
        b"\xef\xbb\xbf" + (design.SOLUTIONS / "hash_ring" / "hash_ring.py").read_bytes(),
        ("It holds: 16 of 16.",),
        0,
        called("katas/hash_ring"),
        kata="hash_ring",
    ),
    "5,000 parentheses": Case(below("x = " + "(" * 5_000), ("SyntaxError", "lru_cache.py:")),
    "an error when it is loaded": Case(on_top("1 / 0"), ("ZeroDivisionError", "lru_cache.py:1\n")),
    "imports what is not there": Case(on_top("import nowhere"), ("No module named 'nowhere'",)),
    "no @contextmanager": instead(
        "load_balancer",
        "def pick(self):",
        "with super().pick() as server:",
        "    yield server",
        told=("A `with` needs a context manager", "load_balancer.py:212   pick"),
    ),
    "a pick that yields twice": instead(
        "load_balancer",
        "@contextmanager\n    def pick(self):",
        "yield 'a'",
        "yield 'a'",
        told=("has to yield once, and no more",),
    ),
    "no return from find": instead(
        "hash_ring",
        "def find(self, key):",
        "super().find(key)",
        told=("find returned None; a server's name was expected",),
    ),
    "no return from find_copies": instead(
        "hash_ring",
        "def find_copies(self, key, count):",
        "super().find_copies(key, count)",
        told=("find_copies returned None; a list of servers", "find_copies\n"),
    ),
    "a generator from find_copies": instead(
        "hash_ring",
        "def find_copies(self, key, count):",
        "yield from super().find_copies(key, count)",
        told=("find_copies returned something of type generator",),
    ),
    "an async find": instead(
        "hash_ring",
        "async def find(self, key):",
        "return super().find(key)",
        told=("find returned something of type coroutine",),
    ),
    "no return from follow": instead(
        "url_shortener",
        "def follow(self, code):",
        "super().follow(code)",
        told=("follow returned None; an answer of type str was expected",),
    ),
    "a row from take": instead(
        "work_queue",
        "def take(self):",
        "task = super().take()",
        "return task and (task.work, task.key)",
        told=("take returned ('a', ",),
    ),
    "an async call": instead(
        "retry",
        "async def call(self, do, seconds, *, idempotent, key=None):",
        "return super().call(do, seconds, idempotent=idempotent, key=key)",
        told=("Ann is told: something of type coroutine",),
    ),
    # odd objects
    "the class is a Mock": Case(
        below("from unittest.mock import Mock", "LRUCache = Mock()"), ("something of type Mock",)
    ),
    "get is a Mock": Case(
        below("from unittest.mock import Mock", "LRUCache.get = Mock(return_value=None)"),
        ("asked for home and read nothing",),
    ),
    "an assertion of a Mock's": Case(
        in_get("from unittest.mock import Mock", "Mock().assert_called()"),
        ("The code stopped with AssertionError",),
    ),
    "an assertion in code made from text": Case(
        in_get("exec('assert False, 1')"), ("The code stopped with AssertionError",)
    ),
    "an assertion of its own": Case(
        in_get("assert False, 'mine'"), ("The code stopped with AssertionError: mine",)
    ),
    "answers with a giant": Case(in_get("return 10 ** 5000"), ("something of type int",)),
    "answers with what has no text": Case(
        in_get("return type('Odd', (), {'__eq__': 1, '__repr__': 1})()"),
        ("something of type Odd",),
    ),
    # what lies beside it
    "a package file": Case(REFERENCE, HOLDS, 0, files=((f"{KATA}/__init__.py", ""),)),
    "an old copy with its lessons": Case(
        REFERENCE,
        HOLDS,
        0,
        files=(
            (f"{KATA}/old/lru_cache.py", REFERENCE),
            (f"{KATA}/old/test_lru_cache.py", "def test_it(): assert False"),
        ),
    ),
    "a helper": Case(
        REFERENCE.replace("from random import random", "from my_dice import random"),
        HOLDS,
        0,
        files=((f"{KATA}/my_dice.py", "from random import random as random"),),
    ),
    "a helper named like a module of Python's": Case(
        on_top("import random as dice"), HOLDS, 0, files=((f"{KATA}/random.py", "1 / 0"),)
    ),
    "no lock, in a package of its own": Case(
        "from shelf.core import LRUCache\n",
        ("✗ simultaneous requests leave the cache in order", "katas/lru_cache/shelf/core.py:"),
        files=(
            (f"{KATA}/shelf/__init__.py", ""),
            (
                f"{KATA}/shelf/core.py",
                REFERENCE.replace("Lock()", "nullcontext()").replace(
                    "from random", "from contextlib import nullcontext\nfrom random"
                ),
            ),
        ),
    ),
    "lessons that cannot be read": Case(
        REFERENCE,
        ("test_lru_cache.py:1\n    def (:\nSyntaxError",),
        files=((f"{KATA}/test_lru_cache.py", "def (:\n"),),
    ),
    "a design above the katas": Case(
        "",
        ("mine.py:1\n    1 / 0\nZeroDivisionError",),
        arguments=(KATA, "--design=katas/mine.py"),
        files=(("katas/mine.py", "1 / 0\n"),),
    ),
    # odd calls
    "-O": Case(REFERENCE, ("python -O leaves out assertions",), 4, ("-O",)),
    "the file itself": Case(
        REFERENCE, ("is the file to edit, and holds no lessons",), 4, (f"{KATA}/lru_cache.py",)
    ),
    "a negative pace": Case(REFERENCE, ("choose from 0 to 600",), 4, (KATA, "--pace=-1")),
    "a pace that is no number": Case(REFERENCE, ("choose from 0 to 600",), 4, (KATA, "--pace=nan")),
    "an endless pace": Case(REFERENCE, ("choose from 0 to 600",), 4, (KATA, "--pace=inf")),
    "pace before the path": Case(REFERENCE, ("write --pace=4",), 4, ("--pace", KATA)),
    "a design that is not there": Case(
        REFERENCE, ("there is no such file",), 4, (KATA, "--design=nowhere.py")
    ),
    "two designs": Case(
        REFERENCE, ("name two files",), 4, (KATA, "--solution", f"--design={KATA}/lru_cache.py")
    ),
    "no cache": Case(REFERENCE, HOLDS, 0, (KATA, "-p", "no:cacheprovider")),
    "plain assertions": Case("", ("cannot import name",), 1, (KATA, "--assert=plain")),
    "-X dev": Case(REFERENCE, HOLDS, 0, ("-Xdev", KATA)),
    "a negative timeout": Case(REFERENCE, HOLDS, 0, (KATA, "--timeout=-1")),
    "an empty timeout": Case(REFERENCE, HOLDS, 0, (KATA, "-o", "timeout=")),
    "one lesson": Case(REFERENCE, ("1 passed",), 0, (KATA, "-k", "budget")),
    "a node id": Case(
        REFERENCE, ("1 passed",), 0, (f"{KATA}/test_lru_cache.py::test_memory_is_a_budget",)
    ),
    "short lines": Case("", ("LRUCache",), 1, (KATA, "--tb=line", "-q", "-ra")),
}


def showing(name: str) -> Showing:
    """Return the run of a case."""
    case = CASES[name]
    return Showing(name, case.kata, case.code, case.arguments, files=case.files)


def check(name: str, seen: Screen) -> None:
    """Fail if a run was not short and true, or ended with another status."""
    case, text = CASES[name], seen.text

    assert [part for part in case.told if part not in text] == []
    assert seen.code == case.exit_code
    assert OURS.search(text) is None
    assert len(text.splitlines()) <= LINES
    assert max(map(len, text.splitlines()), default=0) <= 210


@pytest.mark.parametrize("seen", [showing(name) for name in CASES], indirect=True, ids=str)
def test_every_report_is_short_and_true(seen: Screen, request: pytest.FixtureRequest) -> None:
    """Whatever the file does, and however pytest is called."""
    check(request.node.callspec.id, seen)
