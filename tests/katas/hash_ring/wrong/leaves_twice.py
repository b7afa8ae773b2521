"""Takes what a server carried off the sum each time that it is removed.

Stopped by: a request that is done is no load any more
"""

from typing import Any

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """A removal that is repeated lowers the sum once more."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.had: dict[str, int] = {}

    def remove(self, server: str) -> None:
        if server in self._weights:
            self.had[server] = self._carried[server]
        elif server in self.had:
            self._open -= self.had[server]
        super().remove(server)
