"""TinyURL's service on PostgreSQL, Valkey and nginx, as a test starts it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from katas.tinyurl.service import engines
from tests.running import Service

MISSING = [name for wheel in engines.WHEELS.values() for name in wheel.missing]
needed = pytest.mark.skipif(
    MISSING != [], reason=f"the extra `engines` is not installed here: {', '.join(MISSING)}"
)
ENGINES = "postgres", "valkey-server", "nginx"


class Running(Service):
    """The reference on the engines, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(folder, "--solution", "--engines")


@contextmanager
def a_folder() -> Iterator[Path]:
    """Give a folder that PostgreSQL can reach: pytest's own are for root alone, if root runs it."""
    with TemporaryDirectory(prefix="tinyurl-", ignore_cleanup_errors=True) as name:
        yield Path(name).resolve()


def engine(running: Running, name: str) -> Any:
    """Return the process of an engine in this folder, or None."""
    from katas.tinyurl.service import keeper  # noqa: PLC0415  which needs the engines

    found = [process for process in keeper.of(running.folder) if process.name() == name]
    return found[0] if found else None
