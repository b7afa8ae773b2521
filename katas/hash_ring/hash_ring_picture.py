"""How the fleet is drawn: who has which part of the ring, pages that travel, who disagrees."""

from collections import Counter
from collections.abc import Collection, Mapping
from math import ceil
from typing import Any

from dojo.picture import PIECES, Ring, Thing, bars, box, dot, label, table, thing
from dojo.work import Work
from hash_ring_world import AROUND, NOWHERE, PAGES, Fleet, scattered

WIDE = 400  # is a column of servers that has room for bars
OUTER, INNER, MOVED = Ring(190, 220, 140), Ring(190, 220, 114), Ring(190, 220, 92)


def things(world: Any) -> list[Thing]:
    """Return what is to be seen of a fleet, a small ring, points, work, or what front ends find."""
    if isinstance(world, Fleet):
        return [*rings(world), *shelves(world)]
    if isinstance(world, Work):
        return bars({"comparisons": world.keys, "lines run": world.lines}, most=300)
    if isinstance(world, list):
        return still(table(world, widths=[340, 130, 190]))
    if isinstance(world, dict):
        return accounts(world)
    return points(*world) if len(world) == 2 else walk(*world)


def pieces(places: Collection[int]) -> list[int]:
    """Return of some places in which piece of the ring they are."""
    return [place * PIECES // AROUND for place in places]


def rings(fleet: Fleet) -> list[Thing]:
    """Return who has which part of the ring: before a change, now, and what moved.

    A part is shown by a page in it. A design that hides its hash is drawn by one of ours.
    """
    places = map(getattr(fleet.ring, "hash_fn", scattered), PAGES)
    first = dict(zip(pieces([*places]), PAGES, strict=True))

    def drawn(ring: Ring, of: Mapping[str, str]) -> list[Thing]:
        kinds = [of.get(first.get(n, ""), "") for n in range(PIECES)]
        looks = [hue(kind) if kind not in SAYS else kind for kind in kinds]
        return [
            ring.band(f"{ring.radius} {one}", [one == other for other in looks], **look(one))
            for one in sorted({*looks} - {0}, key=str)
        ]

    seen = drawn(OUTER, fleet.homes if fleet.open else fleet.before)
    if fleet.before == fleet.homes or fleet.open:
        more = ": where pages live" if fleet.open else ", and how many pages each has"
        return [label("rings", 190, 20, f"the ring{more}"), *seen]
    tones = {page: tone(fleet, page) for page in PAGES}
    seen += drawn(INNER, fleet.homes) + drawn(MOVED, tones)
    for number, (kind, many) in enumerate(sorted(Counter(filter(None, tones.values())).items())):
        text = f"{many:,} {SAYS[kind]}"
        seen.append(label(kind, 190, 205 + 26 * number, text, tone=kind, row="pages that moved"))
    return [label("rings", 190, 20, "outer ring: before; inner: now; third: what moved"), *seen]


SAYS = {"cost": "read again", "broken": "for nothing", "saved": "still in memory"}


def tone(fleet: Fleet, page: str) -> str:
    """Return of a page whether it moved: for nothing, at a cost, or to where it is in memory."""
    now = fleet.homes[page]
    if fleet.before[page] == now:
        return ""
    if page not in fleet.needed:
        return "broken"
    return "cost" if (now, page) in fleet.cold or now == NOWHERE else "saved"


def look(kind: str | int) -> dict[str, Any]:
    """Return how a part of the ring looks: a server's hue, or the tone of pages that moved."""
    return {"tone": kind} if isinstance(kind, str) else {"hue": kind}


def shelves(fleet: Fleet) -> list[Thing]:
    """Return the servers, each with its pages, or with the requests that are open there."""
    names = sorted({*fleet.weights, *fleet.homes.values(), *fleet.before.values()})
    each = -(-len(names) // -(-len(names) // 6))  # in a column, of which none is longer than 6
    width = 430 / -(-len(names) // each)
    places = {n: (400 + width * (i // each), 72 + 66 * (i % each)) for i, n in enumerate(names)}
    seen, were = list[Thing](), Counter(fleet.before.values())
    if fleet.open:
        seen.append(label("head", 590, 20, "open requests; the mark is the limit"))
    for name, (x, y) in places.items():
        many = fleet.pages_on(name)
        note = f"{many:,}" + f" ({many - were[name]:+,})" * (many != were[name])
        if name in fleet.held:
            note = f"copy {fleet.held.index(name) + 1}"
        if fleet.open:
            note = f"{fleet.open[name]:,}"
        there: Any = {"hue": hue(name)} if name in fleet.weights else {"tone": "off"}
        seen.append(dot(f"on {name}", x, y, name, w=44, note=note, row="servers", **there))
        if fleet.open and width > WIDE:
            seen += requests(fleet, name, x + 36, y)
    return seen if fleet.open or width < WIDE else [*seen, *blocks(fleet, places)]


def blocks(fleet: Fleet, places: Mapping[str, tuple[float, float]]) -> list[Thing]:
    """Return the pages of each server as a bar: those that stayed, and those that have come."""
    many = Counter((tone(fleet, p), fleet.before[p], fleet.homes[p]) for p in PAGES)
    seen = list[Thing]()
    ends = {name: (x + 32, y) for name, (x, y) in places.items()}
    for (kind, old, new), number in sorted(many.items()):
        (x, y), w = ends[new], number * 0.34
        ends[new] = x + w, y
        more: Any = {"tone": kind, "came": ends.get(old, (x, y))} if kind else {"hue": hue(new)}
        if kind and w > 40:
            more["text"] = f"{number:,}"
        block = thing(f"{old} {kind} {new}", "bar", x + w / 2, y, w=max(w - 1, 1), h=24, **more)
        seen.append(block)
    return seen


def requests(fleet: Fleet, name: str, x: float, y: float) -> list[Thing]:
    """Return the open requests of a server as a bar, and how long it may become."""
    total = fleet.open.total()
    limit = min(400 * ceil(1.25 * fleet.fair(name, total)) / total, 340)
    long = min(400 * fleet.open[name] / total, 340)
    bar = thing(f"open {name}", "bar", x + long / 2, y, w=long, h=20, hue=hue(name))
    mark = thing(f"limit {name}", "bar", x + limit + 3, y, w=4, h=34)
    return [bar] * (long > 0) + [mark] * (name in fleet.weights)


def points(server: str, places: list[int]) -> list[Thing]:
    """Return where on the ring a server has points."""
    ring, there = Ring(400, 200, 130), pieces(places)
    seen = [ring.band("none", [n not in there for n in range(PIECES)], tone="off")]
    seen.append(ring.band(server, [n in there for n in range(PIECES)], hue=1))
    text = f"{server}: {len(places)} points"
    return [*seen, label("points", 400, 200, text, row="points")]


def walk(servers: dict[str, int], size: int, at: int, found: str) -> list[Thing]:
    """Return servers on a ring, and the walk from a page to the server where it was found."""
    ring, page, hues = Ring(400, 250, 120), at / size, dict(zip(servers, (1, 2, 3), strict=False))
    seen = [ring.band("ring", [True] * PIECES, tone="off")]
    seen += ring.arcs([(place / size, name) for name, place in servers.items()], hues)
    for number, (name, place) in enumerate(servers.items()):
        near = [other for other in [*servers.values()][:number] if (place + 1 - other) % size < 3]
        out = 120 if near else 74
        seen.append(box(name, *ring.at(place / size, out), name, row="servers", hue=hues[name]))
        seen.append(dot(f"at {name}", *ring.at(place / size), w=20, hue=hues[name]))
    if found:
        right = min(servers, key=lambda name: (servers[name] - at) % size)
        more: Any = {"hue": hues[found]} if found == right else {"tone": "broken"}
        end = servers.get(found, at) / size
        if end != page:
            (x, y), (to_x, to_y) = ring.at(page, -28), ring.at(end, -22)
            d = f"M0 0A92 92 0 {int((end - page) % 1 > 0.5)} 1 {to_x - x:.1f} {to_y - y:.1f}"
            seen.append(thing("walk", "path", x, y, d=d, head=True, **more))
        seen.append(label("found", 400, 250, f"is on {found}", row="the page", **more))
        seen.append(dot("page", *ring.at(page, -28), w=16, **more))
    return seen


def accounts(told: dict[str, dict[str, str]]) -> list[Thing]:
    """Return where front ends find the first pages; what they dispute is marked."""
    pages = PAGES[:5]
    rows = [[name, *(homes[page] for page in pages)] for name, homes in told.items()]
    seen = table(
        rows, widths=[270, *[96] * 5], heads=["front end, and page", *(p[5:] for p in pages)]
    )
    for page in pages:
        if len({homes[page] for homes in told.values()}) > 1:
            for name in told:
                cell = next(one for one in seen if one["name"] == f"cell {name} {page[5:]}")
                cell["tone"] = "broken"
    return still(seen)


def still(cells: list[Thing]) -> list[Thing]:
    """Return cells of a table that leave no ghosts, as bars don't."""
    for one in cells:
        one["shape"] = "bar" if one["shape"] == "box" else "label"
    return cells


def hue(server: str) -> int:
    """Return the colour of a server, from 1 to 6; 0 of nobody."""
    if not server:
        return 0
    return 5 if server[1:2].isalpha() else 1 + (ord(server[0]) - 97) % 6
