"""How the cafe is drawn: a lane for each customer, with tries and the pauses between, to scale."""

from dojo.picture import SIGNS, Lanes, Row, Thing, box, dot, label
from retry_world import Cafe, Tried

LANES = 3  # customers, the last that came
MOST = 12  # tries of one customer that are drawn
APART = 32  # from one try to the next at least, or nobody could read them
SHORT = {
    "ok": ("answered", "saved"),
    "nought": ("answered", "saved"),
    "lost": ("answer lost", "cost"),
    "breaks": ("bank breaks", "cost"),
    "hangs": ("no answer", "cost"),
    "declined": ("declined", ""),
    "printer": ("printer fails", ""),
    "leaves": ("has left", ""),
}


def things(cafe: Cafe) -> list[Thing]:
    """Return what is to be seen of the cafe after a step."""
    people = [*dict.fromkeys(tried.who for tried in cafe.tried)][-LANES:]
    if len(cafe.tried) > LANES * MOST * 2:
        return [label("tries", 400, 100, f"{len(cafe.tried):,} tries", big=True, row="the bank")]
    shown = {who: [tried for tried in cafe.tried if tried.who == who][-MOST:] for who in people}
    every = [tried for tries in shown.values() for tried in tries]
    begin = min((tried.begun for tried in every), default=0.0)
    end = max((tried.ended for tried in every), default=0.0)
    lanes = Lanes(people, max(end - begin, 1.0) * 1.1, x=112, y=64, width=640, height=92)
    seen = lanes.frame()
    for who, tries in shown.items():
        seen += lane(lanes, who, tries, begin, is_fine=cafe.paid.count(who) < 2)
    below = Row(x=112, y=70 + lanes.height * max(len(people), 1), width=124)
    for number, who in enumerate(cafe.paid[-6:]):
        twice = cafe.paid.count(who) > 1
        one = box(f"paid {number}", *below.at(number), who, w=104, note="has paid", row="paid")
        seen.append({**one, "tone": "broken", "mark": "paid twice"} if twice else one)
    return seen


def lane(lanes: Lanes, who: str, tries: list[Tried], begin: float, *, is_fine: bool) -> list[Thing]:
    """Return the tries of one customer: their numbers, when each began, and how it ended."""
    places = list[float]()
    for tried in tries:
        x = lanes.at(who, tried.begun - begin)[0] + 16
        places.append(max(x, places[-1] + APART) if places else x)
    seen, y = list[Thing](), lanes.at(who, 0)[1]
    for number, (tried, x) in enumerate(zip(tries, places, strict=True)):
        note, tone = SHORT.get(tried.act, ("turned away", "cost"))
        room = (places[number + 1] if number + 1 < len(tries) else 800) - x
        one = dot(f"{who} {number}", x, y, str(tried.told.number), w=28, row=f"for {who}")
        if tone and (is_fine or tone != "saved"):
            one["tone"] = tone
        before = x - places[number - 1] if number else 99
        one["note"] = note if room > 92 and before > 60 else SIGNS.get(one.get("tone", ""), "")
        seen.append(one)
        if room > 58:
            seen.append(label(f"{who} at {number}", x, y - 26, f"{tried.begun:,.1f} s"))
    return seen
