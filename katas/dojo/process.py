"""A design in a process of its own, where `hash` has another seed. For hash_ring and url_shortener.

It can import what this process can. The seed is fixed, so that a lesson run again tells the same.
"""

import os
import subprocess
import sys

LIMIT = 3.0  # seconds


def elsewhere(kata: str, script: str) -> list[str]:
    """Run a script that knows the design's module as `design`; return the lines that it prints.

    Raises AssertionError if it stops or does not end.
    """
    begin = (
        "import sys; from pathlib import Path; from dojo.design import load;"
        f" design = load({kata!r}, Path(sys.argv[1]))\n"
    )
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    try:
        run = subprocess.run(  # noqa: S603  our own interpreter
            [sys.executable, "-S", "-P", "-c", begin + script, str(sys.modules[kata].__file__)],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise AssertionError(f"In another process it had not ended after {LIMIT:g} s.") from None
    if run.returncode:
        last_words = [*run.stderr.splitlines(), "it said nothing"][-2:][0]
        raise AssertionError(f"In another process it stopped: {last_words}")
    return run.stdout.splitlines()
