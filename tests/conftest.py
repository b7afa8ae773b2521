"""The repository's own tests: their jobs go to all cores, and the slowest are named at the end."""

import os
from collections.abc import Callable, Generator, Iterator
from functools import cache
from typing import Any

import pytest

from tests import browser, pool
from tests.screens import Screen

_own: dict[str, float] = {}  # how long each test took, without what it waited for


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let coverage and debuggers have everything in one process."""
    parser.getgroup("katas").addoption(
        "--workers",
        type=int,
        default=os.cpu_count() or 1,
        help="how many processes judge designs (as many as there are cores); 0: this one does",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give each test a minute: it may take longer than a lesson."""
    for item in items:
        item.add_marker(pytest.mark.timeout(60))


@pytest.fixture(scope="session", autouse=True)
def workers(request: pytest.FixtureRequest) -> Iterator[None]:
    """Begin with the jobs of all tests that are about to run."""
    count = request.config.getoption("workers")
    calls = [getattr(item, "callspec", None) for item in request.session.items]
    jobs = [
        value
        for call in calls
        if call is not None
        for value in call.params.values()
        if isinstance(value, pool.Job)
    ]
    if not jobs or not count:
        yield
        return
    executor = pool.begin(jobs, min(count, len(jobs)))
    yield
    executor.shutdown(cancel_futures=True)


@pytest.fixture(scope="session")
def context() -> Iterator[Callable[..., Any]]:
    """Return a function that gives a context of one browser, for each size and colour one."""
    with browser.started() as started:

        @cache
        def made(width: int, *, dark: bool, calm: bool) -> Any:
            return started.new_context(
                viewport={"width": width, "height": 800},
                color_scheme="dark" if dark else "light",
                reduced_motion="reduce" if calm else "no-preference",
            )

        yield made


@pytest.fixture
def seen(request: pytest.FixtureRequest) -> Screen:
    """Return the screen that a test is parametrized with, as soon as it is there."""
    screen: Screen = request.param.answer()
    return screen


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Note for how long a test was itself at work."""
    waited, _own[item.nodeid] = pool.waiting.seconds, 0.0
    result = yield
    _own[item.nodeid] -= pool.waiting.seconds - waited
    return result


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add the time of one phase of a test."""
    _own[report.nodeid] = _own.get(report.nodeid, 0) + report.duration


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the slowest ten, designs and tests together."""
    took = [(seconds, str(job)) for job, seconds in pool.done().items()]
    took += [(seconds, name) for name, seconds in _own.items()]
    terminalreporter.section("the slowest ten")
    for seconds, name in sorted(took, reverse=True)[:10]:
        terminalreporter.line(f"{seconds:6.2f} s  {name}")
