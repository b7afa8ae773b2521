"""How the door is drawn: callers with what they have by the rule, the servers, and their store."""

from dojo.picture import Row, Thing, arrow, box, dot, label
from rate_limiter_world import Door

MOST = 3  # so many callers are drawn; others are a number
TOKENS = 10  # so many tokens are drawn; more are a number


def things(door: Door) -> list[Thing]:
    """Return what is to be seen at the door after a step."""
    who, marks, at = door.last
    names = list(dict.fromkeys([who, *door.asked]))[:MOST] if who else list(door.asked)[:MOST]
    names.sort(key=list(door.asked).index)
    seen: list[Thing] = []
    servers = {
        name: box(f"server {name}", 470, 80 + 110 * n, f"server {name}", w=116, row="servers")
        for n, name in enumerate(door.servers)
    }
    for number, name in enumerate(names):
        seen += caller(door, name, 70 + 96 * number, marks * (name == who), servers[at])
    if len(door.asked) > MOST:
        more = f"and {len(door.asked) - MOST:,} more callers"
        seen.append(label("more", 470, 60 + 96 * MOST, more, row="callers"))
    return [*seen, *servers.values(), *store(door, servers[at])]


def caller(door: Door, name: str, y: float, marks: str, server: Thing) -> list[Thing]:
    """Return a caller, its tokens, and what became of what it has just asked for."""
    told, got = door.told.get(name, 0), marks.count("#")
    note = f"told {told:,.1f} s" if told else "let through"
    one = box(name, 240, y, name, w=110, h=44, note=note, row="callers")
    has = int(door.has(name) + 1e-6)
    line = Row(x=44, y=y, width=22)
    if door.limit > TOKENS:
        seen = [one, label(f"{name} has", 110, y, f"has {has:,}", row=f"{name} has")]
    else:
        row = f"tokens of {name}"
        seen = [one, *(dot(f"{name} {n}", *line.at(n), w=16, row=row) for n in range(has))]
    if marks:
        text = f"{got} of {len(marks)} through"
        tone = "saved" if got == len(marks) else "cost"
        seen.append(arrow(f"{name} asks", one, server, text, tone=tone, row="just now"))
    return seen


def store(door: Door, server: Thing) -> list[Thing]:
    """Return the store that the servers share, as the last one meets it."""
    fails = [call for call in ("look", "swap") if door.store.fails(call)]
    note = f"no {' and no '.join(fails)}" if fails else f"keeps {sum(door.store.numbers()):,}"
    clock = f"clock {door.store.behind:,.0f} s behind" if door.store.behind else ""
    one = box("store", 690, 130, "the store", w=130, h=76, note=note, row="the store")
    if fails:
        one["tone"] = "off"
    seen = [one, arrow("shares", server, one)]
    if clock:
        seen.append(label("clock", 690, 196, clock, tone="broken", row="the store"))
    return seen
