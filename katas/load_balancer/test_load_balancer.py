"""A shop, its servers, and a balancer before them: sixteen lessons, in order.

The design that these lessons meet is yours, in load_balancer.py. How shoppers come and go, and how
it is watched, is in load_balancer_world.py.
"""

import sys
from contextlib import ExitStack, nullcontext
from itertools import cycle
from random import Random

from dojo.design import whose
from dojo.people import Person, together
from dojo.races import Deed, Meeting, at_the_same_time, one_after_the_other
from dojo.story import about_to, scene, tell
from dojo.work import work_of
from load_balancer_world import (
    ServerFailedError,
    Shop,
)

PATIENCE = 1.0  # seconds for a step that nothing should hold up

CORE = 8
AFTER_CORE = """\
This is the balancer that interviews ask for: least connections, by weight, with round robin among
equals. What follows is what happens to it when servers fail, lie, or are shared.

  say it aloud   a minute: when do equal turns make unequal queues?
"""
AFTERWARDS = """\
On the way it met a deploy, a dead neighbour, a leak, a server that fails fast, and a herd.

  say it aloud   two minutes: why is the fastest server not always the best one?
"""

BY_HAND = """\
shop = Shop(a=5, b=1, c=1)
shop.come_and_stay(7)
shop.answers("F", "b")
"""


def test_every_server_gets_its_turn():
    """An idle server costs as much as a busy one.

    Trouble: load imbalance, idle capacity
    Cure: round robin
    """
    with scene("three servers"):
        turns = Shop(a=1, b=1, c=1).serve(9)

        assert laps(turns, 3) == ["abc", "abc", "abc"], (
            "Three equal servers stood ready, and each three shoppers should have met all three of"
            " them. A server that is asked again before the others had a turn leaves them idle."
        )
    with scene("ten servers"):
        turns = Shop(**dict.fromkeys("abcdefghij", 1)).serve(10)

        assert laps(turns, 10) == ["abcdefghij"], (
            "Ten equal servers stood ready, and ten shoppers should have met all of them."
        )


def test_a_server_that_leaves_costs_no_other_its_turn():
    """Servers come and go all day, and the rest should not feel it.

    Trouble: rolling deployment, membership change
    Cure: dynamic membership, service discovery
    """
    shop = Shop(a=1, b=1, c=1)
    with scene("one leaves"):
        first, second, third = list(shop.serve(4)[:3])
        shop.leave(first)
        turns = shop.serve(5)

        assert turns == second + third + second + third + second, (
            f"It was {second}'s turn when {first} left, then {third}'s, and so on. A server that"
            " leaves takes nothing along but itself."
        )
    with scene(f"{second} has had the last turn, and d joins"):
        shop.join("d")
        turns = shop.serve(6)

        everyone = "".join(sorted(second + third + "d"))
        assert [turns.replace("d", ""), *laps(turns, 3)] == [
            third + second + third + second, everyone, everyone,
        ], (
            f"{second} had the last turn before d joined, so of the two {third} was next. A server"
            " that joins gets one turn in three, and changes nobody's place."
        )  # fmt: skip
    with scene("all leave, 200 others come and go, and three come back"):
        before = work_of(shop.come_and_go)
        for server in (second, third, "d"):
            shop.leave(server)
        turns = shop.serve(1)
        for number in range(200):
            shop.balancer.join(f"server-{number}")
            shop.balancer.leave(f"server-{number}")
        for server in "abc":
            shop.join(server)
        turns += shop.serve(6)
        growth = before.growth(work_of(shop.come_and_go)) or "no more than before"
        tell(f"one shopper costs {growth}", called=shop.pick)

        assert [turns[0], *laps(turns[1:], 3)] == ["-", "abc", "abc"], (
            "When all had left, a shopper had to be turned away; when three were back, each three"
            " shoppers should have met all three, as at the beginning."
        )
        assert growth == "no more than before", (
            f"There are three servers, as before, and one shopper costs {growth}. Servers that have"
            " left should be forgotten, or each deploy makes every request slower."
        )


def test_the_share_of_a_dead_server_is_spread():
    """The failure of one must not become the failure of the next.

    Trouble: cascading failure
    Cure: health check, load redistribution
    """
    shop = Shop(a=1, b=1, c=1)
    with scene("one is down"):
        shop.down("b")
        shop.serve(300)

        assert list(shop.sent.values()) == [150, 0, 150], (
            "b is down, and a and c are left for 300 shoppers: 150 each. If one neighbour has to"
            " carry more of b's share than the other, it is the next to fall."
        )
    with scene("it is up again"):
        shop.down("b")
        shop.up("b")
        turns = shop.serve(9)

        assert laps(turns, 3) == ["abc", "abc", "abc"], (
            "b was said to be down, twice, and is up again: each three shoppers should have met"
            " all three servers. A server that comes back is owed no turns, and owes none."
        )
    with scene("all are down"):
        shop.down("a", "b", "c")
        turns = shop.serve(1)
        shop.up("a")
        shop.leave("b")
        shop.join("b")
        turns += shop.serve(2)

        assert laps(turns, 1) in (["-", "a", "b"], ["-", "b", "a"]), (
            "While all were down a shopper had to be turned away. Then a was up again, and b left"
            " and came back as new: each should have been sent one of the next two."
        )


def test_the_strong_get_more_turns_but_not_all_in_a_row():
    """Five times the machine is five times the work, not five at a time.

    Trouble: bursts
    Cure: smooth weighted round robin
    """
    with scene("a is five times as strong as b, and as c"):
        shop = Shop(a=5, b=1, c=1)
        turns = shop.serve(21) + shop.serve(21)
        sevens = {seven for start in range(7) for seven in laps(turns[start : start + 35], 7)}

        assert sevens == {"aaaaabc"}, (
            "Of any seven shoppers in succession, wherever one begins to count, a should get five,"
            " b one and c one: that is five times the work for five times the strength."
        )
    with scene("twenty more such shops, as chance may help one"):
        bursts = 0
        for _ in range(20):
            shop = Shop(a=5, b=1, c=1)
            for _ in range(14):
                shop.come_and_go()
            bursts += "aaaaa" in shop.turns
        why = "Spread turns leave no server idle for long." if not bursts else ""
        line = f"14 shoppers each: in {bursts} of 20 shops a had five in a row"
        tell(line, why=why or "b and c had nothing to do meanwhile.", called=shop.pick)

        assert bursts == 0, (
            f"The turns are in the right numbers, but in {bursts} of 20 shops a had five in a row,"
            " while b and c stood idle. Turns are worth more when they are spread."
        )
    with scene("a strong server comes back, another joins"):
        shop = Shop(a=5, b=1, c=1)
        shop.serve(1)
        shop.down("a")
        shop.serve(3)
        shop.up("a")
        turns = shop.serve(14)
        shop.leave("a")
        shop.join("d", 5)
        turns += shop.serve(14).replace("d", "a")

        assert (laps(turns, 7), "aaaaa" in turns) == (["aaaaabc"] * 4, False), (
            "Of each seven shoppers a, and later d, should get five, spread among the others'. A"
            " server that comes or comes back has no turns to make up for."
        )
    with scene("a comes back, on a smaller machine"):
        shop.leave("d")
        shop.join("a", 1)
        turns = shop.serve(9)

        assert laps(turns, 3) == ["abc"] * 3, (
            "a had weight 5 when it left, and joins again with weight 1: it is new, and as strong"
            " as b and c. Each three shoppers should have met all three."
        )


def test_the_least_busy_server_is_asked_first():
    """Equal turns are fair only when the work is equal.

    That was round robin: it counts turns. From here on shoppers stay a while.

    Trouble: head-of-line blocking, slow server
    Cure: least connections, least outstanding requests
    """
    with scene("Ben comes while Ann is being served"):
        servers = ann_and_ben(Shop(a=1, b=1))

        assert sorted(servers) == ["a", "b"], (
            "Two servers stood ready, and Ben should have been sent to the one that Ann is not at,"
            " at once. A balancer decides, and is free for the next: what it holds while a server"
            " works holds up everybody who comes meanwhile."
        )
    with scene("a has a bad disk: 1,000 ms a request, where b and c need 10"):
        times = bad_disk(tell_after=(10, 100, 200, 300))
        mean, waited = sum(times) / 300, sum(time > 1_000 for time in times)
        tell(f"{waited} of 300 were sent to a while it had another to serve")
        tell(f"answered after {mean:,.0f} ms on average, one after {max(times):,.0f}")

        assert waited == 0, (
            "A server with many open requests is slow, whatever the reason. Had each shopper been"
            " sent to a server with the fewest, a would have had one at a time, and the average"
            f" response time would have been 20 ms. It was {mean:,.0f}."
        )
    with scene("no server is idle, and the last three are sent by another thread"):
        shop = Shop(a=1, b=1, c=1)
        shop.come_and_stay(9)
        shop.ends("a", "well", 1)
        shop.ends("b", "well", 2)
        ben = Person("Ben", lambda: shop.come_and_stay(3))
        together(ben, limit=PATIENCE)
        ben.answer_or_raise()

        assert shop.open_requests == {"a": 3, "b": 3, "c": 3}, (
            "Three had come to each; then a had two open, b one and c three. Each of the next three"
            " should have been sent to a server with the fewest, also when none is idle. What is"
            " open counts for all, whoever sent it."
        )


def test_among_equals_the_turn_goes_round():
    """A quiet day is no reason to wear out one server.

    Trouble: tie-breaking bias, hot spot
    Cure: round-robin tie-breaking
    """
    shop = Shop(a=1, b=1, c=1)
    with scene("one server is busy all day"):
        busy = shop.come_and_stay(1)
        shop.serve(300)

        assert sorted(shop.sent.values()) == [0, 150, 150], (
            f"{busy} had a request open all day, the two others none: they should have shared 300"
            " shoppers, 150 each. Turns go round among those that are equally busy, and not only"
            " when that is everybody."
        )
    with scene("it is free again"):
        shop.ends(busy, "well")
        turns = shop.serve(9)

        assert laps(turns, 3) == ["abc", "abc", "abc"], (
            f"{busy} has nothing open any more: the three are equals, and each three shoppers"
            " should have met all three. A server that was busy has no turns to make up for."
        )


def test_a_finished_request_is_given_back_once_whatever_happened():
    """A count that leaks makes a healthy server look busy for ever.

    Trouble: connection leak, counter leak
    Cure: context manager, connection draining
    """
    with scene("an answer, an error, and a shopper who leaves"):
        shop = Shop(a=1, b=1, c=1)
        shop.come_and_stay(9)
        shop.ends("a", "badly", 3)
        shop.ends("b", "early", 3)
        shop.ends("c", "well", 3)
        shop.come_and_stay(3)

        assert shop.open_requests == {"a": 1, "b": 1, "c": 1}, (
            "The shop was empty, and of three who came then each should have got a server alone. A"
            " request that failed is over, and so is one whose shopper has left. Nor are three"
            " errors in a row a reason to send a server nobody."
        )
    with scene("a server leaves and comes back"):
        shop = Shop(a=1, b=1, c=1)
        leaver, *others = list(shop.come_and_stay(9)[:3])
        shop.leave(leaver)
        shop.ends(leaver, "well")
        for server in others:
            shop.ends(server, "well", 3)
        shop.join(leaver)
        shop.come_and_stay(6)
        shop.ends(leaver, "well", 2)
        shop.come_and_stay(3)

        assert shop.open_requests == {"a": 3, "b": 3, "c": 3}, (
            f"{leaver} had three open when it left. One ended before it came back and two after,"
            " and nine have come since, three for each. A request is counted and returned once,"
            " and never at the cost of a later request."
        )


def test_busy_is_measured_against_strength():
    """Three shoppers at a fast till wait less than two at a slow one.

    Trouble: heterogeneous servers
    Cure: weighted least connections
    """
    with scene("eight come and stay"):
        shop = Shop(a=3, b=1)
        shop.come_and_stay(8)

        assert shop.open_requests == {"a": 6, "b": 2}, (
            "a is three times as strong as b: of eight who stay it should have six when b has two,"
            " so that all of them wait for the same time."
        )
    with scene("b is the less busy one"):
        shop.ends("a", "well")
        turns = ""
        for _ in range(3):
            shop.ends("b", "well")
            turns += shop.come_and_stay(1)

        assert turns == "bbb", (
            "Each time a had five open, which is five thirds of its strength, and b had one, which"
            " is all of its own: b was the less busy of the two, and should have been next."
        )
    with scene("a large server is down for a while"):
        shop = Shop(a=60, b=20)
        shop.come_and_stay(80)
        shop.down("a")
        shop.ends("a", "well", 2)
        shop.ends("b", "well", 2)
        shop.up("a")
        turns = shop.come_and_stay(1)
        shop.come_and_stay(3)

        assert (turns, shop.open_requests) == ("b", {"a": 60, "b": 20}), (
            "At 80 shoppers a should have 60 open and b 20. Two ended at each, so b was the less"
            " busy, and should have got the next one; and at 80 again it should be as before. Going"
            " down changes neither a server's strength nor what is open there."
        )


def test_a_server_that_fails_fast_does_not_win_every_shopper():
    """A fast error looks like a fast answer.

    Trouble: sinkholing, black hole
    Cure: outlier detection, passive health check
    """
    with scene("b and c are at work, a fails at once"):
        shop = Shop(a=1, b=1, c=1)
        shop.come_and_stay(3)
        shop.ends("a", "badly")
        shop.answers("F", "a")
        shop.serve(20)

        assert shop.sent["a"] == 4, (
            f"After its first error a was sent {shop.sent['a']} of 20 shoppers: a server that fails"
            " at once is never busy, always free for the next. At five failures in a row, no sooner"
            " and no later, it should be sent nothing for a while."
        )
    with scene("a fails, but never five times in a row"):
        shop = Shop(a=1, b=1, c=1)
        shop.answers("FFFFS", "a")
        shop.serve(300)

        assert list(shop.sent.values()) == [100, 100, 100], (
            "After each four failures of a there was a success: it should have kept its third of"
            " 300 shoppers. Only failures in a row tell that a server is ill; sooner or later every"
            " server has failed five times. This shop is new, and so is what is known of its a."
        )
    with scene("some leave early, and five of a strong server's shoppers get an error"):
        shop = Shop(a=2, b=1, c=1)
        shop.come_and_stay(36)
        shop.ends("a", "early", 5)
        shop.ends("a", "badly", 4)
        turns = shop.come_and_stay(1)
        shop.ends("a", "early", 1)
        shop.ends("a", "badly", 1)
        shop.come_and_stay(4)

        assert (turns, shop.open_requests["a"]) == ("a", 8), (
            "A shopper who leaves early is neither a failure nor a success. So a had failed four"
            " times in a row, and should have been sent the next one, being the least busy. Then it"
            " failed for the fifth time, which is once too often for a strong server, too: none of"
            " the last four should have been sent there."
        )
    with scene("an answer comes between errors; all of them were asked for before"):
        shop = Shop(a=1, b=1, c=1)
        shop.come_and_stay(30)
        for how, shoppers in {"badly": 4, "well": 1}.items():
            shop.ends("a", how, shoppers)
        shop.ends("a", "badly", 4)
        turns = shop.come_and_stay(1)

        assert turns == "a", (
            "Failures are counted as requests end, whenever they were sent: four, then an answer,"
            " then four. These are never five in a row, and a, with one open, is the least busy."
        )


def test_an_ejected_server_is_tried_by_one_shopper_first():
    """Recovery has to be tried out on somebody: let it be one.

    Trouble: thundering herd on recovery, flapping
    Cure: half-open state, probe request
    """
    with scene("a is broken for 30 seconds"):
        shop = Shop(a=1, b=1, c=1)
        shop.answers("F", "a")
        turns = shop.serve(300, every=0.1)
        seconds = [
            f"{(number + 1) / 10:.1f}" for number, server in enumerate(turns) if server == "a"
        ]
        why = f"{len(seconds)} of 300 shoppers paid for finding out how a is."
        tell(f"a was sent {len(seconds)}, at {' '.join(seconds[:9])} s", why=why, called=shop.pick)

        assert len(seconds) == 7, (
            f"{len(seconds)} shoppers were sent to a, and got an error. It should have been seven:"
            " five in a row to eject it, whatever others answered meanwhile, and then one every 10"
            " seconds to see whether it is well."
        )
    with scene("the ten seconds begin with the fifth failure"):
        shop = Shop(a=1, b=1, c=1)
        shop.come_and_stay(15)
        shop.ends("a", "badly", 1)
        shop.at(12)
        shop.ends("a", "badly", 4)
        shop.at(21.9)
        shop.serve(3)
        sent = [shop.sent["a"]]
        shop.at(22.1)
        shop.come_and_stay(5)
        sent.append(shop.open_requests["a"])

        assert sent == [0, 1], (
            "The fifth failure of a in a row ended at 12 s, however long ago the first was. At"
            " 21.9 s none should have been sent there, and at 22.1 s one, which is its trial: no"
            " other before it is known how that one ends."
        )
    with scene("the trial ends well"):
        shop = Shop(a=1, b=1, c=1)
        shop.answers("F", "a")
        shop.serve(15)
        shop.serve(20)
        shop.at(10.1)
        shop.answers("SFFFF", "a")
        turns = shop.serve(30)

        assert laps(turns, 3) == ["abc"] * 10, (
            "The first at a got an answer, so a is one of three again, and should have got one of"
            " each three shoppers. It is owed no turns for its absence, and its failures count from"
            " none: four in a row do not eject it."
        )


def test_only_the_trial_tells_whether_it_is_well():
    """An answer tells how a server was when it was asked, and not how it is now.

    Trouble: stale response, late response
    Cure: generation counter, epoch
    """
    with scene("older requests end while a is ejected"):
        shop = Shop(a=1, b=1, c=1)
        shop.come_and_stay(15)
        shop.answers("F", "a")
        shop.serve(18)
        shop.ends("a", "well")
        shop.at(9)
        shop.ends("a", "badly")
        shop.serve(4)
        sent = [shop.sent["a"]]
        for second in (10.1, 20):
            shop.at(second)
            shop.serve(4)
            sent.append(shop.sent["a"])

        assert sent == [0, 1, 0], (
            "a was ejected at 0 s. Whatever became of requests from before, it should have been"
            " sent none at 9 s, one on trial at 10.1 s, and, as that one failed, none at 20 s."
        )
    with scene("older requests end while the trial is under way"):
        shop = Shop(a=1, b=1, c=1)
        shop.come_and_stay(15)
        shop.answers("F", "a")
        shop.serve(18)
        shop.at(10.1)
        shop.come_and_stay(3)
        for how in ("well", "badly", "early", "well", "badly"):
            shop.ends("a", how)
        shop.at(22)
        shop.come_and_stay(6)

        assert shop.open_requests == {"a": 1, "b": 9, "c": 9}, (
            "The one that is open at a is its trial, and how that ends is not known, however long"
            " it takes. The requests from before the ejection ended in all ways, and are no answer"
            " to that: nobody else should have been sent to a."
        )
    with scene("older requests end when a is trusted again"):
        shop = Shop(a=1, b=1, c=1)
        shop.come_and_stay(15)
        shop.answers("F", "a")
        shop.serve(18)
        shop.at(10.1)
        shop.answers("S", "a")
        shop.serve(6)
        sent = [shop.sent["a"]]
        shop.ends("a", "badly", 4)
        shop.answers("F", "a")
        shop.serve(4)
        sent.append(shop.sent["a"])
        shop.ends("a", "well")
        shop.serve(5)
        sent.append(shop.sent["a"])

        assert sent == [2, 4, 1], (
            "a should have got two of six; then, with the fewest open, the next four, and one of"
            " the last five, which was its fifth failure. What was sent before the ejection, and"
            " failed or was answered, does not count."
        )


def test_a_trial_without_an_answer_is_repeated():
    """No news is neither good news nor bad news.

    Trouble: circuit breaker stuck in half-open
    Cure: release of the probe slot
    """
    with scene("it is due for its trial, and busier than the others"):
        shop = Shop(a=1, b=1, c=1)
        shop.come_and_stay(24)
        shop.ends("a", "badly", 5)
        shop.ends("b", "well", 8)
        shop.ends("c", "well", 8)
        shop.at(10.1)
        opened = []
        for shoppers in (6, 3, 3):
            shop.come_and_stay(shoppers)
            opened.append(shop.open_requests["a"])

        assert opened == [3, 4, 4], (
            "a had three open, and b and c none: being due for a trial is no reason to wait longer"
            " than elsewhere. The first six should have been sent to b and c. Of the next three"
            " one should have been sent to a, its trial: there is none before somebody is sent."
        )
    with scene("the shopper on trial leaves early"):
        shop = Shop(a=1, b=1, c=1)
        shop.answers("F", "a")
        shop.serve(15)
        shop.at(10.1)
        shop.come_and_stay(5)
        shop.ends("a", "early")
        shop.come_and_stay(2)
        opened = [shop.open_requests["a"]]
        shop.ends("a", "well")
        shop.come_and_stay(4)
        opened.append(shop.open_requests["a"])

        assert opened == [1, 3], (
            "The first on trial left early, which says nothing about a: one of the next two should"
            " have been on trial there, and only one. That one got an answer, so a should then have"
            " had as many open as each of the others, three."
        )
    with scene("the trial takes 12 s, and fails"):
        shop = Shop(a=1, b=1, c=1)
        shop.answers("F", "a")
        shop.serve(15)
        shop.at(10.1)
        shop.come_and_stay(3)
        opened = []
        for second in (22, 31.9, 32.1):
            shop.at(second)
            if second == 22:
                shop.ends("a", "badly")
            shop.come_and_stay(2)
            opened.append(shop.open_requests["a"])

        assert opened == [0, 0, 1], (
            "The trial was sent at 10.1 s, and failed at 22 s. Only then was it known that a is"
            " ill yet: nobody should have been sent there at 31.9 s, and one at 32.1 s."
        )
    with scene("a leaves and comes back during its trial"):
        shop = Shop(a=1, b=1, c=1)
        shop.answers("F", "a")
        shop.serve(15)
        shop.at(10.1)
        shop.come_and_stay(9)
        shop.leave("a")
        shop.join("a")
        shop.ends("a", "badly")
        shop.answers("FFFFS", "a")
        shop.serve(30)

        assert shop.sent["a"] == 30, (
            "a came back as new: trusted, with no failures, and with the fewest open. The trial"
            " of before is not its own any more, and four failures in a row do not eject it: all 30"
            " should have been sent there."
        )


def test_when_most_look_ill_ejections_are_ignored():
    """If nearly everyone has a fever, suspect the thermometer.

    Trouble: correlated failure, cascading failure
    Cure: panic threshold, fail open
    """
    with scene("half of four are ejected"):
        shop = Shop(a=2, b=2, c=1, d=1, e=1, f=1)
        shop.down("e")
        shop.answers("F", "a", "b", "f")
        shop.serve(40)
        shop.leave("f")
        shop.serve(8)

        assert [shop.sent["a"], shop.sent["b"]] == [0, 0], (
            "a and b fail all that they are sent, and 40 shoppers were enough to know it. c and d,"
            " half of the four that are here and not down, can carry on: they should have got all"
            " of the last eight. It is servers that are counted, and not their strength."
        )
    with scene("all five are ejected"):
        shop = Shop(a=1, b=1, c=1, d=1, e=1, f=1)
        shop.down("f")
        shop.answers("F", "a", "b", "c", "d", "e")
        shop.serve(60)
        shop.answers("S", "a", "b", "c", "d", "e")
        shop.serve(40)
        sent = [shop.sent]
        shop.answers("F", "a")
        shop.serve(40)
        sent.append(shop.sent)
        shop.at(10.1)
        shop.come_and_stay(10)
        sent.append(shop.open_requests)

        assert [list(each.values()) for each in sent] == [[8] * 5 + [0]] * 2 + [[2] * 5 + [0]], (
            "When fewer than half are trusted, the looking may be at fault, and no server can bear"
            " the load of all: each of the five should have been sent a fifth of the shoppers,"
            " every time. Nothing of that ends an ejection. Only trials do, and while five are on"
            " trial there are still five to share the rest."
        )
    with scene("two of three are ejected, and one of these is due for its trial"):
        shop = Shop(a=1, b=1, c=1)
        shop.answers("F", "a")
        shop.serve(15)
        shop.at(5)
        shop.answers("F", "b")
        shop.serve(15)
        shop.come_and_stay(3)
        shop.ends("b", "well")
        shop.at(10.1)
        turns = shop.come_and_stay(7)
        opened = [shop.open_requests]
        shop.ends("a", "well", 3)
        shop.come_and_stay(7)
        opened.append(shop.open_requests)

        assert (turns[0], opened) == ("b", [dict.fromkeys("abc", 3), {"a": 5, "b": 3, "c": 5}]), (
            "At 10.1 s one of three was trusted: the first should have been sent to b, which was"
            " idle, and the next six to all. One of them was the trial of a, which ended well; b"
            " was not due for one. So a and c should have got the rest, until each had five open."
        )


def test_a_servers_own_count_replaces_the_guess():
    """A balancer sees its own shoppers, a server sees everybody's.

    From here on there are several balancers before the same servers.

    Trouble: partial view, stale load information
    Cure: load reporting, backend metrics
    """
    with scene("a, twice as strong as b, has six more from other balancers"):
        shop = Shop(a=2, b=1)
        shop.come_and_stay(9)
        shop.says("a", 12)
        shop.come_and_stay(3)
        shop.come_and_stay(3)

        assert shop.open_requests == {"a": 8, "b": 7}, (
            "a had six open from here, b three, and a said that it had twelve, from all balancers:"
            " that takes the place of six. So three should have been sent to b, until it had half"
            " of twelve, and then two to a and one to b."
        )
    with scene("what a says is older than what was sent there"):
        shop = Shop(a=1, b=1)
        shop.come_and_stay(10)
        shop.says("a", 11)
        shop.says("a", 0)
        shop.come_and_stay(4)
        opened = [shop.open_requests]
        shop.ends("a", "well", 7)
        shop.come_and_stay(7)
        opened.append(shop.open_requests)

        assert opened == [{"a": 7, "b": 7}] * 2, (
            "a said that nothing was open when five were, from this balancer alone: its own count"
            " is the newer one, and holds, whatever a said before. Each should have got two of the"
            " next four; and when those at a had ended, it had nothing open, and seven to come."
        )
    with scene("a is ejected when it says that nothing is open"):
        shop = Shop(a=1, b=1, c=1)
        shop.answers("F", "a")
        shop.serve(15)
        shop.says("a", 0)
        shop.serve(6)

        assert shop.sent["a"] == 0, (
            "A server that fails can count its requests as well as any other. Its word tells how"
            " busy it is, and not that it is well: only a trial does."
        )
    with scene("a is down when it says so"):
        shop = Shop(a=1, b=1)
        shop.down("a")
        shop.says("a", 10)
        shop.up("a")
        shop.come_and_stay(10)
        opened = [shop.open_requests]
        shop.says("a", 0)
        shop.come_and_stay(10)
        opened.append(shop.open_requests)

        assert opened == [{"a": 0, "b": 10}, {"a": 10, "b": 10}], (
            "a said that ten were open there, and being down does not change that: ten should have"
            " been sent to b, until it had as many. Then a said that none were, which takes the"
            " place of the ten."
        )


def test_many_balancers_compare_two_not_all():
    """If everybody runs to the shortest queue, it is the longest when they arrive.

    Balancers that share their servers are made with choices=2.

    Trouble: herd behaviour, stale load information
    Cure: power of two choices
    """
    with scene("10 balancers, 20 servers, 400 shoppers at a time: 20 each would be even"):
        shops = [Shop(choices=2, **{f"server-{n}": 1 for n in range(20)}) for _ in range(10)]
        visits, dice, most = shops[0].visits, Random(42), [0] * 7
        places: list[str] = []
        for number in range(1_400):
            for shop in shops if number % 50 == 0 else []:
                shop.visits = visits  # the servers are the same for all balancers
                for server in visits:
                    shop.balancer.hear(server, len(visits[server]))
            if number >= 400:
                shops[0].end(places.pop(int(dice.random() * 400)))
            places.append(shops[number % 10].enter())
            most[number // 200] = max(most[number // 200], len(visits[places[-1]]))
        tell(
            "each hears the servers' counts after every 50th shopper; the most at one:",
            why="Until the next word, the same servers look the best to all of them.",
        )
        for count in most[2:]:
            tell(f"200 shoppers more   {'#' * min(count, 45)} {count}", called=shops[0].pick)
        fullest = max(most[2:])

        assert fullest <= 32, (
            f"A server had {fullest} requests open, where 20 would be even. All balancers had heard"
            " the same old counts. Either all ran to what looked shortest then, or the two were not"
            " drawn anew for each shopper: only then does no server look best to everybody."
        )
    with scene("two different ones of three, then three of four, then one of two"):
        shop = Shop(choices=2, a=1, b=1, c=1)
        shop.says("b", 100)
        shop.says("c", 200)
        shop.come_and_stay(40)
        sent = [shop.open_requests["b"] > 0, shop.open_requests["c"]]
        shop = Shop(choices=3, a=1, b=1, c=1, d=1)
        shop.says("c", 100)
        shop.says("d", 100)
        shop.come_and_stay(40)
        sent += [shop.open_requests["c"], shop.open_requests["d"]]
        shop = Shop(choices=1, a=1, b=1)
        shop.says("a", 100)
        shop.come_and_stay(40)
        sent.append(shop.open_requests["a"] > 0)

        assert sent == [True, 0, 0, 0, True], (
            "Of 40 draws of two out of a, b and c some are b and c, and then b is the less busy; c"
            " never is. Three different ones of four are never c and d alone, and one of two is"
            " sometimes a. As many are compared as was asked for, all different, and the least busy"
            " of them is picked."
        )
    with scene("two of two are drawn"):
        turns = Shop(choices=2, a=2, b=1).serve(9)

        assert laps(turns, 3) == ["aab"] * 3, (
            "Both are drawn for each shopper, and both are idle. Among equals the turn goes round"
            " by weight, drawn or not: of each three shoppers a should get two."
        )
    with scene("only servers that may be picked are drawn"):
        shop = Shop(choices=2, a=1, b=1, c=1)
        shop.serve(300)
        evenly = min(shop.sent.values()) > 60
        shop.down("c")
        shop.answers("F", "a")
        shop.serve(40)
        shop.join("d")
        shop.says("b", 100)
        shop.come_and_stay(20)

        assert (evenly, shop.open_requests) == (True, {"a": 0, "b": 0, "c": 0, "d": 20}), (
            "Each of three idle servers should have got about 100 of 300: among equals that were"
            " drawn turns go round, too. Then c was down, a ejected and d new: b, which was busy,"
            " and d should have been compared for each shopper, and d have got all 20."
        )


def test_two_simultaneous_requests_are_both_counted():
    """A count that two write at the same time loses one of them.

    From here on shoppers come at the same time. A good place to stop for today.

    Trouble: race condition, lost update
    Cure: mutual exclusion, critical section
    """
    with scene("at the turns"):
        meetings = [
            Meeting(three_servers, GOES, GOES, "three servers are idle"),
            Meeting(lambda: three_servers("b", "c"), joins("b"), joins("c"), "a is there"),
        ]
        problem = one_after_the_other(meetings, at_turn) or at_the_same_time(meetings, at_turn)

        assert problem == "", (
            "Whatever two do at the same time, it should end as if one had done it after the other:"
            " three servers are there, and three shoppers should have been sent to all three. The"
            " turn is one for all, whoever asks."
        )
    with scene("at the counts"):
        given = "a has 1 open; b, three times as strong, has 5; z is down"
        deeds = [COMES, joins("y"), Z_LEAVES]
        meetings = [Meeting(one_and_five, COMES, deed, given) for deed in deeds]
        meetings += [Meeting(one_and_five, deed, COMES, given) for deed in (LEAVES_A, HEARS)]
        problem = one_after_the_other(meetings, at_eight) or at_the_same_time(meetings, at_eight)

        assert problem == "", (
            "Whatever two do at the same time, it should end as if one had done it after the other."
            " To look, to choose and to count belong together, and so does all that changes which"
            " servers there are: one at a time."
        )
    with scene("at the failures, and at a trial"):
        meetings = [
            Meeting(lambda: fifteen_open(3), FAILS, FAILS, "a has failed 3 times, and has 2 open"),
            Meeting(lambda: fifteen_open(5), COMES, COMES, "a is due for its trial"),
        ]
        problem = one_after_the_other(meetings, at_trial) or at_the_same_time(meetings, at_trial)

        assert problem == "", (
            "Two failures at the same time are two, and a server that is due gets one request on"
            " trial, also when two come at the same time."
        )
    with scene("a day with a bad disk"):
        tell("300 shoppers, one every 10 ms, at two servers and one with a bad disk:\n")
        tell(f"{'':<20} {'slowest answer':>17} {'mean':>13}")
        names = ["always the first", "round robin", whose("load_balancer"), "a crystal ball"]
        for name, turns in zip(names, ["a", "abc", "", "bc"], strict=True):
            times = bad_disk(turns)
            tell(f"{name:<20} {max(times):>14,.0f} ms {sum(times) / 300:>10,.0f} ms")
        tell("\nWhich of these needs to know how long a request takes?")


def laps(turns: str, length: int) -> list[str]:
    """Cut turns into laps, each with its servers in alphabetical order."""
    starts = range(0, len(turns), length)
    return ["".join(sorted(turns[start : start + length])) for start in starts]


def ann_and_ben(shop: Shop) -> str:
    """Let Ben come while Ann is being served; return both servers, "-" if he has to wait."""
    about_to("Ann comes and stays", shop.pick)
    servers = shop.enter()
    shop.tell("Ann comes and stays", f"sent to {servers}")
    ben = Person("Ben", shop.come_and_go)
    ben.join(PATIENCE)  # Ann is there all the time: no lock can take Ben for her
    place = ben.place if ben.is_alive() else ""
    shop.end(servers)
    together(ben, limit=PATIENCE)
    servers += "-" if place else ben.answer_or_raise()
    why = "A server is ready for Ben, and he waits until Ann has been served."
    if not place:
        why = "Nobody waits." if len({*servers}) > 1 else "He waits there for Ann to be served."
    saw = f"waits\n      at {place}" if place else f"sent to {servers[1]}"
    shop.tell("Ben comes meanwhile", saw, why)
    return servers


def close(shop: Shop) -> None:
    """End all visits, in a thread that may stick: nothing of it is the next shop's affair."""
    if any(shop.visits.values()) and not sys.is_finalizing():
        end = ExitStack()
        for visits in shop.visits.values():
            while visits:
                end.push(visits.pop()[0].__exit__)
        together(Person("the end", end.close), limit=PATIENCE)


def bad_disk(turns: str = "", tell_after: tuple[int, ...] = ()) -> list[float]:
    """Let 300 shoppers come, one every 10 ms; return the milliseconds until each had an answer.

    a needs 1,000 ms a request, b and c 10. With `turns` these go round, in place of the design.
    """
    shop, times, ends = Shop(a=1, b=1, c=1), list[float](), [0]  # ends: of the requests at a
    shop.speeds, longest = {"a": 1_000, "b": 10, "c": 10}, 0
    if turns:
        servers = cycle(turns)
        shop.pick = lambda: nullcontext(next(servers))
    for number in range(300):
        while shop.visits["a"] and ends[-len(shop.visits["a"])] <= 10 * number:
            shop.end("a")
        server = shop.enter()
        if server == "a":
            ends.append(max(10 * number, ends[-1]) + 1_000)
            times.append(ends[-1] - 10 * number)
        else:
            shop.end(server)  # before the next one comes
            times.append(10)
        longest = max(longest, count := len(shop.visits["a"]))
        if number + 1 in tell_after:
            why = f"The last of {count} at a waits some {count} s; b and c have nothing to do."
            if count < 2:
                why = "b and c answer in 10 ms, and nobody stands behind another at a."
            act = f"{(number + 1) / 100:.1f} s   a {'#' * -(-count // 3)} {count}   b .   c ."
            told = f"longest queue {longest} · mean time {sum(times) / len(times):,.0f} ms"
            shop.tell(act, why=why, n=told)
    return times


# Who meets in the last lesson

COMES = Deed("comes", Shop.enter)
GOES = Deed("comes and goes", Shop.come_and_go)
FAILS = Deed[Shop]("is told of an error at a", lambda shop: shop.end("a", ServerFailedError()))
LEAVES_A = Deed[Shop]("leaves a", lambda shop: shop.end("a"))
Z_LEAVES = Deed[Shop]("lets z leave", lambda shop: shop.balancer.leave("z"))
HEARS = Deed[Shop]("hears that a has 1", lambda shop: shop.balancer.hear("a", 1))


def joins(server: str) -> Deed[Shop]:
    """Return the deed of letting a server join."""
    return Deed(f"lets {server} join", lambda shop: shop.balancer.join(server))


def three_servers(*without: str) -> Shop:
    """Return a shop with a, b and c, of which some have left."""
    shop = Shop(a=1, b=1, c=1)
    for server in without:
        shop.balancer.leave(server)
    return shop


def at_turn(shop: Shop) -> str:
    """Let others come until three have; say where they were sent if it is not to three servers."""
    while len(shop.turns) < 3:
        shop.enter()
    close(shop)
    return "" if len(set(shop.turns)) == 3 else f"three are sent to {', '.join(shop.turns)}"


def fifteen_open(failures: int) -> Shop:
    """Return a shop with five open at each of a, b and c, and so many failures of a 10 s ago."""
    shop = three_servers()
    for _ in range(15):
        shop.enter()
    for _ in range(failures):
        FAILS.do(shop)
    shop.clock.now = 10.1
    return shop


def at_trial(shop: Shop) -> str:
    """Let four more come; say how many are open at a, if not one that came for a trial."""
    for _ in range(4):
        shop.enter()
    count, on_trial = len(shop.visits["a"]), len(shop.turns) == 21
    close(shop)
    return "" if count == on_trial else f"a has {count} open, and not {on_trial:d}"


def one_and_five() -> Shop:
    """Return a shop with one request open at a, and five at b, three times as strong; z is down."""
    shop = Shop(a=1, b=3)
    for _ in range(8):
        shop.enter()
    for server in "ab":
        if shop.visits[server]:
            shop.end(server)
    shop.balancer.join("z")
    shop.balancer.down("z")
    shop.visits.update(y=[], z=[])
    shop.away.update(z="is down")
    return shop


def at_eight(shop: Shop) -> str:
    """Let others come until seven, then eight are there; say how they stand if it is not well."""
    problem = ""
    for expected in ((2, 5), (2, 6)):
        while sum(shop.open_requests.values()) < sum(expected):
            shop.enter()
        a, b, y, _ = shop.open_requests.values()
        if not y and a + b == sum(expected) and (a, b) != expected:  # y joins in one meeting
            problem = problem or f"a {a}, b {b} open, and not a {expected[0]}, b {expected[1]}"
    close(shop)  # later, another thread might do so, and be stopped in it
    return problem
