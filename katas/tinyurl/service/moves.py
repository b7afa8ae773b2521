"""What takes its time: a deploy, one server after the other; and a partition that joins.

A partition belongs to the service when all has moved and all servers read the new places. Until
then the old places have everything: after a crash the service starts with those alone, and the
move begins anew.
"""

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from . import loading
from .loading import BrokenError

if TYPE_CHECKING:
    from .door import House

IDLE = 5.0  # seconds for a server to finish what it has
PLACES = 20  # partitions at most
_busy = threading.Lock()
BUSY = "A deploy or a move is under way: wait for its end."


def alone(work: Callable[[], object]) -> str:
    """Do something while no deploy or move is under way. Return "", or that there is one."""
    if not _busy.acquire(blocking=False):
        return BUSY
    try:
        work()
    finally:
        _busy.release()
    return ""


def _begin(house: "House", work: Callable[["House"], None]) -> str:
    """Begin with something that takes its time, if nothing else does."""
    if not _busy.acquire(blocking=False):
        return BUSY

    def do() -> None:
        try:
            work(house)
        except Exception as error:  # noqa: BLE001  the door goes on
            house.terminal.say(f"door: {loading.line_of(error)}")
        finally:
            _busy.release()

    threading.Thread(target=do, daemon=True).start()
    return ""


def deploy(house: "House", _: str) -> str:
    """Start each server anew, with the file as it is now, one after the other."""
    return _begin(house, _deploy)


def grow(house: "House", _: str) -> str:
    """Let a partition join."""
    if len(house.places) >= PLACES:
        return f"{PLACES} partitions are enough."
    return _begin(house, _grow)


def _deploy(house: "House") -> None:
    house.stream.act(
        "A deploy: each server is started anew, one after the other.",
        "One is away at a time: the others can answer meanwhile, so that no reader notices.",
    )
    for name in house.fleet.names:
        if house.stop.is_set() or not _renew(house, name):
            return
        house.stop.wait(house.settings.pause)
    house.stream.act("The deploy is done: all servers run the file as it is now.")


def _renew(house: "House", name: str) -> bool:
    """Start one server anew; tell whether it runs."""
    if house.fleet.is_alive(name):
        house.fleet.leave(name)
        house.stream.act(f"{name} is about to stop: the door is told to send it nothing more.")
        _tell_door(house, "leave", name)
        house.left.add(name)
        late = time.monotonic() + IDLE
        while not _tell_door(house, "is_idle", name) and time.monotonic() < late:
            house.stop.wait(0.02)
        house.stop.wait(house.settings.pause)
        house.fleet.order(name, "/_/hand_over")
        house.fleet.stop(name)
    try:
        house.fleet.start(name)
    except BrokenError as error:
        house.terminal.say(f"The deploy stops: {error}")
        house.stream.act(f"The deploy stops: {error}", "The others still run the file as it was.")
        return False
    join(house, name)
    house.stream.act(f"{name} has joined again, process {house.fleet.pid(name)}.")
    return True


def join(house: "House", name: str) -> None:
    """Have the learner's Door take a server in again, if it was told to send it nothing."""
    if name in house.left:
        house.left.discard(name)
        _tell_door(house, "join", name)


def _tell_door(house: "House", what: str, name: str) -> bool:
    """Tell the learner's Door, whatever it makes of that."""
    try:
        return bool(getattr(house.door, what)(name))
    except BaseException as error:  # noqa: BLE001  a learner's file may raise anything
        house.terminal.say(f"door: {what}: {loading.line_of(error)}")
        return True


def _grow(house: "House") -> None:
    name = f"p{len(house.places) + 1}"
    at = house.open_place(name)
    house.joining = name
    try:
        for table in (at.first, at.copy):
            table.clear()  # a move that was broken off may have left old rows
        is_done = _take_in(house, name)
    except Exception as error:  # noqa: BLE001  of whatever engine
        house.terminal.say(f"door: {name} cannot join: {loading.line_of(error)}")
        is_done = False
    house.joining = ""
    if not is_done and not house.stop.is_set():
        _call_off(house, name)


def _take_in(house: "House", name: str) -> bool:
    """Let a partition join, step by step; tell whether it belongs to the service now."""
    house.stream.act(
        f"{name} joins: from now on each server also writes where a link will live.",
        "A link written while the rest moves has to be at both places, or it would be missed.",
    )
    failed = house.fleet.order_all("/_/grow", name)
    house.stop.wait(house.settings.pause)
    if failed or not _move(house, name):
        return False
    house.stop.wait(house.settings.pause)
    if house.stop.is_set() or house.fleet.order_all("/_/switch"):
        return False
    house.ledger.take_in(name)
    house.fleet.partitions.append(name)
    rows = house.places[name].first.count()
    house.stream.act(
        f"All servers read the new places now: {rows} rows live at {name}.",
        "The switch comes last: before it, the old places had everything.",
    )
    return True


def _move(house: "House", name: str) -> bool:
    """Have one server move what will live at the new place; again while a store is silent."""
    while not house.stop.is_set():
        for mover in house.fleet.alive():
            house.stream.act(
                f"{mover} brings to {name} what will live there.",
                "A link moves only if its place has changed. A hash ring moves only a small share.",
            )
            told = house.fleet.order(mover, "/_/move", patience=600)
            if told == "":
                return True
            if told == "500":
                return False
        house.stream.act("The move cannot go on yet: it is tried again.")
        house.stop.wait(max(house.settings.pause, 0.1))
    return False


def _call_off(house: "House", name: str) -> None:
    """Go back to the old places, which have everything."""
    house.stream.act(
        f"The move is called off: a server could not do its part. {name} leaves again.",
        "The old places still have everything. The terminal names the line.",
    )
    del house.places[name]
    for server in house.fleet.names:
        _renew(house, server)
