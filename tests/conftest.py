"""The repository's own tests run whole sessions of pytest, and may take longer than a lesson."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give each of them a minute."""
    for item in items:
        item.add_marker(pytest.mark.timeout(60))
