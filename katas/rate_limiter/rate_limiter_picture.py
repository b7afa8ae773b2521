"""How the door is drawn: callers with what they have by the rule, the servers, and their store."""

from dojo.course import Course, Does, Sent
from dojo.lanes import lanes
from dojo.picture import Row, Thing, arrow, box, dot, label, place, thing
from rate_limiter_world import Door

MOST = 3  # so many callers are drawn; others are a number
TOKENS = 10  # so many tokens are drawn; more are a number
ASKED = 20  # so many requests of the last step are drawn one by one


def things(door: Door | list[tuple[str, str]]) -> list[Thing]:
    """Return what is to be seen at the door after a step."""
    if isinstance(door, list):
        return between(door)
    who, marks, at = door.last
    names = [*dict.fromkeys([who, *door.asked] if who else door.asked)][:MOST]
    names.sort(key=list(door.asked).index)
    height = 96 if len(marks) <= ASKED else 76
    servers = {
        name: box(f"server {name}", 560, 64 + height * n, f"server {name}", w=116, row="servers")
        for n, name in enumerate(door.servers)
    }
    seen: list[Thing] = []
    for number, name in enumerate(names):
        seen += caller(door, name, 60 + height * number, marks * (name == who), servers[at])
    if len(door.asked) > MOST:
        more = f"and {len(door.asked) - MOST:,} more callers"
        seen.append(label("more", 230, 60 + height * MOST, more, row="callers"))
    return [*seen, *servers.values(), *store(door, servers[at])]


def caller(door: Door, name: str, y: float, marks: str, server: Thing) -> list[Thing]:
    """Return a caller, its tokens, and what became of what it has just asked for."""
    told, got = door.told.get(name, 0), marks.count("#")
    note = f"told {told:,.1f} s" if told else "let through"
    one = thing(name, "bar", 78, y, w=124, h=44, text=f"{name:.13}", note=note, row="callers")
    has = int(door.has(name) + 1e-6)
    slots, seen = Row(x=166, y=y, width=24), [one]
    if door.limit > TOKENS:
        seen.append(label(f"{name} has", 210, y, f"has {has:,}", row=f"{name} has"))
    else:
        for number in range(door.limit):
            seen.append(place(f"{name} place {number}", *slots.at(number), 20, 20))
            if number < has:
                made = dot(f"{name} {number}", *slots.at(number), w=16, row=f"tokens of {name}")
                seen.append(made)
    if marks:
        text, end = f"{got} of {len(marks)} through", 160 + 24 * min(door.limit, TOKENS)
        tone = "saved" if got == len(marks) else "cost"
        start = place(f"{name} stands", end, y, 0, 0)
        seen.append(arrow(f"{name} asks", start, server, text, tone=tone, row="just now"))
        just_now = Row(x=166, y=y + 34, width=20)
        tones = {"#": "saved", ".": "cost"}
        seen += [
            dot(f"{name} mark {n}", *just_now.at(n), w=16, tone=tones.get(mark, "broken"))
            for n, mark in enumerate(marks if len(marks) <= ASKED else "")
        ]
    return seen


def store(door: Door, server: Thing) -> list[Thing]:
    """Return the store that the servers share, as the last one meets it."""
    fails = [call for call in ("look", "swap") if door.store.fails(call)]
    kept = sum(door.store.numbers())
    note = f"no {' and no '.join(fails)}" if fails else f"keeps {kept:,} number{'s' * (kept != 1)}"
    one = box("store", 722, 130, "the store", w=126, h=76, note=note, row="the store")
    if fails:
        one["tone"] = "off"
    seen = [one, arrow("shares", server, one)]
    if door.store.behind:
        clock = f"clock {door.store.behind:,.0f} s behind"
        seen.append(label("clock", 722, 198, clock, tone="broken", row="the store"))
    return seen


def between(did: list[tuple[str, str]]) -> list[Thing]:
    """Return what two servers asked of the store, one between the other's look and swap."""
    course = Course(["server A", "server B"], shared="the store")
    calls = [(f"server {server}", *what.partition(": ")[::2]) for server, what in did]
    for server, verb, answer in calls:
        if verb in ("looks", "swap"):
            no = "no" if answer.startswith("no") else ""
            course.sent.append(Sent(len(course.moments), server, verb, no))
            course.moments.append({})
        else:
            course.answers[server] = verb
    for name in course.names:
        mine = [one.moment for one in course.sent if one.who == name]
        for moment in course.moments[min(mine, default=0) : max(mine, default=-1) + 1]:
            moment[name] = Does("serves a request")
    return lanes(course)
