"""A fleet of cache servers, and the pages that live on them: sixteen lessons, in order.

The design that these lessons meet is yours, in hash_ring.py. How the fleet is watched is in
hash_ring_world.py.
"""

from collections import Counter
from collections.abc import Callable

from dojo import design
from dojo.course import Course
from dojo.one_by_one import Act, Shared, meet
from dojo.people import Person, together
from dojo.races import Meeting, at_the_same_time
from dojo.story import scene, tell
from dojo.work import bytes_kept
from hash_ring import HashRing
from hash_ring_world import (
    AROUND,
    NOWHERE,
    PAGES,
    Fleet,
    answer_of,
    cost,
    disputed,
    homes_by_hand,
    homes_in_another_process,
    narrow,
    scattered,
)

CORE = 7

AFTER_CORE = """\
A fleet can grow, shrink and lose a server, and most pages stay where they are.

  say it aloud   one minute: what do many points a server change, and what do they cost?
"""

AFTERWARDS = """\
On the way it met a lost cache, a busy neighbour, a copy beside its original, and half a ring.
What would a database need that a cache does not?

  say it aloud   two minutes: why does the number of servers stand in no formula?
"""

BY_HAND = """\
fleet = Fleet(*"abcd")
fleet.adds("e")
fleet.draws_the_change()
"""


def test_a_newcomer_takes_pages_and_nobody_else_trades_theirs():
    """A cache that forgets where its keys live is no cache: the database pays.

    Trouble: rehashing, storm of cache misses
    Cure: consistent hashing
    """
    fleet = Fleet(*"abcd")

    trades = fleet.adds("e")
    fleet.draws_the_change()

    assert trades == 0, (
        f"{trades} of 1,000 pages moved from one old server to another. Each of them is read"
        " from the database again, for nothing. e needs pages, and may take them; whether a"
        " page is on a or on b should not depend on whether e is there."
    )
    assert fleet.pages_on("e") > 0, (
        "e has joined, and no page lives there: a server that carries nothing is no help to"
        f" the others. The fullest of them has {fleet.fullest():,} of 1,000 pages."
    )


def test_past_the_last_server_comes_the_first():
    """A ring has no end, so nothing can fall off it.

    Trouble: off-by-one error, boundary condition
    Cure: hash ring, next node clockwise
    """
    with scene("three servers on a ring of 100 places"):
        servers = {"cache-b": 20, "cache-c": 30, "cache-a": 10}  # before "page" in the alphabet
        found = homes_by_hand(servers, pages=[14, 20, 30, 80, 4, 10])

        b, c, a = servers
        assert found == {14: b, 20: b, 30: c, 80: a, 4: a, 10: a}, (
            "A page lives on the server at its own place, or else on the next one along the ring."
            " A ring has no end: past the last server comes the first. Here,"
            f" {misses(found, {14: b, 20: b, 30: c, 80: a, 4: a, 10: a})}."
        )
    with scene("servers at the first place and at the last"):
        first, last = 0, AROUND - 1
        servers = {"cache-a": first, "cache-z": last}
        found = homes_by_hand(servers, pages=[first, 1_000, last - 1, last], size=AROUND)

        a, z = servers
        right = {first: a, 1_000: z, last - 1: z, last: z}
        assert found == right, (
            "0 and 2**32 - 1 are places like all others, and they are neighbours:"
            f" {misses(found, right)}."
        )


def misses(found: dict[int, str], right: dict[int, str]) -> str:
    """Say which pages live elsewhere than they should."""
    wrong = [f"the page at {at} should be on {right[at]}" for at in right if found[at] != right[at]]
    return ", ".join(wrong[:2]) or "all are right"


def test_every_front_end_finds_a_page_on_the_same_server():
    """Agreeing without talking needs a rule that gives everybody the same answer.

    Trouble: hash randomization
    Cure: deterministic hash function
    """
    one = Fleet(*"abcd").homes

    with scene("two front ends were told of the servers in another order"):
        apart = disputed({"told of a b c d": one, "told of c a d b": Fleet(*"cadb").homes})

        assert apart == 0, (
            f"Two front ends know the same four servers, and look for {apart:,} of 1,000 pages on"
            " different ones: what one of them stores, the other never finds. They were told of"
            " the servers in another order, and that should make no difference."
        )
    with scene("two front ends run in different processes"):
        apart = disputed({"here": one, "in another process": homes_in_another_process("dbca")})

        assert apart == 0, (
            f"Two front ends know the same four servers, and look for {apart:,} of 1,000 pages on"
            " different ones. One runs in another process; where a page lives may depend on"
            " nothing that is new in each process. Have the figures of these lessons changed from"
            " run to run?"
        )


def test_a_server_that_leaves_gives_away_only_its_own_pages():
    """The others' memories are warm: leave them alone.

    Trouble: cold cache, key remapping
    Cure: minimal disruption, monotonicity
    """
    fleet = Fleet(*"abcd")
    at_first = fleet.homes

    with scene("two servers leave"):
        trades = [fleet.leaves("c"), fleet.leaves("b")]

        astray = fleet.pages_on("b") + fleet.pages_on("c")
        assert astray == 0, (
            f"b and c have left, and {astray} pages are still looked for there, where nobody"
            " answers: all that stands on the ring for a server has to go with it."
        )
        assert trades == [0, 0], (
            f"{max(trades)} pages moved from one server that stayed to another. A server that"
            " leaves has to give its pages away; every other page that moves is read from the"
            " database for nothing."
        )
    with scene("they come back"):
        trades = [fleet.adds("b"), fleet.adds("c")]
        moved = disputed({"at first": at_first, "after all that": fleet.homes})

        assert [*trades, moved] == [0, 0, 0], (
            f"a b c d are there, as at first. {moved:,} pages do not live where they did then, and"
            f" {max(trades)} moved between servers that stayed. A server that was away for a"
            " minute still has its pages in memory: they should be found there again."
        )


def test_each_server_carries_a_fair_share():
    """One point on a circle is a throw of dice; a hundred points are an average.

    Trouble: load imbalance, hot spot
    Cure: virtual nodes
    """
    with scene("five fleets of four servers"):
        fleets = ([f"{letter}{number}" for letter in "abcd"] for number in range(1, 6))
        largest = max(Fleet(*servers).fullest() for servers in fleets)

        assert largest <= 375, (
            f"Of 1,000 pages on four servers, one had {largest}, where 250 would be fair and 375"
            " can be borne: it is full while others have room. Where a server stands is chance;"
            " chance evens out over many throws, if texts that are alike get places that have"
            " nothing in common. A bare checksum does not see to that."
        )
    with scene("a newcomer still takes pages from all, and nobody trades"):
        trades = Fleet(*"abcd").adds("e")

        assert trades == 0, (
            f"{trades} of 1,000 pages moved from one old server to another when e joined. Fair"
            " shares are of no use if they are dealt anew with every server."
        )
    with scene("two servers have names that are alike"):
        texts, others = texts_asked("a1"), texts_asked("a11") | texts_asked("A1")
        common = sorted(texts & others)

        assert common == [], (
            f"Of the texts whose places a1 has, {len(common)} belong to another server, too, as"
            f" {common[0]!r}. There two stand at one place, and only one of them gets the pages."
            " Different names need different texts: something has to tell where a name ends."
        )


def texts_asked(server: str, weight: int = 1) -> set[str]:
    """Return the texts whose places a server has on the ring."""
    texts = dict[str, int]()
    ring = HashRing(lambda text: texts.setdefault(text, scattered(text)))
    ring.add(server, weight=weight)
    shown = " ".join(map(repr, sorted(texts, key=len)[:5]))
    line = f"{server:<3} has the places of {len(texts)} texts: {shown}"
    why = "Each is one point on the ring. Another server with the same text would share that point."
    tell(line, why=why, called=HashRing.add, of=(server, [*texts.values()]))
    return {*texts}


def test_all_share_what_a_fallen_server_leaves():
    """A neighbour that inherits everything falls next.

    Trouble: cascading failure
    Cure: virtual nodes
    """
    fleet = Fleet(*"abcde")

    trades = fleet.leaves("c")

    assert trades == 0, (
        f"c fell, and {trades} pages of the servers that still stand moved, too: their memories"
        " are of no use now, just when c's pages have to be read again."
    )
    heirs = sorted({fleet.homes[page] for page in PAGES if fleet.before[page] == "c"})
    assert heirs == ["a", "b", "d", "e"], (
        f"c fell, and its pages went to {' and '.join(heirs)}. Of 1,000 pages, one server now has"
        f" {fleet.fullest()}, where 250 would be fair. All that are left should share the load, so"
        " that none of them is the next to fall."
    )


def test_finding_a_page_costs_no_more_with_more_pages_and_hardly_more_with_more_servers():
    """Every request asks this question first.

    Trouble: linear search, memory leak
    Cure: binary search
    """
    with scene("five times the servers, and a hundred times the pages"):
        trades = Fleet(*"abcd").adds("e")
        assert trades == 0, (
            f"{trades} of 1,000 pages moved from one old server to another when e joined. A quick"
            " answer is worth little where the page is no longer there."
        )
        few = cost(4, found=10)
        growth = few.growth(cost(20, found=10)) or few.growth(cost(4, found=1_000))

        assert growth == "", (
            f"Finding five pages took {growth}. Work that grows with the servers, or with the"
            " pages that were found before, is paid on every request. The places are in order:"
            " among 1,000 of them one is found in 10 steps of halving, among 10,000 in 14."
        )
    with scene("servers that have left again"):
        growth = cost(1).growth(cost(1, left=5))

        assert growth == "", (
            f"When five servers had come and left, finding five pages took {growth}. A server that"
            " has left should leave nothing behind that has to be passed."
        )
        ring = HashRing()
        ring.add("a")

        def come_and_go(server: str) -> None:
            ring.add(server)
            ring.remove(server)

        kept = bytes_kept("servers came and left", come_and_go, 3)

        assert kept < 10_000, (
            f"Three servers came and left, and left {kept:,} bytes behind. A fleet that changes"
            " every day would fill the memory of every front end."
        )
    with scene("many pages, and a large fleet"):
        kept = bytes_kept("pages found", ring.find, 500)

        assert kept < 10_000, (
            f"When 500 pages had been found, finding 500 others left {kept:,} bytes behind. There"
            " is no end of pages: a few may be remembered, but not all that ever were found."
        )
        trades = Fleet(*"abcdefghijklmnopqrst").adds("u", "v")

        assert trades == 0, (
            f"{trades} of 1,000 pages moved from one old server to another when two joined twenty."
            " What holds for four servers should hold for any number."
        )


def test_a_server_twice_as_big_carries_twice_as_much():
    """Machines are bought in different years.

    From here on it is depth: what a fleet needs after its first month.

    Trouble: heterogeneous servers
    Cure: weighted consistent hashing
    """
    fair = {2: (330, 470), 4: (500, 640), 30: (870, 940)}
    for weight, (least, most) in fair.items():
        with scene(f"a server of weight {weight} joins three of weight 1, in each of three fleets"):
            trades, pages = 0, 0.0
            for number in "123":
                fleet = Fleet(*(f"{name}{number}" for name in "xyz"))
                trades += fleet.adds(f"big{number}", weight=weight)
                pages += fleet.pages_on(f"big{number}") / 3

            assert trades == 0, (
                f"When the big ones joined, {trades} pages moved from one of the small servers to"
                " another. A server's weight is no reason for the others to trade."
            )
            assert least <= pages <= most, (
                f"Beside three servers of weight 1, one of weight {weight} has a share of"
                f" {1_000 * weight / (weight + 3):.0f} of 1,000 pages. On the average of three"
                f" fleets it had {pages:.0f}: either the small ones are full while it has room, or"
                " it carries more than it can."
            )
    with scene("a has a weight of 12, and another server is called a1"):
        common = sorted(texts_asked("a", weight=12) & texts_asked("a1"))

        assert common == [], (
            f"Of the texts whose places a has, {len(common)} are of a1, too, as {common[0]!r}. What"
            " tells where a name ends should do so for each of a server's points, however many."
        )
    with scene("a weight of 0, and one of -1"):
        fleet = Fleet("a", "b")

        refused = [
            fleet.refuses("c", "a", weight=0),
            fleet.refuses("c", "a", weight=-1),
        ]
        trades = fleet.adds("d")

        assert (refused, trades) == ([True, True], 0), (
            "A server of a weight below 1 would be there and carry nothing. It should be refused"
            " with a ValueError, and all servers of that call with it. Then, and when d joins, the"
            " ring should be as if it had never been tried."
        )


def test_copies_live_on_different_servers():
    """Two copies on one machine die together.

    Trouble: correlated failure
    Cure: replica placement, preference list
    """
    fleet = Fleet(*"abcd")

    with scene("three copies of each page"):
        held = {page: fleet.copies_of(page, 3) for page in PAGES}
        fleet.stores(held)
        together = [page for page in PAGES if len({*held[page]}) < 3]
        fleet.copies((together or ["sale"])[0], 3)

        assert len(together) == 0, (
            f"Of 1,000 pages with three copies each, {len(together):,} do not have them on three"
            " servers. When one server falls, so do all copies that it holds: they were paid for,"
            " and save nothing."
        )
    with scene("more copies than servers, and none"):
        many, none = fleet.copies("sale", 9), fleet.copies("sale", 0)
        some = Fleet(*"abcdefghijkl").copies("sale", 11)

        assert (sorted(many), none, len({*some})) == (["a", "b", "c", "d"], [], 11), (
            "Nine copies on four servers: each of them should hold one. No copies: none should."
            f" Eleven copies on twelve servers: eleven should, and {len({*some})} do."
        )
    with scene("a copy on each of twenty servers, and on a large one"):
        large = Fleet(*"abcdefghijklmnopqrst")
        large.adds("big", weight=30)
        servers = large.copies("sale", 21)

        assert sorted(servers) == sorted(large.weights), (
            f"21 copies on 21 servers: each should hold one. {len({*servers})} do. A large server"
            " is one server, however much of the ring it has, and the others come after it."
        )
    with scene("c falls, and each page is looked for where a copy is"):
        fleet.leaves("c")
        copies = {page: next(name for name in held[page] if name != "c") for page in PAGES}
        missed = disputed({"the first copy that is left": copies, "looked for": fleet.homes})

        assert missed == 0, (
            f"c fell, and {missed:,} of 1,000 pages are now looked for on another server than the"
            " first that still stands of those that hold copies. A copy helps only where it is"
            " looked for."
        )
        fleet.adds("e")
        servers = fleet.copies("sale", 3)
        tell("another ring, which never knew c", sets_scene=True)
        new = Fleet(*"abde").copies("sale", 3)

        assert servers == new, (
            f"e came in c's place. Copies of sale are on {' '.join(servers)}; on a ring that never"
            f" knew c they are on {' '.join(new)}. Who is there decides, and not how many are."
        )


def test_adding_a_server_twice_is_adding_it_once():
    """Configuration is applied again and again; it must not matter how often.

    Trouble: duplicate operation
    Cure: idempotence
    """
    fleet = Fleet(*"abcd")

    with scene("a server that is known is added again"):
        moves = fleet.adds("a") + fleet.adds("b", "b") + fleet.adds()

        assert moves == 0, (
            f"The front end was told of a, twice of b, which it knew, and of none, and {moves}"
            " pages moved. Nothing has changed about the servers, so nothing should change about"
            " the pages."
        )
    with scene("it comes with another weight, and then with the old one"):
        lost = fleet.adds("b", "c", weight=2)
        new = Fleet("a", "d")
        for server in "bc":
            new.adds(server, weight=2)
        others = disputed({"b c were 1, and are 2": fleet.homes, "were 2 at once": new.homes})

        assert (others, lost) == (0, 0), (
            "b and c were there with weight 1, and were added with weight 2, in one call. On a ring"
            f" that was told of 2 at once, {others} of 1,000 pages live elsewhere. {lost} moved,"
            " but not to b or c: a server that grows keeps what it has, and takes more."
        )
        lost = fleet.adds("b", "c", weight=1)
        others = disputed({"b c were 2, and are 1": fleet.homes, "were 1": Fleet(*"abcd").homes})

        assert (others, lost) == (0, 0), (
            f"b and c had weight 2, and have 1 again. {others} of 1,000 pages live elsewhere than"
            f" before, and {lost} moved that were not theirs. A weight can become smaller."
        )
        refused = fleet.refuses("a", weight=0)

        assert refused, (
            "a was added again, with weight 0: a ValueError, for a server that is there as for a"
            " new one, and no page should have moved."
        )


def test_leaving_leaves_no_trace():
    """Where pages live should follow from who is there, not from what was done.

    Trouble: stale state
    Cure: declarative configuration, desired state
    """
    with scene("a was added twice, and leaves once; ab, and a stranger leave, too"):
        fleet = Fleet(*"abcd")
        fleet.adds("a")
        fleet.adds("ab", weight=3)
        fleet.leaves("a")
        kept = fleet.pages_on("ab")
        fleet.leaves("ab")
        traces = disputed({"a left": fleet.homes, "a never was there": Fleet(*"bcd").homes})

        assert (kept > 0, traces) == (True, 0), (
            f"a was added twice and removed once. Then {kept} pages were on ab, of weight 3, until"
            " that was removed, too. Where there are b, c and d, and never was anything else,"
            f" {traces} of 1,000 pages live on other servers."
        )
        moves = fleet.leaves("stranger")

        assert moves == 0, f"A server that never was there is removed, and {moves} pages move."
    with scene("all have left"):
        for server in "bcd":
            fleet.leaves(server)

        assert (fleet.homes["page-0"], fleet.copies("sale", 2)) == (NOWHERE, []), (
            "Every server has left, so that no page lives anywhere: the question where it does has"
            " no answer, and raises LookupError. All copies that there can be are none."
        )
    with scene("they come back"):
        fleet.adds(*"dcba")
        traces = disputed({"after all that": fleet.homes, "at first": Fleet(*"abcd").homes})

        assert traces == 0, (
            f"a b c d are there again. {traces} of 1,000 pages live elsewhere than on a ring that"
            " is new, and what the servers still have in memory is not found there."
        )


def test_servers_that_share_a_place_are_found_in_one_order_everywhere():
    """Rare is not never: of a hundred thousand points, two will share a place.

    Trouble: hash collision
    Cure: deterministic tie-breaking
    """
    fleet = Fleet(*"bcd", hash_fn=narrow)
    never = fleet.homes
    tell(
        "their hash function knows only 64 places, so that servers share them",
        why="Pages at a shared place are found on one of its servers: the shares are unequal here.",
        sets_scene=True,
        of=fleet,
    )

    with scene("all share 64 places: three front ends know b c d, and two of them knew a"):
        accounts = {"never knew a": never}
        for servers in ("abcd", "dcba"):
            fleet = Fleet(*servers, hash_fn=narrow)
            fleet.leaves("a")
            accounts[f"knew {' '.join(servers)}, and a left"] = fleet.homes
        apart = disputed(accounts)

        assert apart == 0, (
            f"Three front ends know the same three servers, and disagree about {apart} of 1,000"
            " pages. The order of arrival should not decide which server is found at a place; and a"
            " server that stood behind another is found when the other goes."
        )
    with scene("all share 64 places, in another process"):
        here = Fleet(*"bcdefgh", hash_fn=narrow).homes
        there = homes_in_another_process("dbcghef", "narrow")
        apart = disputed({"here": here, "in another process": there})

        assert apart == 0, (
            f"Two front ends know the same seven servers, and disagree about {apart} of 1,000"
            " pages. The order of those that share a place should be the same in every process."
        )
    with scene("all share 64 places, and leave, one after the other"):
        fleet = Fleet(*"abcd", hash_fn=narrow)
        held, found = fleet.copies("page-0", 4), []
        while fleet.weights:
            found.append(fleet.homes["page-0"])
            fleet.leaves(found[-1])

        assert held == found, (
            f"The copies of page-0 are on {' '.join(held)}, in this order. As one server after the"
            f" other left, the page was looked for on {' '.join(found)}. A server that was hidden"
            " behind another has its turn, too."
        )


def test_a_page_that_everybody_wants_is_carried_by_more_than_one():
    """A ring spreads pages, not the requests for them.

    Trouble: hot key, hot partition
    Cure: consistent hashing with bounded loads
    """
    with scene("100 requests for one page, and four servers"):
        fleet = Fleet(*"abcd")
        carried = fleet.comes("sale", 100)

        assert carried == [32, 31, 31, 6], (
            f"In the order of copies, four servers carry {', '.join(map(str, carried))} of 100"
            " requests. A share is 25, and 1.25 times that, rounded up, is the limit: 32. The first"
            " is asked until the next request would take it above its limit, then the second: 32,"
            " 31, 31 and 6. The fewer carry a page, the fewer read it from the database."
        )
        first = fleet.copies("sale", 1)[0]
        another = next((page for page in PAGES if fleet.homes[page] == first), PAGES[0])
        carried = fleet.comes(another, 1)

        assert carried[0] == 0, (
            f"{first} carries 32 of 100 open requests, all that it may. A request for {another},"
            " which lives there, too, should go to another server: the limit is for all open"
            " requests, whichever page they are for."
        )
    with scene("a page at the end of the ring, and fleets of one, two and twenty"):
        last = Fleet(
            *"efgh", hash_fn=lambda text: AROUND - 1 if text == "last" else scattered(text)
        )
        each = [last.comes("last", 16)]
        each += [Fleet(*names).comes("sale", 100) for names in ("a", "ab", "abcdefghijklmnopqrst")]

        assert each == [[5, 5, 5, 1], [100], [63, 37], [7] * 4 + [6] * 12 + [0] * 4], (
            "Of 16 requests 4 are a server's share of four: it may carry 5, and not one more. The"
            " order goes round the end of the ring: 5, 5, 5 and 1. Of 100 requests, one server"
            " carries all, two carry 63 and 37, and each of twenty carries up to 7, of which as"
            " many are asked as are needed."
        )
    with scene("a server of weight 2, and three of weight 1"):
        fleet = Fleet(*"abc")
        fleet.adds("big", weight=2)
        of_big, of_a = (
            next((page for page in PAGES if fleet.homes[page] == name), PAGES[0])
            for name in ("big", "a")
        )
        few, more = fleet.comes(of_big, 2), fleet.comes(of_big, 98)
        both = [a + b for a, b in zip(few, more, strict=True)]
        other = Fleet(*"abc")
        other.adds("big", weight=2)

        assert [few, both, other.comes(of_a, 1)] == [[1, 1, 0, 0], [50, 25, 25, 0], [1, 0, 0, 0]], (
            "Shares go by weight, and the order is that of the copies. Of 100 requests, 40 are the"
            " big server's share and 20 each other's, so that they may carry 50 and 25. Of two"
            " requests 0.8 are its share, and it may carry one. A page of a is first carried by a."
        )


def test_a_request_that_is_done_is_no_load_any_more():
    """A count that only grows fills a server with requests that ended long ago.

    Trouble: resource leak
    Cure: active request count
    """
    fleet = Fleet(*"abcd")
    first = fleet.copies("sale", 1)[0]

    with scene("servers are added again while requests are open, and then all are done"):
        fleet.comes("sale", 100)
        moves = fleet.adds(*"abcd")
        fleet.adds(*"abcd", weight=2)
        fleet.comes("sale", 1)

        assert (moves, fleet.open[first]) == (0, 32), (
            f"{first} carried 32 requests, all that it may, when the four servers were added once"
            f" more, and then with weight 2 each. {moves} pages moved the first time, and {first}"
            f" carries {fleet.open[first]} now: a server that is added again keeps its requests."
        )
        fleet.adds(*"abcd")
        fleet.done(fleet.open)
        carried = fleet.comes("sale", 4)

        assert carried == [2, 1, 1, 0], (
            "All requests were done when four more came. Two of these should go to the first server"
            " that holds sale, and one to each of the next two."
        )
        fleet.done(fleet.open)
    with scene("the first grows, and shrinks again"):
        changing = Fleet(*"abcd")
        changing.comes("sale", 40)
        changing.adds(first, weight=3)
        grown = changing.comes("sale", 40)
        changing.adds(first)
        shrunk = changing.comes("sale", 40)

        assert (grown[0], shrunk[0]) == (37, 0), (
            f"{first} carried 13 of 40. With weight 3 its share of 80 is 40, and it may carry 50:"
            " 37 more. With weight 1 again it may carry 38 of 120. It has 50, and keeps them:"
            " nobody has done them. The next 40 should go past it."
        )
    with scene("the first leaves, some of its requests are done, and it comes back"):
        fleet.comes("sale", 100)
        fleet.leaves(first)
        fleet.leaves(first)
        fleet.done({first: 10})
        away = fleet.comes("sale", 9)
        fleet.adds(first)
        fleet.done({first: 10})
        back = fleet.comes("sale", 36)

        assert (away, back) == ([2, 1, 6], [36, 0, 0, 0]), (
            f"{first} left, and its requests with it; the others carried 68. Of 9 that came then,"
            f" 2, 1 and 6 should go to the three. All of the 36 that came when {first} was back"
            " with nothing to do should go there. A request from before, which is done late,"
            " changes nothing."
        )
        fleet.done(fleet.open)
        carried = fleet.comes("sale", 100)

        assert carried == [32, 31, 31, 6], (
            "All requests are done, and 100 come. They should be carried as by a new fleet: 32, 31,"
            " 31 and 6."
        )
    with scene("all leave, a request comes, and they come back"):
        for server in "abcd":
            fleet.leaves(server)
        nobody = answer_of(fleet.ring.take, "sale", fleet.weights)
        ben = Person("Ben", lambda: fleet.adds(*"abcd"))
        together(ben, limit=0.5)

        assert (nobody, ben.problem) == (NOWHERE, ""), (
            "A request came when there was no server: a LookupError. After that, Ben adds the four"
            f" again, in another thread. {ben.problem or 'He did.'}"
        )
        carried = fleet.comes("sale", 100)

        assert carried == [32, 31, 31, 6], (
            "All servers had left, with their open requests, and are back. 100 that come now should"
            " be carried as by a new fleet: 32, 31, 31 and 6."
        )


def test_nobody_ever_sees_half_a_ring():
    """A look-up sees the old ring or the new, whole, and never one half built.

    Trouble: race condition, inconsistent read
    Cure: copy-on-write, read-copy-update
    """
    trades = Fleet(*"abcd").adds("e")
    assert trades == 0, (
        f"{trades} of 1,000 pages moved from one old server to another when e joined. Where they"
        " are looked for there is nothing, however whole the ring."
    )
    page = moving_page()
    looks = Act[HashRing](
        "looks a page up", lambda ring: ring.find(page), lambda ring: ring.find_copies(page, 2)
    )
    changes = [
        Act[HashRing]("adds c and d", lambda ring: ring.add("c", "d")),
        Act[HashRing]("removes b", lambda ring: ring.remove("b")),
        Act[HashRing]("gives b the weight 2", lambda ring: ring.add("b", weight=2)),
    ]
    with scene("Ann changes the ring while Ben looks a page up"):
        tell_how_they_meet("Half a ring sends a reader to a server that never has the page.")
        meetings = [meeting_of(page, change, looks) for change in changes]
        problem = at_the_same_time(meetings, Shared.disorder, skim_loops=True)

        assert problem == "", WHOLE
    with scene("Ann looks a page up while Ben changes the ring"):
        meetings = [meeting_of(page, looks, change) for change in changes]
        problem = at_the_same_time(meetings, Shared.disorder, skim_loops=True)

        assert problem == "", WHOLE
    with scene("Ann and Ben look a page up, the first since c and d are there"):
        finds = Act[HashRing]("looks a page up", lambda ring: ring.find(page))
        meetings = [meeting_of(page, finds, finds, "c", "d")]
        problem = at_the_same_time(meetings, Shared.disorder, skim_loops=True)

        assert problem == "", WHOLE


WHOLE = (
    "A page was looked up while servers came or went, and what was seen was true neither before"
    " nor after. A reader should have one ring from the beginning of a look-up to its end, the old"
    " one or the new, and never one that somebody is at work on. Whatever else is remembered of the"
    " old ring has to go with it."
)


def test_calls_that_meet_end_as_if_one_had_come_after_the_other():
    """From reading a number to writing it down, nobody else may do the same.

    Trouble: lost update, check-then-act
    Cure: mutual exclusion, linearizability
    """
    trades = Fleet(*"abcd").adds("e")
    assert trades == 0, (
        f"{trades} of 1,000 pages moved from one old server to another when e joined. Where they"
        " are looked for there is nothing, however well the calls are kept apart."
    )
    page = moving_page()
    add = Act[HashRing]("adds c", lambda ring: ring.add("c"))
    remove = Act[HashRing]("removes b", lambda ring: ring.remove("b"))
    both = Act[HashRing]("adds c, and removes b", *add.calls, *remove.calls)
    others = Act[HashRing](
        "adds d, and removes a", lambda ring: ring.add("d"), lambda ring: ring.remove("a")
    )
    take = Act[HashRing]("takes a server", lambda ring: ring.take(page))
    end = Act[HashRing]("gives one back to b", lambda ring: ring.give_back("b"))

    with scene("two change the ring"):
        tell_how_they_meet("If both read before either writes, one of two changes is lost.")
        meetings = [meeting_of(page, both, others)]
        problem = at_the_same_time(meetings, Shared.disorder, skim_loops=True)

        assert problem == "", (
            "Two changed the ring at once, and it is not as if one had come after the other. A"
            " writer that makes a new ring from the old one has to be the only one that does."
        )
    with scene("requests come and end, and a server leaves"):
        pairs = [(ann, ben) for ann in (take, end) for ben in (take, end, remove, add)]
        meetings = [meeting_of(page, *pair) for pair in pairs]
        problem = at_the_same_time(meetings, Shared.disorder, skim_loops=True)

        assert problem == "", (
            "Two counted at once, and it is not as if one had come after the other. From reading"
            " what a server carries to writing it down, nobody else may count."
        )
    with scene("what was reached"):
        tell_what_was_reached()


def tell_how_they_meet(why: str) -> None:
    """Tell how the people in a scene meet, and why that matters."""
    line = "Ann is stopped at each place in her call, and Ben makes his there"
    tell(line, why=why, sets_scene=True, of=Course(["Ann", "Ben"]))


def moving_page() -> str:
    """Return a page that lives on b when a b are there, and on c and d when they have joined."""
    few, many = HashRing(scattered), HashRing(scattered)
    few.add("a", "b")
    many.add(*"abcd")
    fits = (p for p in PAGES if few.find(p) == "b" and {*many.find_copies(p, 2)} == {"c", "d"})
    return next(fits, PAGES[0])


def meeting_of(
    page: str, ann: Act[HashRing], ben: Act[HashRing], *newcomers: str
) -> Meeting[Shared[HashRing]]:
    """Let two front ends use one ring at the same time; newcomers have just joined a and b."""

    def make() -> HashRing:
        ring = HashRing(scattered)
        ring.add("a", "b")
        ring.take(page)
        ring.take(page)
        if newcomers:
            ring.add(*newcomers)
        return ring

    def look(ring: HashRing) -> dict[str, str]:
        homes = "".join(ring.find(page) for page in PAGES[:12])
        ring.add("a", "b")  # whoever left is back, and carries nothing
        takes = " ".join(ring.take(page) for _ in range(6))
        return {"then 12 pages are on": homes, "then 6 requests go to": takes}

    there = " ".join(("a", "b", *newcomers))
    return meet(
        make, ann, ben, look, f"{there} are there, and two requests for a page of b are open"
    )


def figures(place: Callable[[str], dict[str, str]], most: int) -> dict[str, int]:
    """Return what a placement does, and the most that a server carries with it."""
    four, five, *others = map(place, ("abcd", "abcde", "efgh", "ijkl", "mnop"))
    largest = [Counter(homes.values()).most_common(1)[0][1] for homes in (four, *others)]
    return {
        "pages moved for nothing, e joins": sum(five[p] not in (four[p], "e") for p in PAGES),
        "the largest share, of 4 fleets": max(largest),
        "requests for one page, of 100": most,
    }


def homes_on(names: str) -> dict[str, str]:
    """Return where each page lives on a new ring, and tell nothing."""
    ring = HashRing()
    ring.add(*names)
    return {page: ring.find(page) for page in PAGES}


def tell_what_was_reached() -> None:
    """Tell what the design does beside one that divides by the number of servers."""
    ring = HashRing()
    ring.add(*"abcd")
    most = max(Counter(ring.take("sale") for _ in range(100)).values())
    own = figures(homes_on, most)
    divided = figures(lambda n: {page: n[scattered(page) % len(n)] for page in PAGES}, 100)
    rows = [["1,000 pages on four servers", "hash % n", design.whose("hash_ring")]]
    rows += [[name, str(divided[name]), str(figure)] for name, figure in own.items()]
    for number, (name, theirs, ours) in enumerate(rows, 1):
        line, method = f"{name:<36}{theirs:>9}{ours:>15}", HashRing.find if number > 1 else None
        tell(line + "\n" * (number == 1), called=method, of=rows[:number], sets_scene=number == 1)
