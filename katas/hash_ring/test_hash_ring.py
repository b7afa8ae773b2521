"""A fleet of cache servers, and the pages that live on them: twelve lessons, in order.

The design that these lessons meet is yours, in hash_ring.py. How the fleet is watched is in
hash_ring_world.py.
"""

from dojo.design import whose
from hash_ring_world import (
    NOWHERE,
    PAGES,
    Fleet,
    bytes_kept_after,
    copies,
    copies_and_heirs_on_a_narrow_ring,
    differences,
    disputes_on_a_narrow_ring,
    fleet_with_a_big_one,
    homes_in_another_process,
    homes_on_a_ring_of_100,
    largest_shares,
    lost_by_two_takers,
    lost_by_two_writers,
    pages_on_the_big_ones,
    places_compared_among,
    seen_by_the_interrupted,
    seen_by_visitors,
    tell_of_copies,
    tell_what_front_ends_know,
    tell_what_was_reached,
    trades_as_one_joins,
    work_after,
    work_with,
)

AFTERWARDS = """\
On the way it met a lost cache, a hot neighbour, a copy beside its original, and half a ring.
What would a database need that a cache does not?

  say it aloud   two minutes: why does the number of servers stand in no formula?
"""


def test_a_newcomer_takes_pages_and_nobody_else_trades_theirs():
    """A cache that forgets where its keys live is no cache: the database pays."""
    fleet = Fleet("a", "b", "c", "d")

    trades = fleet.joins("e", drawn=True)

    assert trades == 0, (
        f"{trades} of 1,000 pages went from one old server to another. Each is looked for where it"
        " is not, and is a trip to the database. e needs pages, and may take them; whether a page"
        " is a's or b's should not depend on whether e is there."
    )
    assert fleet.pages_on("e") > 0, (
        "e has joined, and no page lives there: a server that carries nothing is no help to the"
        f" others. The fullest of them has {fleet.largest_share():,} of 1,000 pages."
    )


def test_past_the_last_server_comes_the_first():
    """A ring has no end, so nothing can fall off it."""
    servers = {"server-a": 10, "server-b": 20, "server-c": 30}

    found = homes_on_a_ring_of_100(servers, pages=[14, 20, 30, 80, 4, 10])

    lives = {14: "server-b", 20: "server-b", 30: "server-c"} | dict.fromkeys(
        [80, 4, 10], "server-a"
    )
    astray = [f"{place}" for place in lives if found[place] != lives[place]]
    assert astray == [], (
        f"{len(astray)} of six pages should live elsewhere: at {', '.join(astray)}. The hash"
        " function gives every server and every page a place on a ring. A page lives on the server"
        " at its own place, or else on the next one along the ring; and as a ring has no end, past"
        " the last server comes the first."
    )


def test_every_front_end_finds_a_page_on_the_same_server():
    """Agreeing without talking needs a rule that gives everybody the same answer."""
    one, two = Fleet("a", "b", "c", "d").homes, Fleet("c", "a", "d", "b").homes
    three = homes_in_another_process("dbca")
    tell_what_front_ends_know(
        {
            "one, told of a b c d": one,
            "two, told of c a d b": two,
            "three, in another process": three,
        }
    )

    apart = differences(one, two)
    assert apart == 0, (
        f"Two front ends know the same four servers, and look for {apart:,} of 1,000 pages on"
        " different ones: what one of them stores, the other never finds. They were told of the"
        " servers in another order, and that should make no difference."
    )
    apart = differences(one, three)
    assert apart == 0, (
        f"Two front ends know the same four servers, and look for {apart:,} of 1,000 pages on"
        " different ones. One runs in another process; where a page lives may depend on nothing"
        " that a process has for itself, and new each time. Have the figures of these lessons"
        " changed from run to run?"
    )


def test_who_leaves_gives_away_only_its_own():
    """The others' memories are warm: leave them alone."""
    fleet = Fleet("a", "b", "c", "d")
    at_first = fleet.homes

    trades = [fleet.leaves("c"), fleet.leaves("b"), fleet.returns("b"), fleet.returns("c")]

    assert fleet.astray == 0, (
        "A server had left, and pages were still looked for there, where nobody answers: whatever"
        " stands on the ring for a server has to go with it."
    )
    assert trades == [0, 0, 0, 0], (
        f"{max(trades)} pages moved, though the server that they lived on was there before and"
        " after. Who leaves has to give its pages away, and who returns takes some; every other"
        " page that moves is a trip to the database for nothing."
    )
    moved = differences(at_first, fleet.homes)
    assert moved == 0, (
        f"a b c d are there, as at first, and {moved:,} pages do not live where they did then. What"
        " is still in the memory of a server that was away for a minute should be found again."
    )


def test_each_server_carries_a_fair_share():
    """One point on a circle is a throw of dice; a hundred points are an average."""
    trades = trades_as_one_joins()

    assert trades == 0, (
        f"{trades} of 1,000 pages changed from one old server to another when e joined. Shares that"
        " are dealt anew with every server may be fair, and are of no use."
    )
    largest = largest_shares(fleets=8)

    assert max(largest) <= 375, (
        f"Of 1,000 pages on four servers, one had {max(largest)}, where 250 would be fair: it is"
        " full, or slow, while others have room. Half as much again, 375, is what a fleet can bear"
        " here. Where a server stands is a matter of chance; chance evens out over many throws, if"
        " texts that are alike get places that have nothing in common."
    )


def test_all_share_what_a_fallen_server_leaves():
    """A neighbour that inherits everything falls next."""
    fleet = Fleet("a", "b", "c", "d", "e")

    trades = fleet.leaves("c")

    assert trades == 0, (
        f"c fell, and {trades} pages of the servers that still stand moved, too: their memories"
        " are of no use now, just when c's pages have to be read anew."
    )
    assert [*fleet.heirs] == ["a", "b", "d", "e"], (
        f"c fell, and its pages went to {' and '.join(fleet.heirs)}. Of 1,000 pages, one server now"
        f" has {fleet.largest_share()}, where 250 would be fair. All that are left should share the"
        " load, so that none of them is the next to fall."
    )


def test_a_server_twice_as_big_carries_twice_as_much():
    """Machines are bought in different years."""
    twice, trades = pages_on_the_big_ones(weight=2)

    assert 330 <= twice <= 470, (
        "Of 1,000 pages on one server of weight 2 and three of weight 1, 400 are the big one's"
        f" share. On the average of three fleets it had {twice:.0f}: either the small ones are"
        " full while it has room, or it carries more than it can."
    )
    assert trades == 0, (
        f"When the big ones joined, {trades} pages went from one of the small ones to another. A"
        " server's weight is no reason for the others to change places."
    )
    four_times, _ = pages_on_the_big_ones(weight=4)
    assert 500 <= four_times <= 640, (
        "Beside three servers of weight 1, one of weight 4 has a share of 571 of 1,000 pages. On"
        f" the average of three fleets it had {four_times:.0f}."
    )


def test_copies_live_on_different_servers():
    """Two copies on one machine die together."""
    fleet = Fleet("a", "b", "c", "d")
    held = copies(fleet, 3)
    tell_of_copies(held)

    together = sum(len({*servers}) < 3 for servers in held.values())
    assert together == 0, (
        f"Of 1,000 pages with three copies each, {together:,} do not have them on three servers."
        " When one server falls, so do all the copies that it holds: they were paid for, and"
        " save nothing."
    )
    servers = fleet.asks_for_copies("sale", 9)
    assert sorted(servers) == ["a", "b", "c", "d"], (
        "Nine copies were asked for, and there are four servers: each of them should hold one."
    )

    fleet.leaves("c")
    heirs = {page: next(name for name in held[page] if name != "c") for page in held}
    missed = differences(heirs, fleet.homes)
    assert missed == 0, (
        f"c fell, and {missed:,} of 1,000 pages are now looked for on another server than the first"
        " that still stands of those that hold copies. A copy helps only where it is looked for."
    )

    promised, found = copies_and_heirs_on_a_narrow_ring()
    assert promised == found, (
        "On a ring of 64 places, several servers stand at the same one. Where the copies of a page"
        " are, it is looked for as one server after the other leaves: who was hidden behind another"
        " is there, too, and is next."
    )


def test_adding_twice_is_adding_once_and_leaving_leaves_no_trace():
    """Configuration is applied again and again; it must not matter how often."""
    fleet = Fleet("a", "b", "c", "d")

    moves = fleet.is_told_of("a")
    assert moves == 0, (
        f"The front end was told of a, which it knew, and {moves} of 1,000 pages moved. Nothing has"
        " changed about the servers, so nothing should change about the pages."
    )

    fleet.is_told_of_a_stranger("x")
    fleet.is_told_of("b", weight=3)
    others = fleet.differs_from(a=1, b=3, c=1, d=1)
    assert others == 0, (
        f"b was there with weight 1, and was added with weight 3. On a ring that was told of 3 at"
        f" once, {others} of 1,000 pages live elsewhere: one that is there already has its new"
        " weight from then on."
    )
    fleet.is_told_of("b", weight=1)
    fleet.leaves("a")
    traces = fleet.differs_from(b=1, c=1, d=1)
    assert traces == 0, (
        "a was added twice and removed once, and b had another weight for a while. Where there are"
        f" b, c and d, and never was anything else, {traces} of 1,000 pages live on other servers."
        " Where pages live should follow from who is there now, not from what was done before."
    )

    disputed = disputes_on_a_narrow_ring()
    assert disputed == 0, (
        f"On a ring of 64 places, many servers stand at the same ones. Three front ends know the"
        f" same three servers, and disagree about {disputed} of 1,000 pages. Who came first should"
        " not decide who is found at a place, and who was there, too, is there when the other goes."
    )

    assert fleet.loses_all() == [NOWHERE, NOWHERE, []], (
        "Every server has left, so that no page lives anywhere, and no request can be carried: both"
        " questions have no answer, and raise LookupError. All copies that there can be are none."
    )


def test_finding_a_page_takes_no_longer_with_more_pages_and_barely_with_more_servers():
    """Every request asks this question first."""
    trades = trades_as_one_joins()

    assert trades == 0, (
        f"{trades} of 1,000 pages changed from one old server to another when e joined. A quick"
        " answer is worth little where the page is no longer there."
    )
    few, many = work_with(5), work_with(50)
    growth = few.growth(many)
    assert growth == "", (
        f"With ten times the servers, finding five pages took {growth}. Work that grows with the"
        " fleet is paid on every request. Order is there to be used: a place is found among 1,000"
        " in 10 steps of halving, and among 10,000 in 14."
    )
    few_places, many_places = places_compared_among(2), places_compared_among(10)
    assert many_places <= 2 * few_places + 40, (
        f"With five times the servers, finding five pages compared {many_places:,} places instead"
        f" of {few_places:,}. A built-in function that looks at all of them does so out of sight,"
        " and on every request."
    )
    before, after = work_after(10), work_after(1_000)
    growth = before.growth(after)
    assert growth == "", (
        f"When a thousand other pages had been found before, finding five took {growth}. There is"
        " no end of pages: where they live should follow from their names, and not from a list of"
        " them."
    )
    kept = bytes_kept_after(200)
    assert kept < 10_000, (
        f"When 200 pages had been found, finding 200 others left {kept:,} bytes behind. There is no"
        " end of pages, and of memory there is: a few may be remembered, but not all that ever"
        " were found."
    )


def test_a_page_that_everybody_wants_is_carried_by_more_than_one():
    """A ring spreads pages, not the love they get."""
    fleet = Fleet("a", "b", "c", "d")

    carried = fleet.comes("sale", 100)
    assert max(carried.values()) <= 32, (
        f"Of 100 requests for one page, one of four servers carries {max(carried.values())}, where"
        " 25 would be its share. While others have room, none should carry more than 1.25 times its"
        " share: 32, rounded up."
    )
    assert [*carried.values()] == [32, 31, 31, 6], (
        "The first server that holds sale should carry what it may, then the next in the order of"
        " copies: 32, 31, 31 and 6. The fewer servers carry a page, the fewer have to read it from"
        " the database."
    )

    fleet.are_done(carried)
    again = fleet.comes("sale", 4)
    assert [*again.values()] == [2, 1, 1, 0], (
        "All 100 were done when four more came. The first server that holds sale should carry two,"
        " and the next two one each: what is done is no load any more."
    )

    fleet.are_done(again)
    first, *others = fleet.comes("sale", 100)
    fleet.is_told_of_all()
    one_more = fleet.comes("sale", 1)
    assert one_more[first] == 0, (
        f"{first} carried 32 requests, all that it may, when the four servers were added once more;"
        f" and the next went to {first}. Who is added again carries what it did before."
    )

    fleet.comes_and_goes(first, carries=32)
    fleet.are_done({server: carried[server] + one_more[server] for server in others})
    carried = fleet.comes("sale", 100)
    assert [*carried.values()] == [32, 31, 31, 6], (
        f"{first} was away, and its requests left with it; all others are done, too. 100 that come"
        " now should be carried as by a fleet that is new: 32, 31, 31 and 6."
    )

    fleet = fleet_with_a_big_one()
    page = next(page for page in PAGES if fleet.homes[page] == "big")
    few = fleet.comes(page, 2)
    fleet.are_done(few)
    many = fleet.comes(page, 100)
    assert [[*few.values()], [*many.values()]] == [[1, 1, 0, 0], [50, 25, 25, 0]], (
        "big has weight 2 and three others have 1: of 100 requests 40 are its share and 20 theirs,"
        " so that they may carry 50 and 25. Of two, 0.8 are big's, and it may carry one."
    )


def test_nobody_ever_sees_half_a_ring():
    """A look-up sees the old ring or the new, whole, and never one half built."""
    trades = trades_as_one_joins()

    assert trades == 0, (
        f"{trades} of 1,000 pages changed from one old server to another when e joined: where they"
        " are looked for there is nothing, however whole the ring."
    )
    problem = seen_by_visitors() or seen_by_the_interrupted()
    assert problem == "", (
        "Servers came and went while somebody looked pages up, and saw what was true neither before"
        " nor after. A reader should have one ring from the beginning of a look-up to its end, the"
        " old one or the new, and never one that somebody is at work on."
    )
    problem = lost_by_two_writers()
    assert problem == "", (
        "Two changed the ring at once, and it is not as if one had come after the other. Who makes"
        " a new ring from the old one has to be the only one who does."
    )
    problem = lost_by_two_takers()
    assert problem == "", (
        "Requests came at once, and were not carried as if one had come after the other. From"
        " reading what a server carries to writing it down, nobody else may do the same."
    )

    tell_what_was_reached(whose("hash_ring"))
