"""What a late copy gave is kept like what the first place gave.

Stopped by: a late copy may say yes but not no
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """A row is a row."""

    def _read(self, store, code):
        row = super()._read(store, code)
        return row and {name: row[name] for name in row if name != "late"}
