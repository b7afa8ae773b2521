"""What can be set, and by which name: environment variables, the same names in code and guide.

TINYURL_PORT          8000            the door's port on 127.0.0.1; 0 takes a free one
TINYURL_DATA          katas/tinyurl/.data   the folder of all files; git ignores it
TINYURL_SERVERS       3               server processes: a, b, c, ... (8 at most)
TINYURL_FIRST         a               the first server's name: on a second machine d, then g
TINYURL_PARTITIONS    2               partitions at the first start; the page can add more
TINYURL_STORES        sqlite          where partitions and counts live: files here, or
                                      postgresql://USER:PASSWORD@HOST/DATABASE
TINYURL_P1, _P2, ...  as STORES       where one partition lives
TINYURL_P1_COPY, ...  as P1           where its copy lives
TINYURL_COUNTS        as STORES       where clicks are counted
TINYURL_MESSAGES      door            who brings the servers' messages to each other: the door, or
                                      valkey://HOST
TINYURL_FRONT         0               the port of a proxy of yours before the door: readers know
                                      that one
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
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parents[1]
NUMBERS = {"FRONT", "PORT", "SERVERS", "PARTITIONS", "LAG", "ROOM", "TRIPS", "QUEUE", "PAUSE"}
PLACE = re.compile(r"P\d+(_COPY)?|STORES|COUNTS|MESSAGES")
NAMES = "abcdefgh"  # of servers: each is one of the eight offices that draw codes


class SettingError(Exception):
    """A setting that makes no sense; the text says which."""


@dataclass(frozen=True)
class Settings:
    """All settings, as they were found."""

    port: int = 8000
    data: Path = HERE / ".data"
    servers: int = 3
    first: str = "a"
    partitions: int = 2
    lag: float = 3.0
    room: int = 1_000
    trips: int = 50
    queue: int = 1_000
    pause: float = 1.0
    front: int = 0
    places: Mapping[str, str] = field(default_factory=dict)  # of partitions, counts, messages

    def place_of(self, name: str) -> str:
        """Return where p1, p1_copy, counts or messages are: a word, or an engine's URL."""
        if name in self.places:
            return self.places[name]
        if name.endswith("_copy"):
            return self.place_of(name.removesuffix("_copy"))
        return "door" if name == "messages" else self.places.get("stores", "sqlite")


def engine(module: str) -> Any:
    """Return a module of ours that needs the extra `engines`. SettingError if that is missing."""
    try:
        return import_module(f".{module}", __package__)
    except ImportError as error:
        missing = f"{error.name} is not installed: pip install -e '.[engines]'"
        raise SettingError(missing) from None


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
    unknown = sorted(ours.keys() - NUMBERS - {"DATA", "FIRST"} - {*map(str.upper, places)})
    if unknown:
        raise SettingError(f"TINYURL_{unknown[0]} is no setting: service/settings.py has a table")
    first, servers = ours.get("FIRST", "a"), int(number("SERVERS", 3, 1, len(NAMES)))
    if len(first) != 1 or first not in NAMES or NAMES.index(first) + servers > len(NAMES):
        raise SettingError(f"TINYURL_FIRST: {servers} servers from {first!r} on are not in {NAMES}")
    return Settings(
        port=int(number("PORT", 8000, 0, 65_535)),
        data=Path(environment.get("TINYURL_DATA", HERE / ".data")),
        servers=servers,
        first=first,
        partitions=int(number("PARTITIONS", 2, 1, 20)),
        lag=number("LAG", 3, 0, 3_600),
        room=int(number("ROOM", 1_000, 1, 1_000_000)),
        trips=int(number("TRIPS", 50, 1, 10_000)),
        queue=int(number("QUEUE", 1_000, 1, 1_000_000)),
        pause=number("PAUSE", 1, 0, 60),
        front=int(number("FRONT", 0, 0, 65_535)),
        places=places,
    )
