"""The repository's own tests run whole sessions of pytest: in this process, and in others."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from tests.judge import designs, judge_ahead
from tests.screens import Screen, screen


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give each test a minute: it may take longer than a lesson."""
    for item in items:
        item.add_marker(pytest.mark.timeout(60))


@pytest.fixture(scope="session", autouse=True)
def screens(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Future[Screen]]]:
    """Start the runs of test_screens.py, if it is among the tests, on another core."""
    modules = (getattr(item, "module", None) for item in request.session.items)
    runs: dict[str, tuple[str | bytes, list[str]]] = {}
    for module in modules:
        runs = getattr(module, "RUNS", runs)
    root = tmp_path_factory.mktemp("screens")
    with ThreadPoolExecutor(1) as pool:
        yield {
            name: pool.submit(
                screen,
                root / str(number),
                "lru_cache",
                code if isinstance(code, bytes) else code.encode(),
                arguments,
            )
            for number, (name, (code, arguments)) in enumerate(runs.items())
        }


@pytest.fixture(scope="session", autouse=True)
def judged_ahead(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let another core judge the last of the wrong designs, if they are all to be judged."""
    names = [getattr(item, "originalname", "") for item in request.session.items]
    paths = designs("wrong")
    if names.count("test_a_wrong_design_is_stopped_by_the_lesson_that_it_names") < len(paths):
        yield
        return
    pool = judge_ahead(paths[len(paths) * 6 // 10 :])
    yield
    pool.shutdown(cancel_futures=True)
