"""How the shop is drawn: who calls, the places of each service at the guard, what Olga heard."""

from circuit_breaker_world import Shop
from dojo.picture import Row, Thing, arrow, box, dot, label, place, thing

MOST = 12  # so many places are drawn; more of them are a number
TONES = {"failed": "cost", "full": "saved", "open": "saved"}


def things(shop: Shop | tuple[str, int, str]) -> list[Thing]:
    """Return what is to be seen of the shop after a step."""
    if isinstance(shop, tuple):
        return workers(*shop)
    tone = next((TONES[word] for word in reversed(shop.came.split()) if word in TONES), "")
    height = 110 * len(shop.rooms)
    guard = place("guard", 470, 40 + height / 2, 320, height, "the guard")
    who = box("who", 130, 40 + height / 2, "customers", w=190, note=shop.act, row="customers")
    seen = [guard, who]
    if shop.came:
        seen.append(arrow("call", who, guard, shop.came, tone=tone, row="what came of it"))
    for number, name in enumerate(shop.rooms):
        seen += service(shop, name, 110 * number + 100)
    heard = shop.told[-1] if shop.told else "nothing yet"
    seen.append(box("olga", 130, 90 + height, "Olga heard", w=190, note=heard, row="Olga"))
    return seen


def service(shop: Shop, name: str, y: float) -> list[Thing]:
    """Return a service, its places at the guard, and the calls that are in them."""
    room, under_way = shop.rooms[name], len(shop.calls[name])
    note = f"{under_way} of {room} under way"
    seen = [box(name, 720, y, name, w=100, note=note, row="services")]
    if room > MOST:
        return [*seen, label(f"{name} calls", 470, y, note, row=f"calls of {name}")]
    slots = Row(x=470 - 12 * (room - 1), y=y, width=24)
    for number in range(max(room, under_way)):
        if number < room:
            seen.append(place(f"{name} place {number}", *slots.at(number), 22, 22))
        if number < under_way:
            row = f"calls of {name}"
            call = dot(f"{name} call {number}", *slots.at(number), "x", w=14, row=row)
            seen.append({**call, "mark": "no room"} if number >= room else call)
    return seen


def workers(hands: str, waiting: int, paid: str) -> list[Thing]:
    """Return the workers, each with the service that it waits for, and the customers in line."""
    places, names = Row(x=64, y=150, width=74), {"r": "reviews", "p": "pay"}
    seen = [label("workers", 30, 106, "the workers, and what each waits for", anchor="start")]
    for number, hand in enumerate(hands):
        text, tone = names.get(hand, "free"), {"r": "cost", ".": "off"}.get(hand, "")
        place_ = places.at(number)
        name = f"worker {number}"
        seen.append(thing(name, "bar", *place_, w=68, h=40, text=text, tone=tone, row="workers"))
    line = box("line", 240, 50, f"{waiting} in line", w=170, row="customers")
    return [*seen, line, box("paid", 540, 50, paid, row="so far")]
