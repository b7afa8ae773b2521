"""What is told slowly: in full where it should be, at the pace of keys, and on any terminal."""

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from dojo import design
from dojo.order import KATAS

from tests.lacks import typed
from tests.prose import text_of

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminal in the standard library")

ONE = ["katas/lru_cache", "--solution", "--pace", "-k", "asking_again"]
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass
class Seen:
    """What stood on a terminal, how long it took in seconds, and how the process ended."""

    text: str
    seconds: float
    code: int


def on_a_terminal(
    arguments: Sequence[str], keys: Sequence[tuple[str, bytes]] = (), columns: int = 80
) -> Seen:
    """Run pytest on a terminal, and press each key when its text is on the screen."""
    terminal, other = pty.openpty()
    begun = time.monotonic()
    process = subprocess.Popen(  # noqa: S603  our own interpreter
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
        cwd=design.ROOT,
        stdin=other,
        stdout=other,
        stderr=other,
        env={**os.environ, "COLUMNS": str(columns), "TERM": "xterm", "PYTHONIOENCODING": "utf-8"},
        start_new_session=True,
        preexec_fn=lambda: os.close(os.open(os.ttyname(0), os.O_RDWR)),  # noqa: PLW1509  its own
    )
    os.close(other)
    text, waiting = b"", list(keys)
    while time.monotonic() < begun + 30:
        ready, _, _ = select.select([terminal], [], [], 0.1)
        try:
            text += os.read(terminal, 65_536) if ready else b""
        except OSError:  # the other end is closed
            break
        if waiting and waiting[0][0].encode() in text:
            os.write(terminal, waiting.pop(0)[1])
        if not ready and process.poll() is not None:
            break
    os.close(terminal)
    code = process.wait(timeout=10)
    plain = ESCAPES.sub("", text.decode("utf-8", "replace")).replace("\r\n", "\n")
    return Seen(plain, time.monotonic() - begun, code)


def test_enter_goes_on_at_once_and_every_step_has_its_why():
    lines = ["Enter goes on", "asking again", "Memory buys", "room for 3", "asks 1", "asks 2"]
    seen = on_a_terminal(ONE, [(line, b"\n") for line in lines])

    assert seen.code == 0
    assert "    Home came from database: this shopper waits 100 ms." in seen.text
    assert "    Home came from memory: no trip, no wait." in seen.text
    assert "✓ asking again costs no trip\n    trouble: " in seen.text
    assert seen.seconds < 15  # without a key it takes 20


def test_without_a_key_a_step_takes_its_time():
    seen = on_a_terminal([*ONE[:2], "--pace=0.2", *ONE[3:]])

    assert seen.code == 0
    assert seen.seconds > 5 * 0.2


def test_q_stops_the_telling_and_the_run_ends_as_ever():
    seen = on_a_terminal(ONE, [("Enter goes on", b"q")])

    assert seen.code == 0
    assert "room for 3" not in seen.text
    assert "1 passed" in seen.text


def test_ctrl_c_stops_the_telling_without_a_traceback():
    seen = on_a_terminal(ONE, [("Memory buys", b"\x03")])

    assert seen.code == 2
    assert "Traceback" not in seen.text
    assert "INTERNALERROR" not in seen.text


def test_prose_fits_a_narrow_terminal():
    seen = on_a_terminal([*ONE[:2], "--pace=0", *ONE[3:]], columns=40)
    prose = [line for line in seen.text.splitlines() if line.startswith("        ")]

    assert prose != []
    assert max(map(len, prose)) <= 40


def told(*arguments: str) -> str:
    """Return what is told where there is no terminal."""
    return subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments, "--pace"],
        cwd=design.ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    ).stdout


def test_on_red_the_lessons_that_hold_take_a_line_and_the_other_is_told_in_full():
    wrong = next(design.ROOT.glob("tests/**/lru_cache/**/first_in_first_out.py"))
    text = told("katas/lru_cache", f"--design={wrong}")

    assert "\n✓ asking again costs no trip\n" in text
    assert "asks 7 · trips 5 · waited 500 ms" in text


def test_a_guided_walk_tells_all_scenes_of_all_lessons():
    text = told("katas/lru_cache", "--solution")

    assert "  room for two pages\n" in text
    assert "  room for none\n" in text
    assert "Ann   asks" in text


@pytest.mark.parametrize("kata", KATAS)
def test_a_kata_is_played_by_hand_as_its_guide_says(kata):
    lines = typed(text_of(kata), kata)
    run = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-i", design.KATAS / "dojo" / "play.py", kata, "--solution"],
        input=f"print('the guide')\n{lines}",
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        timeout=30,
        check=False,
    )
    begun, _, tried = run.stdout.partition("the guide\n")

    assert run.stderr.replace(">>> ", "").strip() == ""
    assert begun.count("\n") > begun.count(">>> ") > 0
    assert tried.count("\n") >= lines.count("\n") > 0
