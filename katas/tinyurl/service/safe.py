"""What is refused before a design is asked: foreign pages, and addresses that nobody should open.

Any page in a browser may send a POST to a port of this machine, and a name in DNS may be pointed at
127.0.0.1. So each request has to name this service as its Host; and a request that changes
something, and comes from a page, has to come from this service's own.
"""

import ipaddress
import json
import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from typing import Any
from urllib.parse import quote, unquote, urlsplit

LONGEST = 2_048  # characters of an address
LONGEST_NAME = 64  # characters of a code that is looked for at all
LONGEST_KEY = 200
LATEST = 253_402_300_799  # the last second of the year 9999
OWN_PATHS = ("links",)
OWN_NAMES = ("127.0.0.1", "localhost")


class RefusedError(Exception):
    """What a reader sent is refused; status and text say why."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True)
class Making:
    """A link that somebody wants."""

    url: str
    name: str | None
    ends: float | None


def check_origin(headers: Message, port: int, *, changes: bool) -> None:
    """Raise RefusedError for a request to another host, or from a page that is not ours."""
    hosts = {f"{name}:{port}" for name in OWN_NAMES}
    asked = headers.get_all("Host", [])
    if len(asked) != 1 or asked[0].lower() not in hosts:
        raise RefusedError(f"Only 127.0.0.1:{port} is answered here.", 421)
    own = {f"http://{host}" for host in hosts}
    is_ours = all(origin.lower() in own for origin in headers.get_all("Origin", []))
    sites = {*headers.get_all("Sec-Fetch-Site", [])}
    if changes and not (is_ours and sites <= {"none", "same-origin"}):
        raise RefusedError("A page of another origin may not do this.", 403)


def json_of(headers: Message, body: bytes) -> dict[str, Any]:
    """Return the object that a body holds; RefusedError if it is none."""
    kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise RefusedError("The body has to be application/json.", 415)
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise RefusedError("The body is no JSON.") from None
    if not isinstance(found, dict):
        raise RefusedError("The body is no JSON object.")
    return found


def making_of(wanted: Mapping[str, Any], port: int) -> Making:
    """Return the link that somebody wants, if it is one that may be made."""
    unknown = [*wanted.keys() - {"url", "name", "ends"}]
    if unknown:
        raise RefusedError("A link has a url, and may have a name and ends; nothing else.")
    url, name, ends = wanted.get("url"), wanted.get("name"), wanted.get("ends")
    if not isinstance(url, str):
        raise RefusedError("url is the long address, a text.")
    if not (name is None or (isinstance(name, str) and is_code(name))):
        raise RefusedError("name is a text of 1 to 16 letters and digits.")
    if name in OWN_PATHS:
        raise RefusedError(f"{name} is a page of our own.")
    if ends is not None:
        if isinstance(ends, bool) or not isinstance(ends, int | float):
            raise RefusedError("ends is a time, in seconds since 1970.")
        if not 0 <= ends <= LATEST:  # NaN is not
            raise RefusedError("ends is a time from 1970 to the year 9999.")
    check_url(url, port)
    return Making(url, name, None if ends is None else float(ends))


def check_url(url: str, port: int) -> None:
    """Raise RefusedError unless a browser may be sent to this address."""
    if len(url) > LONGEST:
        raise RefusedError(f"An address has {LONGEST:,} characters at most.")
    if not url.isprintable() or " " in url or "\\" in url:
        raise RefusedError("The address has a space, a backslash or an unprintable character.")
    try:
        parts = urlsplit(url)
        host, own = (parts.hostname or "").rstrip("."), parts.port or 80
    except ValueError:
        raise RefusedError("The address is no URL.") from None
    if parts.scheme not in ("http", "https") or not host:
        raise RefusedError("The address has to begin with http:// or https:// and a host.")
    if own == port and is_this_machine(host):
        raise RefusedError("The address leads back to this service.")


def is_this_machine(host: str) -> bool:
    """Tell the names of this machine from others, however its name or number is written."""
    with suppress(UnicodeError):  # no name that a browser would look for
        host = unquote(host).encode("idna").decode().rstrip(".")  # as a browser reads it
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        try:
            number = ipaddress.ip_address(socket.inet_aton(host))  # 127.1, 0x7f000001, 2130706433
        except (OSError, ValueError):
            return False
    mapped = getattr(number, "ipv4_mapped", None) or number
    return bool(mapped.is_loopback or mapped.is_unspecified)


def is_code(text: str) -> bool:
    """Tell what may be a code from what is none, such as /robots.txt: nobody is asked for that."""
    return 0 < len(text) <= LONGEST_NAME and text.isprintable() and not {"/", "."} & {*text}


def code_of(path: str) -> str:
    """Return the code in a path such as /party."""
    code = unquote(path.removeprefix("/"), errors="replace")
    if not is_code(code):
        raise RefusedError("There is no such page.", 404)
    return code


def quoted(code: str) -> str:
    """Write a code as a path can carry it."""
    return quote(code, safe="")


def key_of(headers: Message) -> str | None:
    """Return the key by which a reader names its request, if it has one."""
    key = headers.get("Idempotency-Key")
    if key is None:
        return None
    if not (1 <= len(key) <= LONGEST_KEY and key.isascii() and key.isprintable()):
        raise RefusedError(f"An Idempotency-Key has 1 to {LONGEST_KEY} printable characters.")
    return key


def located(url: str) -> str:
    """Write an address as a header can carry it."""
    return "".join(letter if letter.isascii() else quote(letter) for letter in url)
