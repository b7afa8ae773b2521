"""How the fleet is drawn: where pages lived and live, a walk along the ring, who disagrees."""

from collections import Counter
from typing import Any

from dojo.picture import Ring, Thing, box, dot, label, table, thing
from hash_ring_world import NOWHERE, PAGES, Fleet

EACH = 25  # pages that one dot stands for
MOVED = {"cost": "had to move to", "broken": "moved for nothing to"}
OUTER, INNER = Ring(190, 210, 140), Ring(190, 210, 94)


def things(world: Any) -> list[Thing]:
    """Return what is to be seen of a fleet, of a small ring, or of what front ends find."""
    if isinstance(world, Fleet):
        return [*rings(world), *shelves(world)]
    return accounts(world) if isinstance(world, dict) else walk(*world)


def rings(fleet: Fleet) -> list[Thing]:
    """Return the pages by where they lived, outside, and inside where the same pages live now."""
    pairs = [(fleet.before[page], fleet.homes[page], tone(fleet, page)) for page in PAGES]
    seen = [label("rings", 190, 20, "outside: lived on; inside: live on")]
    start = 0.0
    for old, many in sorted(Counter(old for old, _, _ in pairs).items()):
        text = old if many >= 40 else ""
        end = start + many / len(PAGES)
        seen.append(OUTER.arc(f"old {old}", start, end, text, hue=hue(old), row="lived on"))
        start = end
    start = 0.0
    for (old, new, why), many in sorted(Counter(pairs).items()):
        more = {"tone": why, "text": f"{many}" if many >= 80 else ""} if why else {"hue": hue(new)}
        end = start + many / len(PAGES)
        seen.append(INNER.arc(f"now {old} {new} {why}", start, end, **more))
        start = end
    return seen


def shelves(fleet: Fleet) -> list[Thing]:
    """Return the servers, each with its pages, or with the requests that are open there."""
    names = sorted({*fleet.weights, *fleet.homes.values(), *fleet.before.values()})
    each = -(-len(names) // -(-len(names) // 6))  # in a column, of which none is longer than 6
    width = 430 / -(-len(names) // each)
    line, filled = max(int((width - 90) // 15), 1), Counter[str]()
    head = "open requests" if fleet.open else f"a dot is {EACH} pages"
    seen, places = [label("head", 580, 20, head)], {}
    for number, name in enumerate(names):
        x, y = places[name] = 400 + width * (number // each), 72 + 66 * (number % each)
        many = fleet.open[name] if fleet.open else fleet.pages_on(name)
        more: Any = {"hue": hue(name)} if name in fleet.weights else {"tone": "off"}
        one = dot(f"on {name}", x, y, name, w=44, note=f"{many:,}", row="servers", **more)
        seen.append(one)
        if fleet.open and width > 200:
            long = max(300 * many / fleet.open.total(), 2)
            seen.append(thing(f"open {name}", "bar", x + 36 + long / 2, y, w=long, h=20, **more))
    pages = sorted(PAGES, key=lambda page: (fleet.before[page], fleet.homes[page]))
    for page in [] if fleet.open else pages[EACH // 2 :: EACH]:
        home, why = fleet.homes[page], tone(fleet, page)
        down, right = divmod(filled[home], line)
        filled[home] += 1
        x, y = places[home][0] + 36 + 15 * right, places[home][1] - 8 + 15 * down
        more = {"tone": why, "row": f"{MOVED[why]} {home}"} if why else {"hue": hue(home)}
        if why:
            more["came"] = places[fleet.before[page]]
        seen.append(dot(page, x, y, w=13, **more))
    return seen


def tone(fleet: Fleet, page: str) -> str:
    """Return whether a page moved, and had to ("cost") or not ("broken")."""
    if fleet.before[page] == fleet.homes[page]:
        return ""
    return "cost" if page in fleet.needed else "broken"


def walk(servers: dict[str, int], size: int, at: int, found: str) -> list[Thing]:
    """Return servers on a ring, and the walk from a page to the server where it was found."""
    ring, inner = Ring(400, 250, 120), Ring(400, 250, 96, thick=8)
    seen = [ring.arc("ring", 0, 1, hue=5)]
    for number, (name, place) in enumerate(servers.items()):
        near = [other for other in [*servers.values()][:number] if (place + 1 - other) % size < 3]
        out = 120 if near else 74
        seen.append(box(name, *ring.at(place / size, out), name, row="servers"))
        seen.append(dot(f"at {name}", *ring.at(place / size), w=16))
    if found:
        right = min(servers, key=lambda name: (servers[name] - at) % size)
        tone = "saved" if found == right else "broken"
        if servers[found] != at:
            seen.append(inner.arc("walk", at / size, servers[found] / size, tone=tone))
        seen.append(label("found", 400, 250, f"found on {found}", row="found", tone=tone))
        seen.append(dot("page", *ring.at(at / size, -24), w=20, tone=tone))
    return seen


def accounts(told: dict[str, dict[str, str]]) -> list[Thing]:
    """Return where front ends find the first pages; what they dispute is marked."""
    pages = PAGES[:8]
    rows = [[name, *(homes[page] for page in pages)] for name, homes in told.items()]
    seen = table(rows, widths=[270, *[60] * 8], heads=["front end", *(p[5:] for p in pages)])
    for page in pages:
        if len({homes[page] for homes in told.values()}) > 1:
            for name in told:
                cell = next(one for one in seen if one["name"] == f"cell {name} {page[5:]}")
                cell["tone"] = "broken"
    for one in seen:
        one["shape"] = "bar" if one["shape"] == "box" else "label"  # bars leave no ghosts
    return seen


def hue(server: str) -> int:
    """Return the colour of a server, from 1 to 6."""
    return 5 if server == NOWHERE else 1 + (ord(server[0]) - ord("a")) % 6
