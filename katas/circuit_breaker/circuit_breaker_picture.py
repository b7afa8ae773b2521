"""How the shop is drawn: who calls, the places of each service at the guard, what Olga heard."""

from circuit_breaker_world import Shop
from dojo.picture import Row, Thing, arrow, box, dot, label, line, place, thing

MOST = 8  # so many places are drawn; more of them are a number
TONES = {"failed": "cost", "full": "saved", "open": "saved"}


def things(shop: Shop | tuple[str, int, str]) -> list[Thing]:
    """Return what is to be seen of the shop after a step."""
    if isinstance(shop, tuple):
        return workers(*shop)
    tone = next((TONES[word] for word in reversed(shop.came.split()) if word in TONES), "")
    height = 110 * len(shop.rooms)
    guard = place("guard", 470, 46 + height / 2, 250, height - 12, "the guard: places for calls")
    who = box("who", 110, 46 + height / 2, "customers", w=180, note=shop.act, row="customers")
    seen = [guard, who, label("clock", 770, 20, f"{shop.clock.ms / 1000:g} s", anchor="end")]
    if shop.came:
        lines = shop.came.replace(", ", "\n")
        x, y = 272, who["y"] - 14 - 8 * lines.count("\n")
        seen.append(arrow("call", who, guard, tone=tone))
        seen.append(label("came", x, y, lines, tone=tone, row="what came of it"))
    for number, name in enumerate(shop.rooms):
        seen += service(shop, name, 110 * number + 100)
    for number, news in enumerate(shop.told[-3:]):
        name = f"news {len(shop.told[:-3]) + number}"
        one = box(name, 290 + 160 * number, 76 + height, news, w=140, row="Olga heard")
        seen.append({**one, "shape": "bar"})  # bars leave no ghosts
    seen.append(
        label(
            "olga",
            200,
            76 + height,
            "Olga heard" if shop.told else "Olga heard nothing yet",
            anchor="end",
        )
    )
    return seen


def service(shop: Shop, name: str, y: float) -> list[Thing]:
    """Return a service, its places at the guard, the calls in them, and if its circuit is open."""
    room, under_way = shop.rooms[name], len(shop.calls[name])
    note = f"{under_way} of {room} under way"
    news = [told.rpartition(" ")[2] for told in shop.told if told.rpartition(" ")[0] == name]
    is_open = news[-1:] == ["open"]
    one = box(name, 720, y, name, w=110, note=note, row="services")
    seen = [{**one, "tone": "off"} if is_open else one]
    if is_open:  # as Olga heard: the world asks no guard for its state
        seen += [
            line(f"{name} cut", (600, y), (616, y - 14)),
            label(f"{name} open", 630, y + 18, "open", tone="cost", row=f"the circuit of {name}"),
        ]
    else:
        seen.append(line(f"{name} way", (600, y), (660, y)))
    if room > MOST:
        return [*seen, label(f"{name} calls", 470, y, note, row=f"calls of {name}")]
    slots = Row(x=470 - 15 * (room - 1), y=y, width=30)
    for number in range(max(room, under_way)):
        if number < room:
            seen.append(place(f"{name} place {number}", *slots.at(number), 26, 26))
        if number < under_way:
            row = f"calls of {name}"
            call = dot(f"{name} call {number}", *slots.at(number), "x", w=20, row=row)
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
    waits = box("line", 240, 50, f"{waiting} in line", w=170, row="customers")
    return [*seen, waits, box("paid", 540, 50, paid, row="so far")]
