"""Asking another process of the service over HTTP, by connections that are kept."""

import http.client
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from queue import Empty, LifoQueue

from .web import HOST, IDLE

TOKEN = "X-TinyURL-Door"  # noqa: S105  a header's name; only the service's own processes know what stands in it
SAW = "X-TinyURL-Saw"  # what a server saw of a request
PATIENCE = 5.0  # seconds for an answer


class SilentError(Exception):
    """The other process did not answer; it may have done what it was asked to."""


@dataclass(frozen=True)
class Call:
    """What is asked."""

    method: str
    path: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    patience: float = PATIENCE


class Wire:
    """The way to one process that listens on a port."""

    def __init__(self, port: int, token: str) -> None:
        self._port = port
        self._token = token
        self._free: LifoQueue[tuple[float, http.client.HTTPConnection]] = LifoQueue()

    def ask(self, call: Call) -> tuple[int, http.client.HTTPMessage, bytes]:
        """Return status, headers and body of the answer. SilentError if there is none."""
        connection = self._borrow(call.patience)
        headers = {**call.headers, TOKEN: self._token}
        try:
            connection.request(call.method, call.path, call.body, headers)
            answer = connection.getresponse()
            found = answer.status, answer.headers, answer.read()
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            raise SilentError(f"{type(error).__name__}: {error}") from None
        except BaseException:
            connection.close()
            raise
        if not answer.will_close:
            self._free.put((time.monotonic(), connection))
        return found

    def _borrow(self, patience: float) -> http.client.HTTPConnection:
        """Take a connection that the other side has not given up yet."""
        while True:
            try:
                used, connection = self._free.get_nowait()
            except Empty:
                return http.client.HTTPConnection(HOST, self._port, timeout=patience)
            if time.monotonic() - used < IDLE / 3:
                assert connection.sock is not None
                connection.sock.settimeout(patience)
                return connection
            connection.close()

    def close(self) -> None:
        """Close what is not in use."""
        while not self._free.empty():
            self._free.get_nowait()[1].close()
