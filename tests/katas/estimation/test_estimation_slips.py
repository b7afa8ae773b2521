"""A wrong estimate is told which usual slip would be as far off, if there is one."""

import pytest

from tests.judge import judgings, named


@pytest.mark.parametrize("wrong", judgings("wrong", of="estimation"), ids=str)
def test_a_message_names_the_slip(wrong):
    slip = named(wrong.path, "Slip:")[0]
    (stopped,) = [report for report in wrong.answer() if report.failed]
    told = " ".join(stopped.longreprtext.split())

    if slip == "-":
        assert "The same number comes from" not in told
    else:
        assert f"The same number comes from {slip}." in told
