"""Another server is asked the same thing whatever the first one answered.

Stopped by: an answer is no failure and a server that leaves finishes its work
"""

from dojo.parts import UnknownCodeError

from solutions.tinyurl.tinyurl import Door as Reference
from solutions.tinyurl.tinyurl import Server, ServerDownError, StoreDownError

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Door(Reference):
    """Three servers look for one typing error."""

    def send(self, request):
        for _ in range(2):
            try:
                return super().send(request)
            except UnknownCodeError:
                continue
        return super().send(request)
