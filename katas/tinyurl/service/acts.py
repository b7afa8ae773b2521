"""What each button of the page does to the service, and what the page is told of it."""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from . import loading, moves, told
from .desk import Wish
from .loading import BrokenError

if TYPE_CHECKING:
    from .door import House

READERS = 500  # of a crowd
TOGETHER = 20  # of them at a time
EVENING = 5.0  # pauses that a crowd takes
GUESSES = 100
MALLORY = "203.0.113.7"  # an address that only the door can set: readers all come from 127.0.0.1


def do(house: "House", what: dict[str, Any]) -> str:
    """Do what a button asks for. Return "", or why it makes no sense now."""
    act, to = what.get("do"), what.get("to", "")
    if not isinstance(act, str) or not isinstance(to, str) or what.keys() - {"do", "to"}:
        return "A button says what to do, and perhaps to whom."
    method = ACTS.get(act)
    return method(house, to) if method else f"There is no button {act[:20]!r}."


def kill(house: "House", name: str) -> str:
    """End a server's process as a power failure would."""
    if not house.fleet.is_alive(name):
        return "This server does not run."
    waiting = house.fleet.waiting(name)
    pid = house.fleet.kill(name)
    clicks = f" {waiting} clicks that waited there died with it." * (waiting > 0)
    house.stream.act(
        f"{name}, process {pid}, was killed with kill -9.{clicks}",
        "Everything acknowledged is in the stores. Only what a server had in memory is gone.",
        name,
    )
    return ""


def start(house: "House", name: str) -> str:
    """Start a server that is dead."""
    if name not in house.fleet.names or house.fleet.is_alive(name):
        return "This server is not dead."
    broken: list[BrokenError] = []

    def begin() -> None:
        try:
            house.fleet.start(name)
        except BrokenError as error:
            broken.append(error)

    if busy := moves.alone(begin):
        return busy
    if broken:
        house.stream.act(f"{name} does not start: {broken[0]}")
        return str(broken[0])
    moves.join(house, name)
    house.check()
    house.stream.act(
        f"{name} was started, process {house.fleet.pid(name)}; its memory is empty.",
        "The door checks each second which servers answer, and can send this one readers again.",
        name,
    )
    return ""


def forget(house: "House", _: str) -> str:
    """Empty the memory of each server."""
    if busy := moves.alone(lambda: house.fleet.order_all("/_/forget")):
        return busy
    house.stream.act(
        "All servers begin with an empty memory.",
        "Now the stores get every question at once: that is when a crowd does harm.",
    )
    return ""


def silence(house: "House", place: str) -> str:
    """Let a place of a partition, or the counts, be silent."""
    return _silence(house, place, silent=True)


def speak(house: "House", place: str) -> str:
    """Let a place answer again."""
    return _silence(house, place, silent=False)


def _silence(house: "House", place: str, *, silent: bool) -> str:
    places = {"counts", *house.places, *(f"{name} copy" for name in house.places)}
    if place not in places:
        return "There is no such place."
    if (place in house.fleet.silent) == silent:
        return f"It {'is silent' if silent else 'answers'} already."
    house.fleet.silence(place, silent=silent)
    named = place.replace(" copy", "'s copy")
    if not silent:
        line = "The counts answer again." if place == "counts" else f"{named} answers again."
        house.stream.act(line, "All that it kept is there: silence is no loss.", place)
    elif place == "counts":
        house.stream.act(
            "The counts are silent.",
            "A click that waits is counted later; a reader need not wait.",
            place,
        )
    else:
        house.stream.act(
            f"{named} is silent: it answers nobody.",
            "No answer is not the answer no. A server cannot know which of the two it would be.",
            place,
        )
    return ""


def lose(house: "House", _: str) -> str:
    """Lose all messages between servers."""
    return _lose(house, lost=True)


def deliver(house: "House", _: str) -> str:
    """Deliver messages again."""
    return _lose(house, lost=False)


def _lose(house: "House", *, lost: bool) -> str:
    if ("messages" in house.fleet.silent) == lost:
        return f"Messages are {'lost' if lost else 'delivered'} already."
    house.fleet.silence("messages", silent=lost)
    if lost:
        why = "A server that did not hear of a change believes its memory until that is too old."
        house.stream.act("Messages between servers are lost from now on.", why, "messages")
    else:
        house.stream.act(
            "Messages are delivered again.", "Those that were lost stay lost.", "messages"
        )
    return ""


def crowd(house: "House", _: str) -> str:
    """Let many readers open the latest links; the first of them most often."""
    links = [link.code for link in house.ledger.latest(20) if not link.has_ended(time.time())]
    if not links:
        return "There is no link that a crowd could open: make one first."
    weights = [1 / rank for rank in range(1, len(links) + 1)]
    codes = random.choices(links, weights, k=READERS)
    house.stream.act(
        f"A crowd comes: {READERS} readers for {len(links)} link{'s' * (len(links) > 1)}.",
        "Few links get most of the readers: that is why a small memory saves most trips.",
    )

    def read(number: int) -> None:
        time.sleep(house.settings.pause * EVENING * TOGETHER / READERS)
        address = f"198.51.100.{number % 250}"
        house.desk.ask(Wish(told.OPEN, codes[number], address, "One of a crowd"))

    def end(since: Counter[str]) -> None:
        house.stream.act(
            f"The crowd is gone: meanwhile {since['memory']} answers came from memory, "
            f"{since['later']} were “later”, and {since['lies']} were lies.",
            f"The stores were asked {since['trips'] + since['copies']} times for links. Without any"
            " memory each reader is a trip.",
        )

    _many(house, READERS, TOGETHER, read, end)
    return ""


def guess(house: "House", _: str) -> str:
    """Let Mallory try codes, from an address of her own."""
    letters = "abcdefghijkmnpqrstuvwxyz23456789"
    codes = ["".join(random.choices(letters, k=7)) for _ in range(GUESSES)]
    house.stream.act(
        f"Mallory guesses {GUESSES} codes, all from {MALLORY}.",
        "A short code can be found by trying. An address that misses too often has to wait.",
    )

    def try_one(number: int) -> None:
        time.sleep(house.settings.pause * EVENING / GUESSES)
        house.desk.ask(Wish(told.OPEN, codes[number], MALLORY, "Mallory"))

    def end(since: Counter[str]) -> None:
        house.stream.act(
            f"Mallory has guessed {GUESSES} times; meanwhile {since['refused']} requests were"
            " refused.",
            f"The stores were asked {since['trips']} times. A guess that is refused costs no trip.",
        )

    _many(house, GUESSES, 1, try_one, end)
    return ""


def _many(
    house: "House",
    count: int,
    together: int,
    one: Callable[[int], None],
    end: Callable[[Counter[str]], None],
) -> None:
    """Let many act, some at a time, while the page goes on; say at the end what was counted."""
    before = Counter(house.desk.counters)

    def as_long_as_we_live(number: int) -> None:
        if not house.stop.is_set():
            try:
                one(number)
            except Exception as error:  # noqa: BLE001  the others go on
                house.terminal.say(f"door: {loading.line_of(error)}")

    def work() -> None:
        with ThreadPoolExecutor(together) as pool:
            list(pool.map(as_long_as_we_live, range(count)))
        end(Counter(house.desk.counters) - before)

    threading.Thread(target=work, daemon=True).start()


ACTS: dict[str, Callable[["House", str], str]] = {
    "kill": kill,
    "start": start,
    "forget": forget,
    "silence": silence,
    "speak": speak,
    "lose": lose,
    "deliver": deliver,
    "grow": moves.grow,
    "deploy": moves.deploy,
    "crowd": crowd,
    "guess": guess,
}
