"""How the shop is drawn: who asks, the cache in order of last use, the database, its trips.

People who come at the same time have a lane each, below.
"""

from dojo.lanes import lanes
from dojo.picture import Row, Thing, arrow, box, label, place
from lru_cache_world import TRIP, Shop

MOST = 6  # so many slots are drawn; a larger cache is a number


def things(shop: Shop) -> list[Thing]:
    """Return what is to be seen of the shop after a step."""
    order = ", idle longest on the left" * bool(shop.shown)
    frame = place("cache", 400, 120, 372, 84, f"the cache, room for {shop.room}{order}")
    trips = f"{len(shop.trips)} trip{'s' * (len(shop.trips) != 1)}"
    database = box("database", 720, 120, "database", w=116, h=84, note=trips, row="the database")
    seen = [frame, database, *shelf(shop)]
    if out := len(shop.crowd.held):
        seen.append(arrow("trip", frame, database, f"{out} out", row="trips"))
    if shop.crowd.people:
        return [*seen, *lanes(shop.crowd.course, 262)]
    if shop.act:
        asks = shop.act.startswith("ask")
        one = box("who", 92, 120, "shopper" if asks else "Olga", w=96, note=shop.act, row="people")
        seen = [{**one, "shape": "bar"}, *seen, arrow("asks", one, frame)]  # bars leave no ghosts
        if asks and shop.source == "database":
            seen.append(arrow("trip", frame, database, f"{TRIP} ms", tone="cost", row="waited"))
    return seen


def shelf(shop: Shop) -> list[Thing]:
    """Return what the cache holds, in its slots, and below them what has just left."""
    here, asked = shop.in_memory(), shop.act.removeprefix("ask ")
    slots = max(shop.room, len(here))
    if slots > MOST:
        return [label("held", 400, 120, f"{len(here):,} pages", big=True, row="in memory")]
    gap = min(112, 350 / max(slots, 1))
    row = Row(x=400 - gap * (slots - 1) / 2, y=120, width=gap)
    seen = [place(f"slot {n}", *row.at(n), gap - 12, 44) for n in range(shop.room)]
    texts = {page.name: page.text for page in shop.watch.things()}
    for number, page in enumerate(here):
        note = texts.get(page, page).removeprefix(page).strip()
        made = box(f"page {page}", *row.at(number), page, w=gap - 24, note=note, row="in memory")
        made["came"] = (720, 120)
        if page == asked and shop.source == "memory":
            made["tone"] = "saved"
        if shop.shown and shop.left and page == shop.idle:
            made["mark"] = "idle longest"
        elif number >= shop.room:
            made["mark"] = "no room"
        seen.append(made)
    for number, page in enumerate(shop.left):
        x, y = row.at(number)
        seen.append(box(f"page {page}", x, y + 92, page, w=gap - 24, gone="evicted", row="left"))
    return seen
