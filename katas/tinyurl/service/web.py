"""HTTP/1.1 with limits, for the door and for the servers: http.server, and what it leaves open.

http.server is made for 127.0.0.1. Here a request that comes slowly or by halves is given up after
LATE seconds, a body has a limit, and no error shows a trace.
"""

import io
import json
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HOST = "127.0.0.1"
LATE = 10.0  # seconds for a request to be there, and for an answer to be taken
IDLE = 60.0  # seconds for which a connection may wait for its next request
SORRY = "Something went wrong here, and it is not your mistake."
LATER = "Nobody can say now: ask again later."
MOST = 32_768  # bytes of a body: an address of 2,048 characters, each written as \\u and more


@dataclass(frozen=True)
class Request:
    """What a reader asks."""

    method: str
    path: str
    headers: Message
    body: bytes
    address: str
    query: str = ""


@dataclass
class Answer:
    """What a reader is told: a status, headers and a body; or a stream that writes itself."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    stream: Callable[[socket.socket], None] | None = None


def found(value: Any, status: int = 200, **headers: str) -> Answer:
    """Answer with JSON."""
    head = {"Content-Type": "application/json", "Cache-Control": "no-store"}
    more = {name.replace("_", "-"): text for name, text in headers.items()}
    return Answer(status, head | more, json.dumps(value).encode())


def refused(status: int, sentence: str, **headers: str) -> Answer:
    """Answer with an error, which is one sentence."""
    return found({"error": sentence}, status, **headers)


class _Reader(io.RawIOBase):
    """What comes through a socket, until a deadline: a reader who is slow holds nobody up."""

    def __init__(self, connection: socket.socket) -> None:
        super().__init__()
        self._connection = connection
        self.deadline = 0.0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)


class Handler(BaseHTTPRequestHandler):
    """Reads a request, has it answered, and writes the answer."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: "Web"

    def setup(self) -> None:
        """Read with a deadline."""
        super().setup()
        self.rfile.close()
        self._reader = _Reader(self.connection)
        self.rfile = self._buffer = io.BufferedReader(self._reader)

    def handle_one_request(self) -> None:
        """Wait for a request, and then for as long as a request may take to come."""
        self._reader.deadline = time.monotonic() + IDLE
        try:
            is_there = self._buffer.peek(1)
        except OSError:
            is_there = b""
        if not is_there:
            self.close_connection = True
            return
        self._reader.deadline = time.monotonic() + LATE
        try:
            super().handle_one_request()
        except OSError:  # the reader has gone
            self.close_connection = True

    def handle_expect_100(self) -> bool:
        """Ask for the body at once: a reader waits with it until it is asked."""
        super().handle_expect_100()
        self.wfile.flush()
        return True

    def answer(self) -> None:
        """Answer a request, of whatever method."""
        answer = self._answer()
        self.close_connection |= answer.stream is not None
        self.connection.settimeout(LATE)
        self.send_response_only(answer.status)
        for name, text in answer.headers.items():
            self.send_header(name, text)
        if answer.stream is None and answer.status != 204:
            self.send_header("Content-Length", str(len(answer.body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD" and answer.status != 204:
            self.wfile.write(answer.body)
        self.wfile.flush()
        if answer.stream and self.command != "HEAD":
            answer.stream(self.connection)

    def __getattr__(self, name: str) -> Any:
        """Have a request of any method answered: http.server looks for do_GET and the like."""
        if name.startswith("do_"):
            return self.answer
        raise AttributeError(name)

    def _answer(self) -> Answer:
        stays, self.close_connection = not self.close_connection, True  # until the body is read
        if "Transfer-Encoding" in self.headers:
            return refused(411, "Say how long the body is, by Content-Length.")
        lengths = self.headers.get_all("Content-Length", ["0"])
        if len({*lengths}) > 1 or not (lengths[0].isascii() and lengths[0].isdecimal()):
            return refused(400, "The Content-Length is no number.")
        length = int(lengths[0][:9])
        if length > MOST:
            self.rfile.read(min(length, 32 * MOST))  # or a reader who still writes hears nothing
            return refused(413, f"A body has {MOST:,} bytes at most.")
        try:
            body = self.rfile.read(length)
        except TimeoutError:
            return refused(408, f"The body was not here after {LATE:.0f} seconds.")
        if len(body) < length:
            return refused(400, "The body is shorter than its Content-Length.")
        self.close_connection = not stays
        path, _, query = self.path.partition("?")
        return self.server.answer(
            Request(self.command, path, self.headers, body, self.client_address[0], query)
        )

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what http.server cannot read, without its page and without the request's text."""
        del message, explain
        answer = refused(int(code), "This is no request that can be read.")
        self.close_connection = True
        self.request_version = "HTTP/1.1"
        self.send_response_only(answer.status)
        for name, text in answer.headers.items():
            self.send_header(name, text)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  http.server's name
        """Print nothing: the page tells what happens."""


class Web(ThreadingHTTPServer):
    """Listens on 127.0.0.1, and has each connection answered in a thread of its own."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, port: int, answer: Callable[[Request], Answer]) -> None:
        self.answer = answer
        self._runs = False
        super().__init__((HOST, port), Handler)

    def run(self) -> None:
        """Answer until `end`."""
        self._runs = True
        self.serve_forever(poll_interval=0.1)

    def end(self) -> None:
        """Answer nobody more, and let the port go."""
        if self._runs:
            self.shutdown()  # it would wait for ever for what has not begun
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print no trace: a reader who goes away is no news."""

    def server_bind(self) -> None:
        """Bind without asking DNS for our name, as http.server does."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = HOST, self.server_address[1]
