"""How the cafe is drawn: a line of tries for each customer, how each ended, and who has paid."""

from dojo.picture import Row, Thing, box, label, line
from retry_world import Cafe, Tried

MOST = 6  # tries of one customer that are drawn
LANES = 3  # customers, the last that came
SHORT = {
    "ok": ("answered", "saved"),
    "lost": ("answer lost", "cost"),
    "hangs": ("no answer", "cost"),
    "declined": ("declined", ""),
    "printer": ("printer slow", ""),
    "leaves": ("has left", ""),
}


def things(cafe: Cafe) -> list[Thing]:
    """Return what is to be seen of the cafe after a step."""
    people = [*dict.fromkeys(tried.who for tried in cafe.tried)][-LANES:]
    if len(cafe.tried) > LANES * MOST * 2:
        return [label("tries", 400, 100, f"{len(cafe.tried):,} tries", big=True, row="the bank")]
    seen: list[Thing] = []
    for number, who in enumerate(people):
        tries = [tried for tried in cafe.tried if tried.who == who][-MOST:]
        seen += lane(who, tries, 70 + 84 * number, is_fine=cafe.paid.count(who) < 2)
    below = Row(x=150, y=90 + 84 * max(len(people), 1), width=124)
    for number, who in enumerate(cafe.paid[-MOST:]):
        twice = cafe.paid.count(who) > 1
        tone, mark = ("broken", "paid twice") if twice else ("", "")
        one = box(f"paid {number}", *below.at(number), who, w=104, note="has paid", row="paid")
        seen.append({**one, "tone": tone, "mark": mark} if twice else one)
    return seen


def lane(who: str, tries: list[Tried], y: float, *, is_fine: bool) -> list[Thing]:
    """Return a customer, and behind them the tries that were made for them."""
    row, before = Row(x=150, y=y, width=124), box(who, 50, y, who, w=70, row="customers")
    seen = [before]
    for number, tried in enumerate(tries):
        note, tone = SHORT.get(tried.act, ("turned away", "cost"))
        name = f"{who} {number}"
        made = box(name, *row.at(number), f"at {tried.begun:,.1f} s", w=104, h=48, row=f"for {who}")
        made["note"] = note
        if tone and (is_fine or tone != "saved"):
            made["tone"] = tone
        start, end = before["x"] + before["w"] / 2, made["x"] - made["w"] / 2
        seen += [line(f"{name} pause", (start, y), (end, y)), made]
        before = made
    return seen
