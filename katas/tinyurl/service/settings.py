"""What can be set, and by which name: environment variables, the same names in code and guide.

TINYURL_PORT          8000            the door's port on 127.0.0.1; 0 takes a free one
TINYURL_DATA          katas/tinyurl/.data   the folder of all files; git ignores it
TINYURL_SERVERS       3               server processes: a, b, c, ... (8 at most)
TINYURL_PARTITIONS    2               partitions at the first start; the page can add more
TINYURL_P1, _P2, ...  sqlite          where a partition lives
TINYURL_COUNTS        sqlite          where clicks are counted
TINYURL_MESSAGES      door            who brings the servers' messages to each other
TINYURL_LAG           3               seconds by which a partition's copy is late
TINYURL_ROOM          1000            links in a server's memory
TINYURL_TRIPS         50              readers' trips at one time, at one server
TINYURL_QUEUE         1000            clicks that wait at a server
TINYURL_PAUSE         1               seconds between the steps of a deploy and of a move
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
NUMBERS = {"PORT", "SERVERS", "PARTITIONS", "LAG", "ROOM", "TRIPS", "QUEUE", "PAUSE"}
PLACE = re.compile(r"P\d+|COUNTS|MESSAGES")
NAMES = "abcdefgh"  # of servers: each is one of the eight offices that draw codes


class SettingError(Exception):
    """A setting that makes no sense; the text says which."""


@dataclass(frozen=True)
class Settings:
    """All settings, as they were found."""

    port: int = 8000
    data: Path = HERE / ".data"
    servers: int = 3
    partitions: int = 2
    lag: float = 3.0
    room: int = 1_000
    trips: int = 50
    queue: int = 1_000
    pause: float = 1.0
    places: Mapping[str, str] = field(default_factory=dict)  # of partitions, counts, messages

    def place_of(self, name: str) -> str:
        """Return where a partition, the counts or messages are: a word, or an engine's URL."""
        return self.places.get(name, "door" if name == "messages" else "sqlite")


def read(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings that the environment asks for. SettingError says what is wrong."""

    def number(name: str, default: float, low: float, high: float) -> float:
        text = environment.get(f"TINYURL_{name}", str(default))
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            raise SettingError(f"TINYURL_{name} is from {low} to {high}, not {text!r}")
        return value

    ours = {
        name.removeprefix("TINYURL_"): text
        for name, text in environment.items()
        if name.startswith("TINYURL_")
    }
    places = {name.lower(): text for name, text in ours.items() if PLACE.fullmatch(name)}
    unknown = sorted(ours.keys() - NUMBERS - {"DATA"} - {*map(str.upper, places)})
    if unknown:
        raise SettingError(f"TINYURL_{unknown[0]} is no setting: service/settings.py has a table")
    return Settings(
        port=int(number("PORT", 8000, 0, 65_535)),
        data=Path(environment.get("TINYURL_DATA", HERE / ".data")),
        servers=int(number("SERVERS", 3, 1, len(NAMES))),
        partitions=int(number("PARTITIONS", 2, 1, 20)),
        lag=number("LAG", 3, 0, 3_600),
        room=int(number("ROOM", 1_000, 1, 1_000_000)),
        trips=int(number("TRIPS", 50, 1, 10_000)),
        queue=int(number("QUEUE", 1_000, 1, 1_000_000)),
        pause=number("PAUSE", 1, 0, 60),
        places=places,
    )
