"""How TinyURL is drawn: who asks which server, what it asks of whom, and what there is by now."""

import re
from collections import Counter
from typing import Any

from dojo.picture import Row, Thing, arrow, bars, box, label
from tinyurl_door_world import Front
from tinyurl_world import Service


def things(world: Any) -> list[Thing]:
    """Return what is to be seen after a step: of the service, or of its door alone."""
    return front(world) if isinstance(world, Front) else service(world)


def service(world: Service) -> list[Thing]:
    """Return people, servers, partitions with their copies, messages, and the counts."""
    clicks, told = world.counts.clicks.total(), bool(world.told_by)
    words = "lost" if world.messages_lost else f"{world.told_by[0]} told all" if told else "none"
    silent = world.counts.silent
    boxes = {
        "counts": standing(
            "counts", (716, 190), many(clicks, "click"), silent=silent, row="counts"
        ),
        "messages": box("messages", 716, 70, "messages", w=110, note=words, row="messages"),
    }
    trips = Counter(call.server for call in world.trips)
    for name, (x, y) in across(190, [*world.servers]).items():
        is_dead, note = name in world.dead, many(trips[name], "trip")
        more: Any = {"note": "dead", "tone": "off"} if is_dead else {"note": note}
        boxes[name] = box(name, x, y, name, w=70, row="servers", **more)
    for name, (x, y) in across(310, [*world.partitions]).items():
        at = world.partitions[name]
        rows, silent = many(len(at.first), "row"), "first" in at.silent
        boxes[name] = standing(name, (x, y), rows, silent=silent, row="first places")
        if at.lag or "copy" in at.silent:
            late, silent = f"{at.lag:g} s late" * (at.lag > 0), "copy" in at.silent
            copy = standing("copy", (x, y + 84), late, silent=silent, row="their copies")
            boxes[f"{name} copy"] = {**copy, "name": f"{name} copy"}
    who = people(world)
    if world.server not in boxes:
        return [*who, *boxes.values()]
    held = {call.person: call.does.split()[-1] for call in world.crowd.held}
    asking = [one for one in who if one["name"] in held] if world.crowd.people else who[:1]
    wires = [arrow(f"{one['name']} asks", one, boxes[world.server]) for one in asking]
    for place in held.values() if world.crowd.people else boxes.keys() & world.asked:
        tone = "broken" if boxes[place].get("tone") else "cost"
        wires.append(arrow(f"asks {place}", boxes[world.server], boxes[place], tone=tone))
    if told:
        wires.append(arrow("tells", boxes[world.server], boxes["messages"]))
    return [*who, *boxes.values(), *wires]


def people(world: Service) -> list[Thing]:
    """Return who asks, and what they are told; of a crowd, where each is."""
    crowd = world.crowd.people
    if crowd:
        places = across(70, [person.name for person in crowd])
        states = {p.name: world.crowd.state(p).partition(",")[0] for p in crowd}
        return [
            box(who, *places[who], who, note=re.sub("is on a |reads ", "", state), row="who")
            for who, state in states.items()
        ]
    who = box("who", 150, 70, f"{world.who} {world.act}".strip() or "nobody yet", row="who")
    if not world.heard:
        return [who]
    at, tone = who["x"] + who["w"] / 2 + 14, world.tone
    text = f"is told: {world.heard}"
    return [who, label("told", at, 70, text, anchor="start", tone=tone, row="is told")]


def front(world: Front) -> list[Thing]:
    """Return the door, its servers, how often each was asked, and what readers were told."""
    door = box("door", 330, 80, "the door", w=120)
    seen, asked = [door], Counter(world.asked)
    for name, at in across(210, [*world.servers]).items():
        note = "dead" if name in world.dead else f"asked {asked[name]}"
        tone = "off" if name in world.dead else ""
        seen.append(box(name, *at, name, w=84, note=note, tone=tone, row="servers"))
        if asked[name]:
            tone = "broken" if name in world.dead else ""
            seen.append(arrow(f"to {name}", door, seen[-1], tone=tone))
    return seen + bars(world.told, y=310, width=400, most=60) if world.told else seen


def standing(name: str, at: tuple[float, float], note: str, *, silent: bool, row: str) -> Thing:
    """Return a box of what answers, or is silent."""
    more: Any = {"tone": "off", "note": "silent"} if silent else {"note": note}
    return box(name, *at, name, w=84, row=row, **more)


def many(count: int, what: str) -> str:
    """Say how many there are."""
    return f"{count:,} {what}{'s' * (count != 1)}"


def across(y: float, names: list[str]) -> dict[str, tuple[float, float]]:
    """Return places side by side, their middle at 330."""
    width = min(600 / max(len(names), 1), 150)
    row = Row(330 - width * (len(names) - 1) / 2, y, width)
    return {name: row.at(number) for number, name in enumerate(names)}
