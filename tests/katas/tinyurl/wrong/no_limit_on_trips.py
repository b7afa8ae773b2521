"""As many trips are under way as readers need.

Stopped by: an empty memory does not flood the store
"""

from threading import BoundedSemaphore

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """An empty memory is a flood."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._trips = BoundedSemaphore(1_000)
