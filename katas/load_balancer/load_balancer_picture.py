"""How the shop is drawn: the latest picks, the queues above their servers, and who is out."""

from dojo.picture import Row, Thing, box, dot, label, queue, thing
from load_balancer_world import PAUSE, Shop, health

LATEST, MOST = 21, 30  # so many picks, and of a queue so many, are drawn


def things(shop: Shop) -> list[Thing]:
    """Return what is to be seen of the shop after a step."""
    start, ribbon = max(len(shop.turns) - LATEST, 0), Row(x=28, y=44, width=30)
    seen = [box("balancer", 726, 44, "balancer", w=110)]
    if shop.clock.now:
        seen.append(label("clock", 726, 78, f"{shop.clock.now:g} s", row="time"))
    for number, server in enumerate(shop.turns[start:]):
        more = {"tone": "cost"} if server == "-" else {"hue": hue(server)}
        x, y = ribbon.at(number)
        pick = dot(f"pick {start + number}", x, y, server, w=26, row="latest picks", **more)
        seen.append({**pick, "came": (726, 44)})
    gap = min(780 / len(shop.visits), 240)
    w = min(gap - 16, 110)
    deepest = min(max(map(len, shop.visits.values())), MOST) // (w // 20)
    place = Row(x=400 - gap * (len(shop.visits) - 1) / 2, y=150 + 20 * deepest, width=gap)
    for number, server in enumerate(shop.visits):
        x, y = place.at(number)
        note, away = f"sent {shop.turns.count(server):,}", server in shop.away
        one = box(f"server {server}", x, y, server, w=w, note=note, row="servers")
        seen += drawn(shop, server, {**one, "tone": "off"} if away else {**one, "hue": hue(server)})
    return seen


def drawn(shop: Shop, server: str, one: Thing) -> list[Thing]:
    """Return a server, its queue above it, and below it how it stands."""
    visits, sent, x, y = shop.visits[server], shop.turns.count(server), one["x"], one["y"]
    names = [f"{server} {number}" for number in range(sent - len(visits), sent)]
    seen = [one, *queue(one, names, most=MOST, row=f"open at {server}", hue=hue(server))]
    state = [f"weight {shop.weights[server]}"] * ({*shop.weights.values()} != {1})
    state += [shop.away[server]] if server in shop.away else []
    state += [f"{shop.speeds[server]:,} ms a request"] if server in shop.speeds else []
    state += [f"said {shop.heard[server]} are open"] if server in shop.heard else []
    errors, until = health(shop.ended.get(server, []))
    state += [f"{errors} error{'s' * (errors > 1)} in a row"] * bool(errors)
    left = until - shop.clock.now
    trials = [number for number, (_, second) in enumerate(visits[:MOST]) if second >= until > 0]
    if trials:
        seen[1 + trials[0]] = {**seen[1 + trials[0]], "hue": 0, "tone": "cost"}
        state.append("on trial")
    elif left > 0:
        state.append(f"out for {left:.1f} s")
        wide, height = one["w"] * left / PAUSE, y + 66 + 20 * len(state)
        seen.append(thing(f"pause {server}", "bar", x, height, w=wide, h=12, tone="cost"))
    elif until:
        state.append("a trial is due")
    for number, text in enumerate(state):
        seen.append(label(f"{server} {text}", x, y + 58 + 20 * number, text, row=f"{server} now"))
    return seen


def hue(server: str) -> int:
    """Return the colour of a server, from 1 to 6."""
    return 1 + (ord(server[0]) - ord("a")) % 6
