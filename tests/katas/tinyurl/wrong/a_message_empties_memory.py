"""A message that one link has changed empties all of memory.

Stopped by: what a lost message leaves behind heals
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Overrides what `hear` forgets."""

    def hear(self, text):
        for memory in (self._fresh, self._links):
            for key in [*memory._answers, text]:  # noqa: SLF001  all that there is
                memory.forget(key)
