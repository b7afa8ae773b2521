"""How the shop is drawn: who asks, the cache in order of last use, the database, its trips."""

from dojo.picture import Row, Thing, arrow, box, label, place, thing, wide
from lru_cache_world import TRIP, Shop

MOST = 6  # so many slots are drawn; a larger cache is a number


def things(shop: Shop) -> list[Thing]:
    """Return what is to be seen of the shop after a step."""
    order = ", idle longest on the left" * bool(shop.shown)
    frame = place("cache", 400, 120, 372, 84, f"the cache, room for {shop.room}{order}")
    trips = f"{len(shop.trips)} trip{'s' * (len(shop.trips) != 1)}"
    database = box("database", 720, 120, "database", w=116, h=84, note=trips, row="the database")
    seen = [frame, *people(shop)]
    if shop.act and not shop.crowd.people:
        asks = shop.act.startswith("ask")
        one = box("who", 92, 120, "shopper" if asks else "Olga", w=96, note=shop.act, row="people")
        seen += [one, arrow("asks", one, frame)]
        if asks and shop.source == "database":
            seen.append(arrow("trip", frame, database, f"{TRIP} ms", tone="cost", row="waited"))
    return [*seen, database, *shelf(shop)]


def people(shop: Shop) -> list[Thing]:
    """Return who came at the same time, what each of them has, and the trips that are out."""
    seen = []
    held = [call.person for call in shop.crowd.held]
    for number, person in enumerate(shop.crowd.people):
        note = "is done" if person.answer is None else f"has {person.answer}"
        if person.is_alive():
            note = "on a trip" if person.name in held else "waits"
        elif person.error:
            note = "is stopped"
        x, y = 60 + 104 * (number // 4), 84 + 60 * (number % 4)
        seen.append(box(person.name, x, y, person.name, w=70, h=34, note=note, row="people"))
    for number, call in enumerate(shop.crowd.held):
        text = f"{call.person}: {call.what}"
        trip = thing(f"trip {call.person}", "bar", 640, 206 + 56 * number, w=wide(text) + 26, h=32)
        tone = "cost" if call.what in [one.what for one in shop.crowd.held[:number]] else ""
        seen.append({**trip, "text": text, "note": "on a trip", "tone": tone, "row": "trips out"})
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
    for number, page in enumerate(here):
        made = box(f"page {page}", *row.at(number), page, w=gap - 24, row="in memory")
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
