"""How a server tells the others something: by the door, or by another line that is set.

`line_of` is the place where a setting becomes a line.
"""

import json
from collections.abc import Callable
from typing import Any, Protocol

from .settings import SettingError, Settings, engine
from .wire import Call, SilentError, Wire

HEARD = 204  # the door's answer when all others have heard


class Line(Protocol):
    """Brings texts from one server to all others."""

    def tell(self, text: str) -> bool:
        """Send a text; tell whether all others heard it, as far as one knows. Raise nothing."""


class ByDoor:
    """The door brings the text to all others before `tell` returns; it can lose it on demand."""

    def __init__(self, name: str, door: Wire) -> None:
        self._name = name
        self._door = door

    def tell(self, text: str) -> bool:
        """Have the door bring a text to the others."""
        body = json.dumps({"from": self._name, "text": text}).encode()
        try:
            status, _, _ = self._door.ask(Call("POST", "/_tell", body))
        except SilentError:
            return False
        return status == HEARD


def line_of(
    settings: Settings,
    name: str,
    door: Wire,
    hear: Callable[[str], Any],
    is_lost: Callable[[], bool],
) -> Line:
    """Return the line that the settings ask for.

    hear     takes a text of another server's; the door brings texts to it by itself
    is_lost  tells whether messages are to be lost just now; the door knows by itself
    """
    place = settings.place_of("messages")
    if place == "door":
        return ByDoor(name, door)
    if place.startswith(("valkey://", "valkeys://", "redis://", "rediss://", "unix://")):
        line: Line = engine("pubsub").ValkeyLine(place, name, hear, is_lost)
        return line
    raise SettingError(f"TINYURL_MESSAGES: no engine for {place.partition(':')[0]}")
