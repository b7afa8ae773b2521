"""The same design in another process: what it has for itself there, and new each time, differs."""

import os
import subprocess
import sys

_LOAD = """
import sys
kata, file = sys.argv[1:3]
del sys.argv[1:3]
sys.modules[kata] = design = type(sys)(kata)
design.__file__ = file
with open(file, "rb") as source:  # bytes: Python knows what their encoding is
    exec(compile(source.read(), file, "exec"), design.__dict__)
"""


def in_another_process(kata: str, code: str, *arguments: str, limit: float = 3) -> list[str]:
    """Run `code` in another process, and return the lines that it prints.

    It can import the kata by its name, and what this process can; `sys.argv[1:]` are the arguments.
    Its `hash` has another seed, a fixed one, so that a lesson run again tells the same. Raises
    AssertionError if it fails, or takes longer than `limit` seconds.
    """
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    file = str(sys.modules[kata].__file__)
    try:
        run = subprocess.run(  # noqa: S603  our own interpreter; isolated, it could import nothing
            [sys.executable, "-S", "-P", "-c", _LOAD + code, kata, file, *arguments],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise AssertionError(f"In another process, nothing came back for {limit:g} s.") from None
    if run.returncode:
        last_words = [*run.stderr.splitlines(), "it said nothing"][-2:][0]
        raise AssertionError(f"In another process, the code stopped: {last_words}")
    return run.stdout.splitlines()
