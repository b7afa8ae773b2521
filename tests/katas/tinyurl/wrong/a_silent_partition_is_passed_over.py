"""The mover passes over what does not answer, and says that all is done.

Stopped by: a new partition takes its share and nobody notices
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError, UnavailableError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Best effort."""

    def move(self):
        try:
            super().move()
        except UnavailableError:
            return
