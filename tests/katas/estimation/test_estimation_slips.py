"""A wrong estimate is told which usual slip would be as far off, if there is one."""

import pytest

from tests.judge import designs, kata_of, reports_of
from tests.test_designs import label, named

WRONG = [path for path in designs("wrong") if kata_of(path) == "estimation"]


@pytest.mark.parametrize("path", WRONG, ids=label)
def test_a_message_names_the_slip(path):
    slip = named(path, "Slip:")[0]
    (stopped,) = [report for report in reports_of(path) if report.failed]
    told = " ".join(stopped.longreprtext.split())

    if slip == "-":
        assert "would give just that" not in told
    else:
        assert f"{slip} would give just that" in told
