"""Messages between servers by Valkey: whoever listens hears what is published, and nothing later.

A message is lost if Valkey does not answer, and for each server that does not listen just then.
That is no error: a design has to live with lost messages, however they are sent.
"""

import json
import threading
import time
from collections.abc import Callable

import valkey
from valkey.backoff import NoBackoff
from valkey.retry import Retry

CHANNEL = "tinyurl"
PATIENCE = 0.5  # seconds: whoever makes or ends a link waits for this
AGAIN = 0.5  # seconds between two tries to listen
LATE = 2.0  # seconds for which a start waits until it listens


class ValkeyLine:
    """One server's way to all others, whatever machine they run on."""

    def __init__(
        self, url: str, name: str, hear: Callable[[str], object], is_lost: Callable[[], bool]
    ) -> None:
        self._name = name
        self._hear = hear
        self._is_lost = is_lost
        self._valkey = valkey.Valkey.from_url(
            url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE,
            retry=Retry(NoBackoff(), 1),  # once, on a new connection: the old one may have died
        )  # fmt: skip
        self._listens = threading.Event()
        threading.Thread(target=self._listen_for_ever, daemon=True).start()
        self._listens.wait(LATE)  # what a server takes into memory before, it never hears about

    def tell(self, text: str) -> bool:
        """Publish a text. False: it is lost; True: Valkey has it, and who listened hears it."""
        if self._is_lost():
            return False
        try:
            self._valkey.publish(CHANNEL, json.dumps({"from": self._name, "text": text}))
        except (valkey.ValkeyError, OSError):
            return False
        return True

    def _listen_for_ever(self) -> None:
        while True:
            try:
                self._listen()
            except (valkey.ValkeyError, OSError):
                time.sleep(AGAIN)

    def _listen(self) -> None:
        """Listen until the connection breaks."""
        with self._valkey.pubsub() as line:
            line.subscribe(CHANNEL)
            while True:
                message = line.get_message(timeout=10)
                if message is None:
                    line.ping()  # a connection may die and not say so
                elif message["type"] == "subscribe":
                    self._listens.set()
                elif message["type"] == "message":
                    self._take(message["data"])

    def _take(self, data: bytes) -> None:
        try:
            said = json.loads(data)
            name, text = said["from"], str(said["text"])
        except (ValueError, TypeError, LookupError):
            return  # somebody else's
        if name != self._name:
            self._hear(text)
