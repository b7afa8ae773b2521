"""The end is told first and written then: a reader between the two brings the old row back.

Stopped by: what changes at one server changes at all
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Invalidate, then write."""

    def end(self, code):
        self._changed(code)
        tell, self.tell = self.tell, lambda _: None
        hear, self.hear = self.hear, lambda _: None
        try:
            super().end(code)
        finally:
            self.tell, self.hear = tell, hear
