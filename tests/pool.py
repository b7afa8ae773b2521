"""Long work that tests wait for: done on all cores, each piece once, and timed where it is done.

A test that is parametrized with a job asks for the job's `answer()`. Before the first test,
conftest.py hands the jobs of exactly the tests that were collected to the workers, in that order.
A test that comes to need another job asks for it `at_once()`.
"""

import time
import traceback
from collections.abc import Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, Generic, TypeVar

import pytest

Answer = TypeVar("Answer")


class Job(Generic[Answer]):
    """A piece of work; two that compare equal are one. Subclasses are frozen dataclasses."""

    def run(self) -> Answer:
        """Do the work."""
        raise NotImplementedError

    def answer(self) -> Answer:
        """Return what came of the work, which is done once; wait for it if a worker is at it."""
        if self not in _done:
            began = time.monotonic()
            _done[self] = _outcome_of(_begun[self], self) if self in _begun else timed(self)
            waiting.seconds += time.monotonic() - began
        outcome = _done[self]
        if outcome.trouble:
            pytest.fail(outcome.trouble, pytrace=False)
        answer: Answer = outcome.answer
        return answer

    def at_once(self) -> Answer:
        """Return the same, and do the work here if it still waits for its turn somewhere else."""
        if self in _begun and _begun[self].cancel():
            del _begun[self]
        return self.answer()


@dataclass
class Outcome:
    """What came of a job, or in words why nothing did, and the seconds that it took."""

    seconds: float
    answer: Any = None
    trouble: str = ""


@dataclass
class Waiting:
    """How long tests have waited for jobs: what is left of a test's time is its own."""

    seconds: float = 0.0


waiting = Waiting()
_begun: dict[Job[Any], Future[Outcome]] = {}
_done: dict[Job[Any], Outcome] = {}


def begin(jobs: Iterable[Job[Any]], workers: int) -> ProcessPoolExecutor:
    """Let workers begin with these jobs, in this order. The caller shuts the pool down."""
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    for job in dict.fromkeys(jobs):
        _begun[job] = pool.submit(timed, job)
    return pool


def timed(job: Job[Any]) -> Outcome:
    """Do a job and take its time; trouble becomes words, which every process can hand on."""
    began = time.monotonic()
    outcome = Outcome(0)
    try:
        outcome.answer = job.run()
    except Exception as error:  # noqa: BLE001  whatever it is, one test fails by it and no other
        outcome.trouble = f"{job} could not be done: {error}\n"
        if not isinstance(error, AssertionError):
            outcome.trouble += f"{type(error).__name__}, at\n"
            outcome.trouble += "".join(traceback.format_tb(error.__traceback__)[-2:])
    outcome.seconds = time.monotonic() - began
    return outcome


def done() -> dict[Job[Any], float]:
    """Return how many seconds each job took, without the time that it waited for its turn."""
    return {job: outcome.seconds for job, outcome in _done.items()}


def _outcome_of(future: Future[Outcome], job: Job[Any]) -> Outcome:
    try:
        return future.result()
    except BrokenProcessPool:
        return Outcome(0, trouble=_killer(job))
    except Exception as error:  # noqa: BLE001  what came of it could not be sent
        return Outcome(0, trouble=f"{job} was done, but its answer did not arrive: {error}")


def _killer(job: Job[Any]) -> str:
    """Say at which jobs the worker that ended may have been: the first that have no answer."""
    lost = [str(other) for other, future in _begun.items() if _is_lost(future)]
    return (
        f"{job} was not done, since a worker ended before, at one of: {', '.join(lost[:4])}.\n"
        "Try each of these alone, in one process: pytest tests --workers=0 -k NAME"
    )


def _is_lost(future: Future[Outcome]) -> bool:
    done = future.done() and not future.cancelled()
    return done and isinstance(future.exception(), BrokenProcessPool)
