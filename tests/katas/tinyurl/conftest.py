"""TinyURL's service, started once for all tests of a file that ask for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import Service


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which the service keeps what it keeps."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[Service]:
    """Run the reference, with three servers."""
    with Service(folder, "--solution") as running:
        yield running
