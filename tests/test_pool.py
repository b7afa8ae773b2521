"""The pool hands on what its workers make, and what goes wrong there is said in words."""

import os
from dataclasses import dataclass

import pytest

from tests import pool


@dataclass(frozen=True)
class Doing(pool.Job[int]):
    """A job that returns its process, raises, or ends its process."""

    what: str

    def run(self) -> int:
        """Do it."""
        if self.what == "ends":
            os._exit(1)
        if self.what == "raises":
            raise ValueError(self.what)
        return os.getpid()


@pytest.fixture
def begun():
    """Let one worker begin with three jobs, the last of which ends it."""
    jobs = [Doing("returns"), Doing("raises"), Doing("ends")]
    with pool.begin(jobs, 1):
        yield jobs


def test_workers_do_what_was_begun_and_say_what_went_wrong(begun):
    returns, raises, ends = begun

    assert returns.answer() not in (os.getpid(), os.getppid())
    with pytest.raises(pytest.fail.Exception, match="done: raises\nValueError, at"):
        raises.answer()
    with pytest.raises(pytest.fail.Exception, match="a worker ended before, at one of: Doing"):
        ends.answer()


def test_what_is_wanted_at_once_is_taken_back_from_the_queue():
    jobs = [Doing(f"returns {number}") for number in range(9)]
    with pool.begin(jobs, 1):
        assert jobs[-1].at_once() == os.getpid()
        assert jobs[0].answer() != os.getpid()


def test_what_nobody_began_is_done_here_and_once():
    assert Doing("here").answer() == os.getpid()
    assert Doing("here") in pool.done()
