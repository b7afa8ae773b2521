"""The door of a link shortener, and who may come in: sixteen lessons, in order.

The design that these lessons meet is yours, in rate_limiter.py. How the door is watched, and how
its servers and their store are made, is in rate_limiter_world.py.
"""

from random import Random

from dojo.design import whose
from dojo.races import at_the_same_time
from dojo.story import scene, tell
from dojo.traffic import let_in_by_windows
from rate_limiter_world import Door, meeting, not_six, summary, ten_minutes

CORE = 6

AFTER_CORE = """\
That is the token bucket that interviews ask for: a limit for each caller, in
two numbers, and an answer that one can wait by. From here on there are many
callers, several servers, and outages.

  say it aloud   two minutes: why is a limit two numbers?
"""

AFTERWARDS = """\
It met clocks that disagree, two requests for one token, and a store that failed.
With ten addresses Mallory gets 650 guesses through, not 65: what is a caller?

  say it aloud   two minutes: the counter is down. Who comes in now, and who decided that?
"""

BY_HAND = """\
door = Door(servers="AB")
door.at(3)
door.ask("Mallory", times=10)
door.ask("Ann", server="B")
"""


def test_one_noisy_caller_uses_up_only_its_own_share():
    """One caller's mistake must not be everybody's outage.

    Trouble: noisy neighbour
    Cure: limit per client
    """
    door = Door()

    door.at(3)
    door.ask("Mallory", times=10)
    door.ask("Ann")
    door.ask("Ben", times=6)

    assert door.through == {"Mallory": 6, "Ann": 1, "Ben": 6}, (
        "Nobody had used anything: 6 of Mallory's 10 requests should have got through, Ann's one,"
        " and all 6 of Ben's. A limit belongs to one caller, and each caller has all of it."
    )


def test_the_limit_does_not_double_at_the_edge_of_a_window():
    """A server feels the last second, not the minute on your clock.

    Trouble: boundary burst, fixed window counter
    Cure: sliding window, token bucket
    """
    door = Door()

    door.at(59.5)
    door.ask("Mallory", times=6)
    door.at(60.5)
    door.ask("Mallory", times=6)

    assert door.through["Mallory"] == 6, (
        f"Within one second {door.through['Mallory']} of Mallory's requests got through. She had 6,"
        " and a second gives back a tenth of one, whichever minute it belongs to: 6 is right."
    )


def test_used_requests_come_back_one_by_one_up_to_the_limit():
    """A limit is two numbers: how many at once, and how many in the long run.

    Trouble: refill per period, unbounded credit
    Cure: token bucket, leaky bucket as a meter, GCRA
    """
    with scene("Ann comes back every ten seconds"):
        door = Door()
        door.at(3)
        door.ask("Ann", times=6)
        door.at(13.5)
        marks = door.ask("Ann", times=6, apart=10)
        at_once = door.ask("Ann")

        assert (marks, at_once) == ("######", "."), (
            "Ann had used all 6 at 3 s. One comes back every ten seconds, and at 13.5 s the first"
            " was there: each of these six requests should have got through, and no other one just"
            " after the last."
        )

    with scene("a quiet night"):
        door = Door()
        door.at(3)
        door.ask("Ann", times=6)
        door.at(4 * 3_600)
        marks = door.ask("Ann", times=12)

        assert marks.count("#") == 6, (
            f"Ann was away for hours, and {marks.count('#')} of 12 requests at once got through."
            " Six is the most that a caller can have, however long it asked for nothing."
        )


def test_a_refused_request_takes_nothing_and_delays_nothing():
    """A refusal is an answer, not a purchase.

    Trouble: truncation, penalty
    Cure: lazy refill
    """
    door = Door()

    door.at(3)
    door.ask("Ann", times=6)
    door.at(4.5)
    marks = door.ask("Ann", times=60, apart=1)

    assert marks == 6 * ".........#", (
        "Ann had used all 6 at 3 s, and asked every second from 4.5 s on. One request in ten"
        " should have got through, the first at 13.5 s: what comes back does so whether a caller"
        " asks or not, and asking takes nothing away. So a broken retry loop can recover."
    )


def test_the_time_that_it_tells_is_true():
    """A caller that waits for as long as you said must get in.

    Trouble: floating-point rounding error
    Cure: rounding, Retry-After, 429
    """
    with scene("a burst at six a second"):
        door = Door(limit=6, per=1)
        door.at(3.05)
        marks = door.ask("Ben", times=8)

        got = marks.count("#")

        assert got <= 6, (
            f"Ben had 6, and {got} of 8 requests at once got through. His requests have to be"
            " remembered until all 6 are back, though that is within a second."
        )
        assert marks == "######..", (
            "Ben had 6, and asked 8 times at once: 6 should have got through. Near 1.7 billion"
            " seconds a float goes by steps of 0.0000002: sums of them can miss the last request."
        )

    with scene("Ben comes back exactly when he is told to"):
        door = Door(limit=6, per=1)
        door.at(3.05)
        door.ask("Ben", times=7)
        waits = []
        for _ in range(100):
            waits.append(door.told["Ben"])
            door.wait_as_told("Ben")
            door.ask_quietly("Ben", 2)
        got = door.through["Ben"] - 6
        seconds, longest = door.store.now - 3.05, max(waits)
        door.say(
            f"Ben has come back 100 times, and asked twice each time\n"
            f"             got through {got}, in {seconds:.2f} s; longest wait {longest:.3f} s"
        )

        assert longest <= 0.177, (
            f"The longest wait that Ben was told was {longest:.3f} s. A request comes back in"
            " 0.167 s; 0.01 s more is a fair reserve, and all beyond that is not true."
        )
        assert (got, 16.66 <= seconds <= 16.69) == (100, True), (
            f"Ben came 100 times, each time when he was told to, and {got} requests got through in"
            f" {seconds:.2f} s. One each time is right, in 16.67 s. Round so that nobody who waits"
            " as told comes too early, that roundings do not add up, and that no wait becomes 0:"
            " that would let a request through."
        )

    with scene("half a second is missing"):
        door = Door()
        door.at(3)
        door.ask("Cem", times=6)
        door.at(12.5)
        door.ask("Cem")
        told = door.told.get("Cem", 0)

        assert 0.5 <= round(told, 4) <= 0.51, (
            f"Cem had used all 6 at 3 s, and the first is back at 13 s. He asked at 12.5 s, and was"
            f" told {told:.2f} s: 0.5 s was right, whatever others wait for."
        )


def test_a_request_pays_for_the_work_it_makes():
    """Count what hurts, not what is easy to count.

    Trouble: debt
    Cure: cost-based limiting, request units
    """
    with scene("Cem's export makes as much work as four links"):
        door = Door()
        door.at(3)
        marks = door.ask("Cem", cost=4) + door.ask("Cem", cost=4) + door.ask("Cem")
        first = door.ask("Cem", cost=4)
        told = door.told["Cem"]
        door.wait_as_told("Cem")
        back = door.ask("Cem", cost=4)

        assert marks + first == "#.#.", (
            "Cem had 6. An export costs 4; a second one did not fit into the 2 that were left, and"
            " its refusal took nothing, so one request for a link did. Then 1 was left."
        )
        assert (30 <= told <= 30.01, back) == (True, "#"), (
            f"Cem had 1 left, and an export costs 4: three more come back in 30 s. He was told"
            f" {told:.1f} s, and was {'let through' if back == '#' else 'refused'} then."
        )

    with scene("what no wait can help"):
        door = Door()
        door.at(3)
        errors = "".join(door.ask("Cem", cost=cost) for cost in (7, 0, -5))
        rest = door.ask("Cem", cost=6) + door.ask("Cem")

        assert errors == "xxx", (
            "Seven are never there at once, and nothing costs 0 or -5: a wait would be a lie."
            " Such a request should be told so at once, by a ValueError."
        )
        assert rest == "#.", (
            "These three requests got nothing, and should have left Cem with the 6 that he had: a"
            " request that costs all 6 gets through, and then there is nothing left."
        )


def test_a_caller_that_is_gone_leaves_nothing_behind():
    """A limiter that remembers everybody is a memory leak that strangers can fill.

    Trouble: cardinality, unbounded memory growth
    Cure: key expiry, TTL
    """
    with scene("a thousand API keys, in small and in capital letters; each asks six times"):
        door = Door()
        door.at(3)
        dice = Random(42)
        small = [f"key-{int(dice.random() * 2**32):08x}" for _ in range(500)]
        got = sum(door.ask_quietly(key, 6) for name in small for key in (name, name.upper()))
        door.kept()
        door.at(64)
        kept = door.kept()

        assert got == 6_000, (
            f"Each of a thousand callers had 6, and {got:,} of their 6,000 requests got through."
            " Callers that share a count are one caller."
        )
        assert kept == [], (
            f"A minute after its last request a caller has everything again, as if it were new."
            f" There is nothing to know about it, and {len(kept):,} keys are still in the store."
        )

    with scene("a caller with a limit of a thousand"):
        door = Door(limit=1_000)
        door.at(3)
        got = door.ask_quietly("Ann", 1_000)
        numbers = sum(door.kept())

        assert (got, numbers <= 4) == (1_000, True), (
            f"Ann could make 1,000 requests, {got:,} got through, and the store keeps {numbers:,}"
            " numbers for that. How much a caller has is one number and an instant."
        )

    with scene("Ann is not gone yet"):
        door = Door()
        door.at(3)
        door.ask("Ann", times=6)
        door.at(61.5)
        marks = door.ask("Ann", times=6)

        assert marks == "#####.", (
            "Ann had used all 6 at 3 s, and 58.5 s later 5 were back. The store needs its entry"
            " of a caller until all requests are back."
        )


def test_all_servers_count_by_one_clock():
    """Two clocks are two opinions about one limit.

    Trouble: clock skew
    Cure: server time, shared state
    """
    with scene("first at A, which has been up for ten hours, then at B, up for ten minutes"):
        door = Door(servers="AB")
        door.at(3)
        first = door.ask("Ann", times=6, server="A")
        door.at(4)
        then = door.ask("Ann", server="B")

        assert (first, then) == ("######", "."), (
            "Ann had used all 6 at A, and asked at B a second later. A balancer sends a caller to"
            " any server: together they should let through what one of them would."
        )
        assert 9 <= door.told["Ann"] <= 9.01, (
            f"At B, a second later, Ann was told to wait {door.told['Ann']:,.1f} s, where 9 are"
            " right. The servers' clocks differ; only the store's is the same for both."
        )

    with scene("first at B, then at A"):
        door = Door(servers="AB")
        door.at(3)
        first = door.ask("Ann", times=6, server="B")
        door.at(4)
        then = door.ask("Ann", server="A")

        assert (first, then) == ("######", "."), (
            "Ann had used all 6 at B, and asked at A a second later: that changes nothing. A's"
            " clock shows more than B's, and only the store's is the same for both."
        )


def test_a_clock_that_goes_back_locks_nobody_out():
    """Time is a measurement, and one day it is wrong.

    Trouble: clock step, lockout
    Cure: clamping
    """
    for behind in (3_600, 30, 1):
        with scene(f"the new machine's clock is {behind:,} s behind"):
            door = Door()
            door.at(3)
            door.ask("Ann", times=6)
            door.at(13.5)
            first = door.ask("Ann")
            door.fail_over(behind)
            door.at(14)
            door.ask("Ann")
            told = door.told["Ann"]
            door.wait_as_told("Ann")
            back = door.ask("Ann")

            assert first == "#", (
                "Ann had used all 6 at 3 s, and one was back at 13.5 s: it should have got through."
            )
            assert told <= 10.01, (
                f"Ann had none left, and one comes back in 10 s; she was told {told:,.1f} s."
                " No caller can be further from its next request than that: more is a wrong clock."
            )
            assert back == "#", (
                "Ann came back when she was told to, and was refused again. Her last request"
                " showed that the clock had gone back: the corrected value has to be kept for"
                " this one."
            )

    with scene("a minute after her last request"):
        door = Door()
        door.at(3)
        door.ask("Ann", times=6)
        door.fail_over(30)
        door.at(4)
        door.ask("Ann")
        door.at(65)
        kept = door.kept()

        assert kept == [], (
            "Ann's last request was refused at 4 s, just after the clock had gone back. At 65 s she"
            " has everything again, and nothing of her should be in the store any more."
        )


def test_a_clock_that_goes_back_gives_nothing_away():
    """An instant in the future is an old mistake, not a new caller.

    Trouble: failover, negative elapsed time
    Cure: fail-safe default
    """
    for behind in (3_600, 30):
        with scene(f"the new machine's clock is {behind:,} s behind"):
            door = Door()
            door.at(3)
            door.ask("Ann", times=6)
            door.at(13.5)
            first = door.ask("Ann")
            door.fail_over(behind)
            door.at(14)
            marks = door.ask("Ann", times=6)
            door.at(20)
            marks += door.ask("Ann", times=6)

            assert first == "#", (
                "Ann had used all 6 at 3 s, and one was back at 13.5 s: it should have got through."
            )
            assert marks == 12 * ".", (
                "Ann had used her last request at 13.5 s, and half a second later the clock went"
                f" back by {behind:,} s. That gives nobody anything: up to 20 s none of her 12"
                f" requests should have got through, and {marks.count('#')} did."
            )


def test_two_simultaneous_requests_never_use_the_same_token():
    """Looking and writing must be one step, or two callers take the last seat.

    Trouble: race condition, check-then-act, lost update
    Cure: compare-and-swap, atomic operation, Lua script
    """
    with scene("one left, and two servers"):
        door = Door(servers="AB")
        door.at(3)
        door.ask("Ann", times=5)
        marks = door.meet("Ann")

        assert marks.count("#") == 1, (
            "Ann had one left, and of two requests at one instant one should have got through; it"
            f" was {marks.count('#')}. Between A's look and A's swap B had been there: what A saw"
            " is not true any more then."
        )

    with scene("a new caller, whose limit is one"):
        door = Door(limit=1, servers="AB")
        door.at(3)
        marks = door.meet("Ben")

        assert marks.count("#") == 1, (
            "Ben was new and had one: of two requests at one instant one should have got through;"
            f" it was {marks.count('#')}. That nothing is kept of a caller can change, too."
        )

    with scene("one left, and two threads of one server"):
        left = meeting("Ann's and Ben's office has one left", is_down=False)
        problem = at_the_same_time([left], not_six)

        assert problem == "", (
            "Ann was stopped in the middle of her request, and Ben made his there. The office had"
            " one left, so one of all these requests should have got through."
        )


def test_a_request_that_was_overtaken_is_decided_anew():
    """A lost race says that somebody was quicker, and nothing about what is left.

    Trouble: spurious failure
    Cure: optimistic concurrency
    """
    with scene("two left"):
        door = Door(servers="AB")
        door.at(3)
        door.ask("Ann", times=4)
        marks = door.meet("Ann") + door.ask("Ann")

        assert marks == "##.", (
            "Ann had two left: two requests at one instant should have got through, and a third one"
            f" after them not; it was {marks}. That B was quicker than A took one of the two. The"
            " other one was still there, and A had to take it."
        )

    with scene("four left, and B is quicker three times"):
        door = Door(servers="AB")
        door.at(3)
        door.ask("Ann", times=2)
        marks = door.meet("Ann", times=3)

        assert marks == "####", (
            f"Ann had four left and asked four times; {marks.count('#')} got through. Each time"
            " that B was quicker, A's request had to be decided anew, by what was there then."
        )


def test_a_store_that_is_down_takes_nobody_down():
    """A guard must not be able to stop the service that it protects.

    Trouble: single point of failure, fail closed
    Cure: fail open, graceful degradation
    """
    with scene("the store does not answer"):
        door = Door()
        door.at(3)
        door.fail("look", "swap")
        marks = door.ask("Ann")

        assert marks == "#", (
            "The store was down, and Ann, who had used nothing, did not get through. The service"
            " behind the door was well: that nobody can count is no reason to close it."
        )

    with scene("it fails between a look and a swap"):
        door = Door()
        door.at(3)
        door.fail("swap")
        marks = door.ask("Ann")

        assert marks == "#", (
            "The store answered a look and then failed, and Ann, who had used nothing, did not get"
            " through. A store can fail at each call."
        )

    with scene("the store is back"):
        door = Door()
        door.at(3)
        door.ask("Ann", times=6)
        door.fail("look", "swap")
        door.ask("Ben")
        door.fail()
        door.at(5)
        marks = door.ask("Ann", times=6)

        assert marks == "......", (
            "The store was back and knew that Ann had used all 6 two seconds before; yet"
            f" {marks.count('#')} got through. An outage has an end, and the store counts again."
        )


def test_an_outage_is_no_free_pass():
    """The day when nobody counts is the day that attackers wait for.

    Trouble: fail-open abuse
    Cure: local fallback, degraded mode
    """
    with scene("the store is down for 100 seconds"):
        door = Door()
        door.at(3)
        door.fail("look", "swap")
        for guess in range(1_000):
            door.at(3 + guess / 10)
            door.knock("Mallory")
            door.knock(f"stranger {guess}")
        got = door.through["Mallory"]
        rest = door.through.total() - got
        door.say(f"guesses through: {got:,} of 1,000; strangers: {rest:,} of 1,000")
        marks = door.ask("Ann")

        assert got == 15, (
            f"The store was down for 100 s, and {got:,} of Mallory's 1,000 guesses got through."
            " A server alone can keep to the limit for what it sees: 6 at once, and 9 that came"
            " back. The tenth comes back 0.1 s after the last guess."
        )
        assert (rest, marks) == (1_000, "#"), (
            "The store was down, Mallory had used up hers, and then some who were new were"
            " refused, Ann or one of 1,000 strangers. A limit belongs to one caller, also in an"
            " outage."
        )
        assert door.trips <= 2 * 2_001, (
            f"2,001 requests made {door.trips:,} trips to a store that was down. To ask it again"
            " and again makes its way back harder, and lets everybody wait."
        )

    with scene("the store fails at swaps only; an export, and another one soon after"):
        door = Door()
        door.at(3.7)
        door.fail("swap")
        marks = door.ask("Cem", cost=4)
        door.at(4.2)
        marks += door.ask("Cem", cost=4)
        told = door.told["Cem"]
        door.wait_as_told("Cem")
        marks += door.ask("Cem", cost=4) + door.ask("Cem") + door.ask("Cem", cost=7)

        assert marks == "#.#.x", (
            "Cem had 6, and an export costs 4. The second one had to wait for two to come back, and"
            " then to get through; nothing was left for a link, and 7 never fit. All this is true"
            " in an outage, too."
        )
        assert 19.5 <= told <= 19.51, (
            f"Cem was told to wait {told:.2f} s for his second export. Two come back in 20 s, of"
            " which half a second had passed: also in an outage a wait is true."
        )

    with scene("one left, and two threads of one server"):
        left = meeting("the store is down, and their office has one left", is_down=True)
        problem = at_the_same_time([left], not_six)

        assert problem == "", (
            "Ann was stopped in the middle of her request, and Ben made his there: one of all"
            " these should have got through. The threads of a server have to count together when"
            " it counts alone."
        )


def test_an_outage_is_remembered_for_as_long_as_it_matters():
    """A store that is back knows nothing of what happened while it was away.

    Trouble: flapping
    Cure: time to live
    """
    with scene("the store fails every other second; later for long, and soon again"):
        door = Door()
        door.store.fails = lambda _: int(door.store.now) % 2 == 1
        for number in range(40):
            door.at(2.25 + number / 2)
            door.ask_quietly("Mallory", 3)
        got = door.through["Mallory"]
        door.say(f"in 20 s Mallory has guessed 120 times: {got} got through")

        assert 7 <= got <= 16, (
            f"In 20 s {got} of Mallory's guesses got through. The store gives her 6 and 2 more, and"
            " so does the server alone: at least 7, and 16 at most. When the store is back for a"
            " moment, what was let through without it has not come back."
        )
        door.at(103)
        door.fail("look", "swap")
        door.ask("Ben")
        door.at(190)
        door.ask("Mallory", times=6)
        door.fail()
        door.at(239)
        door.ask("Ann")
        door.fail("look", "swap")
        door.at(240.5)
        marks = door.ask("Mallory", times=6)

        assert marks == "#####.", (
            "Mallory had used all 6 in the outage before, 50.5 s ago, so that 5 were back. Until"
            " all of it is back, this server is the only one that knows."
        )

    with scene("an outage is over, and the next one begins while a thread is at work"):
        over = meeting("in an outage a minute ago five got through", is_down=True, later=61)
        problem = at_the_same_time([over], not_six)

        assert problem == "", (
            "Ann was stopped in the middle of her request; the store failed, and Ben made his"
            " requests there. The office should have got six through, not more: to look how old an"
            " outage is and to forget it is one step."
        )

    with scene("three outages, each with 300 other callers"):
        growth = Door().grow(outages=3)

        assert growth < 20_000, (
            f"Two minutes after the third outage a server kept {growth:,} bytes more than two"
            " minutes after the first. A minute after an outage there is nothing to remember."
        )


def test_ten_minutes_at_the_door_go_by_the_rule():
    """A rule is worth what a long and busy day makes of it.

    Trouble: counter drift, penalty
    Cure: replay
    """
    visits, door, let_in = ten_minutes(), Door(), []
    for second, who in visits:
        door.at(second)
        if door.knock(who) == "#":
            let_in.append((second, who))
    rows = {
        "one count for everybody": let_in_by_windows(visits, 6, 60, shared=True),
        "a window for each": let_in_by_windows(visits, 6, 60, shared=False),
        whose("rate_limiter"): let_in,
        "a crystal ball": [visit for visit in visits if visit[1] == "Ann"],
    }
    table = ""
    for name, row in rows.items():
        guesses, most, links = summary(row)
        table += f"\n{name:<26}{guesses:>5}{most:>10}{links:>10} of 60"

    tell(
        "Ten minutes at the door. Mallory guesses ten times a second, and Ann\n"
        "follows four links every 45 seconds; 6 at once, 6 a minute.\n\n"
        "                           Mallory's guesses   Ann's links\n"
        "                            all  in 2 seconds" + table,
        called=door.servers["A"].take,
    )
    guesses, most, links = summary(let_in)
    assert (guesses, most, links) == (65, 6, 60), (
        "By the rule 65 of Mallory's guesses get through, 6 at once and then one every ten seconds,"
        f" and all 60 of Ann's links. It was {guesses} and {links}, and up to {most} guesses in two"
        " seconds."
    )
    assert door.trips <= 2 * len(visits), (
        f"{len(visits):,} requests made {door.trips:,} trips to the store. Nobody came between:"
        " one look and one swap were enough for each."
    )
