"""Links that move to a new partition, what others do meanwhile, and what strangers try."""

from collections.abc import Callable, Iterator
from functools import partial

from dojo.races import Deed
from dojo.story import listening
from tinyurl_world import Service


def forty(service: Service) -> list[str]:
    """Make 40 links, and return their codes."""
    codes = [f"page{number:02}" for number in range(40)]
    makings = (partial(service.make, code, "ab"[n % 2]) for n, code in enumerate(codes))
    service.many("Ann makes 40 links", makings)
    return codes


def homes(service: Service, codes: list[str]) -> dict[str, str]:
    """Return where each of these links is read, by a server that keeps nothing in memory."""
    found = {}
    with listening():
        for code in codes:
            service.open(code, "a")
            found[code] = service.asked[0]
    return found


def moving() -> tuple[Callable[[], Service], list[str], list[str]]:
    """Find links that move and links that stay; return what makes their service, just grown."""
    with listening():
        trial = Service("ab", room=0)
        codes = forty(trial)
        before = homes(trial, codes)
        trial.grow()
        trial.move()
        trial.switch()
        after = homes(trial, codes)
        movers = [code for code in codes if before[code] != after[code]][:3]
        names = [*movers, *[code for code in codes if before[code] == after[code]][:2]]
        small = Service("ab", room=0)
        for number, code in enumerate(names):
            small.make(code, "ab"[number % 2])

    def start() -> Service:
        with listening():
            service = small.copy()
            service.grow()
        return service

    return start, movers, names


def each(do: Callable[[str, str], str], where: dict[str, str]) -> Iterator[Callable[[], str]]:
    """Return what is to be done: for each of these, at its server."""
    for what, at in where.items():
        yield partial(do, what, at)


def keyed(service: Service, keys: list[str], at: str) -> Iterator[Callable[[], str]]:
    """Return requests for links to party whose codes are drawn, with these keys."""
    for key in keys:
        yield partial(service.make, "party", at, key, name=None)


def links_to(service: Service, page: str) -> list[str]:
    """Return the codes that lead to a page, as a server that was just started finds them."""
    service.start("h")
    keys = {key for p in service.partitions.values() for key in p.first if "/" not in key}
    with listening():
        codes = [key for key in sorted(keys) if service.open(key, "h") == page]
    del service.servers["h"]
    return codes


def guesses_and_waits() -> list[str]:
    """Let Mallory guess twice; return what she is told of a link then, and after a minute."""
    service = Service("a")
    service.make("party")
    service.guess(10)
    service.at(29)
    service.guess(10, "more")
    told = [service.open("party", by="Mallory", address="Mallory")]
    service.at(60.5)
    return [*told, service.open("party", by="Mallory", address="Mallory")]


def guesses_among(before: list[str], after: list[str]) -> str:
    """Let addresses mistype before Eve guesses, and after; return what she is told of a link."""
    service = Service("a")
    service.make("party")
    service.mistype_once(before)
    service.guess(20, by="Eve")
    service.mistype_once(after)
    return service.open("party", by="Eve", address="Eve")


def try_own_keys(service: Service) -> dict[str, int]:
    """Let Mallory open, and end, what is in the stores beside links."""
    keys = [key for p in service.partitions.values() for key in p.first if "/" in key][:6]
    acts = [partial(do, key) for key in keys for do in (service.open, service.end)]
    return service.many(f"Mallory opens and ends {len(keys)} such keys", acts)


def deeds_at_b(movers: list[str], names: list[str]) -> list[Deed[Service]]:
    """Return what b is asked to do while links move."""

    def steal(service: Service) -> None:
        for name in names:
            service.make("thief", "b", by="Eve", name=name)

    def end(service: Service) -> None:
        for code in movers:
            service.end(code, "b")

    def make(service: Service) -> None:
        for number in range(5):
            service.make(f"new{number}", "b")

    return [
        Deed("ends links at b that move", end),
        Deed("asks for their names at b", steal),
        Deed("makes five links at b", make),
    ]


def after_the_move(service: Service) -> str:
    """Return what is wrong after all have switched, or ""."""
    stolen = [code for code, (_, _, page) in service.made.items() if page == "thief"]
    if stolen or "thief" in service.told:
        return "somebody was given a name that was taken"
    service.switch()
    service.start("c")
    wrong = service.open_all("all", service.made)
    first = next(iter(wrong.items()), None)
    return f"after the switch a reader opens {first[0]}, and is told {first[1]}" if first else ""
