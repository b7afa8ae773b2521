"""Twenty of the cases of hostile.py: those that tell most."""

import pytest

from tests.hostile import check, showing

TWENTY = [
    "logs each get",
    "prints each get",
    "switches logging off",
    "loads with much noise",
    "wraps stdout",
    "replaces builtins",
    "ends the process in get",
    "skips itself",
    "a timer that starts itself again",
    "something endless at exit",
    "goes round in get",
    "waits for its own lock",
    "raises a text that never ends",
    "no return",
    "get is gone",
    "the class is a Mock",
    "an assertion of a Mock's",
    "-O",
    "the file itself",
    "a pace that is no number",
]


@pytest.mark.parametrize("seen", [showing(name) for name in TWENTY], indirect=True, ids=str)
def test_a_hostile_file_gets_a_short_and_true_report(seen, request):
    check(request.node.callspec.id, seen)
