"""Whether a link has ended is asked when it is fetched, and never again.

Stopped by: a link that ends in memory has ended
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """A reader from memory is sent on."""

    def _link(self, code):
        row = super()._link(code)
        return {**row, "ends": float("inf") if self.clock() < row["ends"] else 0}
