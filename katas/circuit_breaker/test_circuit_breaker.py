"""A shop, the services that it calls, and a guard between them: sixteen lessons, in order.

The design that these lessons meet is yours, in circuit_breaker.py. How the shop, its customers and
its services are played is in circuit_breaker_world.py.
"""

from collections import Counter
from collections.abc import Callable
from math import inf
from random import Random

from circuit_breaker import FullError
from circuit_breaker_world import (
    DEAD,
    NoSuchProductError,
    Rush,
    Shop,
    WalkedOut,
    ended,
    spelled,
)
from dojo.design import whose
from dojo.races import Deed, Meeting, at_the_same_time
from dojo.story import scene, tell
from dojo.work import work_of

CORE = 11

AFTER_CORE = """\
That is the circuit breaker that interviews ask for: a limit for each call, a
share of the workers for each service, and a circuit that opens, tries and
closes. From here on it has to work in the real world.

  say it aloud   two minutes: why is a slow service worse than a dead one?
"""

AFTERWARDS = """\
On the way it met a hang, a crowd, a robot, a cold start, a trial without end,
and a race.

  say it aloud   two minutes: which of limit, room and circuit helps against which trouble?
"""

BY_HAND = """\
shop = Shop(pay=6, reviews=4)
shop.come("reviews", 5)
shop.end("reviews")
shop.ask("reviews", 20, TimeoutError, takes=0.9)
"""


def test_no_call_waits_for_ever():
    """A worker who waits serves nobody, and there are only so many workers.

    Trouble: thread pool exhaustion, cascading failure
    Cure: timeout, deadline
    """
    with scene("Ann's call of reviews is under way when Ben calls"):
        shop = Shop(limit=2, pay=10, reviews=10)
        fates = shop.meet(Ann="reviews", Ben="reviews", Cem="pay")

        assert fates == {"Ann": "let in", "Ben": "let in", "Cem": "let in"}, (
            "There was room for all three, and one had to wait at the guard while another's call"
            " was under way. A lock is for looking and counting: nobody may hold it during a call."
        )

    with scene("30 s: 5 customers a second come to pay, and 0.8 a second want reviews"):
        rates = {"pay": 100, "reviews": 16}
        shop = Shop(pay=10, reviews=10)
        tell("reviews is dead and refuses each call; a letter is a worker at work")
        takes = {"pay": lambda _: 0.1, "reviews": lambda _: DEAD}
        dead = Rush(shop, rates, takes).run(30, 12)
        shop = Shop(pay=10, reviews=10)
        tell("reviews never answers")
        takes["reviews"] = lambda _: inf
        slow = Rush(shop, rates, takes).run(30, 5, 10, 12, 29)

        assert [dead.served["pay"], slow.served["pay"]] == [150, 150], (
            "Pay was well all the time, and 150 customers came to pay. With reviews dead"
            f" {dead.served['pay']} of them have paid, and with reviews silent"
            f" {slow.served['pay']}. A call without an answer keeps its worker for as long as it"
            " may take, and there are ten. A good call that is given too little time fails."
        )
        assert slow.longest <= 1, (
            f"A worker waited {slow.longest:g} s for an answer, and this guard was made with a"
            " limit of 1 s. The block is given that limit, and the client in it keeps it."
        )

    with scene("another shop, whose calls may take 2.5 s"):
        shop = Shop(limit=2.5, pay=1)
        shop.come("pay")

        assert shop.given == 2.5, (
            f"The limit of this guard is 2.5 s, and the block was given {shop.given:g} s."
        )


def test_a_slow_service_uses_only_its_own_share_of_the_workers():
    """Calls a second, times seconds a call: so many workers are gone.

    Trouble: noisy neighbour, cascading failure
    Cure: bulkhead, concurrency limit, load shedding
    """
    with scene("five people call reviews, which may have four calls under way"):
        shop = Shop(pay=6, reviews=4)
        fates = shop.meet(Ann="reviews", Ben="reviews", Cem="reviews", Dan="reviews", Eve="reviews")

        assert list(fates.values()) == ["let in"] * 4 + ["full"], (
            "Four calls were under way, as many as reviews may have. The fifth should have been"
            " refused at once, by FullError: one who waits at the guard is a worker who waits."
        )

    with scene("five people call reviews, seven call pay, and one calls mail"):
        shop = Shop(pay=6, reviews=4, mail=0)
        seen = [shop.come("reviews", 5), shop.come("pay", 7), shop.come("mail")]

        assert seen == ["4 let in, 1 full", "6 let in, 1 full", "1 full"], (
            "Reviews may have four calls under way, pay may have six, and mail none, whatever the"
            " others have: a share that others can use up is no share."
        )

    with scene("a sale, 30 s: 20 a second want reviews, which takes 0.9 s today"):
        shop = Shop(pay=6, reviews=4)
        takes = {"pay": lambda _: 0.1, "reviews": lambda _: 0.9}
        rush = Rush(shop, {"pay": 100, "reviews": 400}, takes).run(30, 1, 5, 29)
        tell(f"      {rush.served['reviews']} of 600 saw reviews, the others a page without them")

        assert (rush.served["pay"], rush.most["reviews"]) == (150, 4), (
            f"{rush.served['pay']} of 150 have paid, and reviews had {rush.most['reviews']} calls"
            " under way at a time. It answered each within its limit. But 20 calls a second of 0.9"
            " s each are work for 18 workers, and there are ten: reviews may have four of them."
        )


def test_a_place_is_given_back_whatever_happened():
    """A place that an error keeps is lost until the next restart.

    Trouble: connection leak, permit leak
    Cure: try/finally, context manager
    """
    shop = Shop(pay=6, reviews=4)

    shop.come("reviews", 4)
    shop.end("reviews", many=1)
    shop.end("reviews", TimeoutError, many=1)
    shop.end("reviews", NoSuchProductError, many=1)
    shop.end("reviews", WalkedOut, many=1)
    fates = shop.come("reviews", 5)

    assert fates == "4 let in, 1 full", (
        "Four calls have ended, each in another way, and none is under way any more. So there is"
        " room for four again, no more and no less. One failure is no reason to refuse anybody."
    )


def test_a_service_that_fails_is_left_alone_for_a_while():
    """A call that is sure to fail costs you your time, and the sick service its rest.

    From here on the guard learns from what happens.

    Trouble: cascading failure, thread pool exhaustion
    Cure: circuit breaker, open state, fail fast
    """
    with scene("reviews fails, and pay is well"):
        shop = Shop()
        reviews = shop.ask("reviews", 20, TimeoutError, OSError, takes=0.4)
        pay = shop.ask("pay", 3)

        assert reviews == "10 failed, 10 open", (
            "Ten calls failed, by a TimeoutError and another OSError in turn, and ten are enough to"
            " know: the next ten should have been refused at once, by OpenError. One fewer would"
            " not have been enough."
        )
        assert pay == "3 answered", (
            "Only reviews failed. Pay was well all the time, and has a circuit of its own."
        )

    with scene("reviews is well again 5 s later"):
        shop = Shop()
        shop.ask("reviews", 10, ConnectionError, takes=0)
        shop.at(2.4)
        early = shop.ask("reviews")
        shop.at(5.1)
        late = shop.ask("reviews")

        assert [early, late] == ["1 open", "1 answered"], (
            "The first pause is planned for 5 s, of which at least half is waited. At 2.4 s it was"
            " too early for a call. At 5.1 s the pause was over for certain: reviews is well, and"
            " nobody knows until somebody is let in."
        )


def test_few_calls_are_no_proof():
    """Half of the calls lost is an outage; one call lost at night is none.

    Trouble: flapping, false alarm
    Cure: failure-rate threshold, minimum throughput
    """
    with scene("every second call fails"):
        shop = Shop()
        fates = shop.ask("reviews", 20, None, TimeoutError, takes=0.2)

        assert fates == "5 answered, 5 failed, 10 open", (
            "Of ten calls five failed, in a row or not: that is half, and half is enough. The next"
            " ten should have been refused."
        )

    with scene("nine calls fail, and then two are answered"):
        shop = Shop()
        nine = shop.ask("reviews", 9, TimeoutError, takes=0.2)
        more = shop.ask("reviews", 2)

        assert [nine, more] == ["9 failed", "2 answered"], (
            "Nine calls are too few to judge by: none of them, nor the tenth, should be refused."
            " The tenth is answered, and an answer opens no circuit: a call that fails does."
        )

    with scene("two of five calls fail, for 12 s"):
        shop = Shop()
        errors = [None, TimeoutError, None, TimeoutError, None]
        fates = shop.ask("reviews", 60, *errors, takes=0.2)

        assert fates == "36 answered, 24 failed", (
            "Three of five calls are answered, at any time: less than half fail. None of the 60"
            " should have been refused, and 36 customers would have seen reviews."
        )


def test_what_happened_long_ago_does_not_count():
    """A good year must not hide a bad minute, nor a bad night a good morning.

    Trouble: tumbling window, slow detection
    Cure: sliding window
    """
    with scene("after eight good minutes reviews fails, at two calls a second"):
        shop = Shop()
        shop.ask("reviews", 1000, takes=0.5)
        fates = shop.ask("reviews", 60, TimeoutError, takes=0.5)

        assert fates in [f"{sent} failed, {60 - sent} open" for sent in range(9, 13)], (
            "In ten seconds there are 20 calls. So after some ten failures half of the calls of the"
            " last ten seconds had failed, and the next should have been refused, no sooner and no"
            " later. The good minutes before say nothing about now."
        )

    with scene("five calls fail, and 11.5 s later five more"):
        shop = Shop()
        early = shop.ask("reviews", 5, OSError, takes=0)
        shop.at(11.5)
        late = shop.ask("reviews", 5, OSError, takes=0)
        fates = shop.ask("reviews")

        assert [early, late, fates] == ["5 failed", "5 failed", "1 answered"], (
            "Ten calls failed, but the first five more than 11 s ago. Failures of that time, or"
            " of last night, say nothing about now, and five calls are too few to judge by."
        )

    with scene("of eleven calls one fails at 0 s, five fail at 4 s, and five at 12 s"):
        shop = Shop(limit=30, reviews=11)
        shop.come("reviews", 11)
        shop.end("reviews", OSError, many=1)
        shop.at(4)
        shop.end("reviews", OSError, many=5)
        shop.at(12)
        shop.end("reviews", OSError)
        fates = shop.ask("reviews", 2)

        assert fates == "2 open", (
            "Ten calls failed within eight seconds, and none was answered: the next should have"
            " been refused. A call counts when it ends, whenever it began. And the last ten seconds"
            " are seen from now, and do not begin anew at some full ten seconds of a clock."
        )


def test_an_answer_in_time_is_health_whatever_it_says():
    """The answer "no such product" comes from a service that works.

    Trouble: business exception, slow calls, cancellation
    Cure: ignored exceptions, 4xx against 5xx
    """
    with scene("a robot asks for products that do not exist"):
        shop = Shop(reviews=40)
        shop.come("reviews", 21)
        shop.at(1)
        shop.end("reviews", NoSuchProductError, many=9)
        shop.end("reviews", FullError, many=2)
        shop.end("reviews", TimeoutError)
        fates = shop.come("reviews")

        assert fates == "1 let in", (
            "Of 21 calls eleven were answered after 1 s, which is within the limit: by an error"
            " that is no OSError, two of them by the FullError of another guard. Ten failed, which"
            " is less than half: the next call should be let in."
        )

    with scene("twelve customers walk out before reviews has said anything"):
        shop = Shop(reviews=40)
        shop.come("reviews", 12)
        shop.end("reviews", WalkedOut)
        before = shop.ask("reviews", 10, TimeoutError, takes=0.2)
        after = shop.ask("reviews")

        assert [before, after] == ["10 failed", "1 open"], (
            "Twelve customers lost their patience, which says nothing about reviews: neither good"
            " nor bad. Then ten calls were let in and failed, which is ten of ten."
        )

    for error in (None, NoSuchProductError, WalkedOut):
        with scene(f"the limit is 1 s, and ten calls are over after 1.2 s: {ended(error)}"):
            shop = Shop(reviews=40)
            shop.come("reviews", 10)
            shop.at(1.2)
            shop.end("reviews", error, many=9)
            seen = [shop.come("reviews")]
            shop.end("reviews", error, many=1)
            seen.append(shop.come("reviews"))

            assert seen == ["1 let in", "1 open"], (
                "Each of the ten calls took longer than its limit, and has failed, no matter how"
                " it ended and what its client did with the limit. Nine are too few to judge by,"
                " and ten are enough."
            )


def test_a_refused_call_leaves_no_trace():
    """A full room is a fact about us, not about them.

    Trouble: rejections in the error rate, BulkheadFullException in a breaker
    Cure: decorator order, load shedding
    """
    with scene("40 customers want reviews at once"):
        shop = Shop()
        shop.come("reviews", 40)
        shop.at(0.2)
        shop.end("reviews")
        fates = shop.come("reviews", 5)

        assert fates == "4 let in, 1 full", (
            "Four of 40 calls were let in, and reviews answered all four. A crowd is no illness:"
            " the circuit is closed, and there is room for four."
        )

    with scene("20 a second want reviews, which is dead"):
        shop = Shop(reviews=5)
        seen = []
        for second in range(3):
            shop.at(second)
            seen.append(shop.come("reviews", 20))
            shop.at(second + 0.9)
            shop.end("reviews", TimeoutError)

        assert seen == ["5 let in, 15 full", "5 let in, 15 full", "20 open"], (
            "Ten calls were made in two seconds, and none was answered: in the third second all"
            " should have been refused. The 30 who had no room say nothing, neither good nor bad."
        )

        shop.at(7.9)
        shop.ask("reviews", 5)
        again = shop.come("reviews", 6)

        assert again == "5 let in, 1 full", (
            "Reviews was tried, and is well: five calls may be under way. A call that was refused"
            " takes no place, and gives none back."
        )


def test_one_trial_call_at_a_time_is_let_in():
    """A service that has just come back is easily knocked over.

    Trouble: thundering herd, cold start, metastable failure
    Cure: half-open, trial request
    """
    with scene("five customers want reviews as soon as the pause is over"):
        shop = Shop()
        shop.ask("reviews", 10, ConnectionError, takes=0)
        shop.at(5.1)
        fates = shop.come("reviews", 5)

        assert fates == "1 let in, 4 open", (
            "The pause was over. One call should find out whether reviews is well, and until it"
            " has ended, all others are still refused."
        )
        assert shop.given == 1, (
            f"A trial call has the same limit as any other, 1 s, and was given {shop.given:g} s."
        )

    with scene("reviews fails at 0 s, is back at 5 s, and is cold at first"):
        shop = Shop()
        shop.ask("reviews", 10, ConnectionError, takes=0)
        falls, answers = shop.cold_start()

        assert falls == 0, (
            f"Reviews was knocked over {falls} times in a minute by the customers who came back at"
            f" once, and gave {answers} answers. One call at a time would have let it warm up."
        )
        assert answers >= 300, (
            f"600 customers came in this minute, and {answers} saw reviews. It was back after 5 s:"
            " with one trial call after each pause, it would have answered 300 at least."
        )


def test_the_trial_call_decides_for_all():
    """One call is enough to find out, and what was before it does not matter any more.

    Trouble: flapping, slow recovery
    Cure: half-open, closed state
    """
    with scene("the trial call is answered"):
        shop = Shop()
        shop.ask("reviews", 10, ConnectionError, takes=0)
        shop.ask("pay", 10, ConnectionError, takes=0)
        shop.at(5.1)
        shop.come("reviews")
        shop.end("reviews")
        seen = [shop.ask("reviews", 9, ConnectionError, takes=0), shop.come("reviews", 5)]
        pay = shop.come("pay", 2)

        assert seen == ["9 failed", "4 let in, 1 full"], (
            "The trial call was answered, so reviews may have four calls again. Earlier failures"
            " are forgotten, and nine failures since then are too few to judge by."
        )
        assert pay == "1 let in, 1 open", (
            "Reviews has answered, and that says nothing about pay, which had failed, too: pay's"
            " own trial was due, with one call."
        )

    with scene("the trial call is answered: there is no such product"):
        shop = Shop()
        shop.ask("reviews", 10, ConnectionError, takes=0)
        shop.at(5.1)
        shop.ask("reviews", 1, NoSuchProductError)
        fates = shop.come("reviews", 5)

        assert fates == "4 let in, 1 full", (
            "The trial call was answered in time. The guard does not judge what the answer says:"
            " reviews is well, and may have four calls."
        )

    with scene("the trial call fails"):
        shop = Shop()
        shop.ask("reviews", 10, ConnectionError, takes=0)
        shop.at(5.1)
        seen = [shop.ask("reviews", 5, ConnectionError, takes=0)]
        shop.at(15.2)
        seen.append(shop.come("reviews", 2))

        assert seen == ["1 failed, 4 open", "1 let in, 1 open"], (
            "The trial call failed, and one failure is enough here: the next calls should have been"
            " refused for a new pause, of 10 s at most. Then it is one call's turn again."
        )


def test_olga_is_told_when_a_circuit_opens_and_when_it_closes():
    """A page that hides an outage from customers hides it from those who could end it.

    Trouble: silent failure, alert fatigue
    Cure: state-change event
    """
    shop = Shop()

    shop.ask("reviews", 10, ConnectionError, takes=0)
    heard = [*shop.told]
    shop.ask("reviews", 3)
    shop.at(5.1)
    shop.ask("reviews", 3, ConnectionError, takes=0)
    shop.at(15.2)
    shop.ask("reviews", 3)
    tell(f"      Olga heard: {spelled(Counter(shop.told)) or 'nothing'}")

    assert heard == ["reviews open"], (
        "Ten calls failed. From then on customers see pages without reviews, and nobody notices:"
        " Olga, who could do something, should have been told at that moment."
    )
    assert shop.told == ["reviews open", "reviews closed"], (
        "Olga wants to hear once that reviews is left alone, and once that it is back. A refused"
        " call is no news, and neither is a trial."
    )


def test_a_call_from_before_the_last_change_says_nothing():
    """A call tells how the service was when it was called, and that may be long ago.

    Trouble: stale result, late result
    Cure: generation number, epoch
    """
    with scene("ten of 20 calls fail at 0 s, and the other ten at 4.9 s"):
        shop = Shop(limit=30, reviews=20)
        shop.come("reviews", 20)
        shop.end("reviews", ConnectionError, many=10)
        shop.at(4.9)
        shop.end("reviews", ConnectionError)
        shop.at(5.1)
        fates = shop.come("reviews", 2)

        assert fates == "1 let in, 1 open", (
            "The first ten failures opened the circuit at 0 s, and its pause was over at 5 s. The"
            " calls that failed at 4.9 s were made before it opened: they are no reason to wait"
            " any longer, nor to be told anything."
        )

    with scene("two calls from before the pause end during the trial"):
        shop = Shop(limit=30, reviews=12)
        shop.come("reviews", 12)
        shop.end("reviews", ConnectionError, many=10)
        shop.at(5.1)
        seen = [shop.come("reviews")]
        shop.end("reviews", None, many=1)
        seen.append(shop.come("reviews"))
        shop.end("reviews", ConnectionError, many=1)
        seen.append(shop.come("reviews"))
        shop.end("reviews")
        seen.append(shop.come("reviews", 2))

        assert seen == ["1 let in", "1 open", "1 open", "2 let in"], (
            "During the trial two old calls ended: one was answered, and one failed. Neither says"
            " how reviews is now. Only the end of the trial call decides, and it was answered."
        )

    with scene("the circuit has closed when ten calls from before it opened fail"):
        shop = Shop(limit=30, reviews=20)
        shop.come("reviews", 20)
        shop.end("reviews", ConnectionError, many=10)
        shop.at(5.1)
        shop.ask("reviews")
        shop.at(29)
        shop.end("reviews", TimeoutError)
        fates = shop.come("reviews", 21)

        assert fates == "20 let in, 1 full", (
            "The circuit closed at 5.2 s. The ten calls that failed at 29 s were made before it"
            " opened, and say nothing about now. But they have ended, so their places are free."
        )


def on_trial(reviews: int = 4) -> Shop:
    """Return a shop where a trial call of reviews is under way, since 5.1 s."""
    shop = Shop(pay=6, reviews=reviews)
    shop.ask("reviews", 10, ConnectionError, takes=0)
    shop.at(5.1)
    shop.come("reviews")
    return shop


def test_a_trial_call_that_never_answers_does_not_keep_the_circuit_open_for_ever():
    """A door must not wait for somebody who has left.

    Trouble: stuck in half-open, cancellation
    Cure: maximum wait in half-open
    """
    with scene("the trial call walks out"):
        shop = on_trial()
        shop.end("reviews", WalkedOut)
        seen = [shop.come("reviews", 3)]
        shop.end("reviews", ConnectionError)
        shop.at(15.2)
        seen.append(shop.come("reviews", 2))

        assert seen == ["1 let in, 2 open", "1 let in, 1 open"], (
            "The customer of the trial call walked out, so nothing was known yet: one of the next"
            " three was to be the trial, and two to be refused. When that trial fails it is the"
            " first to fail, and the pause after it is 10 s at most."
        )
        assert shop.told == ["reviews open"], (
            "Nothing was heard of reviews since it opened, but that it still fails. So there was"
            f" nothing to tell; Olga heard: {spelled(Counter(shop.told))}."
        )

    for error in (None, ConnectionError, WalkedOut):
        with scene(f"the limit is 1 s, and the trial call is over after 4 s: {ended(error)}"):
            shop = on_trial()
            shop.at(9.1)
            seen = [shop.come("reviews")]
            shop.end("reviews", error)
            seen.append(shop.come("reviews"))
            shop.at(16.2)
            seen.append(shop.come("reviews", 2))

            assert seen == ["1 open", "1 open", "1 let in, 1 open"], (
                "The trial call had not ended at 6.1 s, when its limit was over. So it had failed,"
                " and a pause of 5 to 10 s began. Nobody was due at 9.1 s, whatever the trial says"
                " then, and one call was due at 16.2 s."
            )

    with scene("the trial call has not ended at 16.2 s"):
        shop = on_trial()
        shop.at(16.2)
        seen = [shop.come("reviews", 2)]
        shop.end("reviews", None, many=1)
        seen.append(shop.come("reviews"))
        shop.end("reviews")
        seen.append(shop.come("reviews", 2))

        assert seen == ["1 let in, 1 open", "1 open", "2 let in"], (
            "A trial call without an end has failed when its limit is over, at 6.1 s. After a pause"
            " of 10 s at most the next call is the trial, and from then on only its end decides."
        )

    with scene("room for one call of reviews, and the trial call keeps the place"):
        shop = on_trial(reviews=1)
        shop.at(16.2)
        shop.come("reviews")
        shop.end("reviews")
        fates = shop.come("reviews", 2)

        assert fates in ("1 let in, 1 full", "1 let in, 1 open"), (
            "At 16.2 s the pause was over, and the only place was taken. A call that is refused for"
            " that is no trial. When the place was free, the next call was."
        )


def test_a_hundred_guards_do_not_try_at_once():
    """Circuits that opened together try together, unless chance separates them.

    Trouble: thundering herd, synchronised clients
    Cure: equal jitter, exponential backoff with a cap
    """
    with scene("a hundred servers have such a guard, and reviews fails for all at 0 s"):
        dice = Random(42).random
        tries = [0] * 60
        for _ in range(100):
            shop = Shop(dice=dice)
            for _ in range(10):
                shop.once("reviews", ConnectionError, takes=0)
            for tenth in range(60):
                shop.at(tenth / 10 + 0.05)
                if shop.begin("reviews") == "let in":
                    tries[tenth] += 1
                    break
        early, pause = sum(tries[:25]), tries[25:51]
        tell(f"      trials before 2.5 s: {early}, then in each tenth of a second until 5.1 s:")
        seen = {f"{2.5 + tenth / 10:.1f}": many for tenth, many in enumerate(pause)}
        tell(f"      {' '.join(map(str, pause))}", called=shop.guard.call, of=seen)

        assert [early, sum(pause)] == [0, 100], (
            "The first pause is planned for 5 s: at least half of it is waited, and at most all. So"
            " all hundred should have tried between 2.5 s and 5.1 s."
        )
        assert max(pause) <= 15, (
            f"{max(pause)} of 100 guards tried in the same tenth of a second. For reviews, which is"
            " just coming back, one trial from each is a crowd. Let chance decide, once a pause,"
            " which part of it is waited: then some four of them come in a tenth of a second."
        )

    with scene("one guard, and reviews is dead for a night"):
        shop = Shop(dice=lambda: 0.5)
        waits = waits_of(shop, 10)
        for _ in range(1_100):
            shop.clock.ms += 30_000
            shop.once("reviews", ConnectionError, takes=0)
        tell("      chance says a half each time: three quarters of each pause are waited")
        tell(f"      trials after {' '.join(f'{wait:.1f}' for wait in waits)} s")
        due = [3.75, 7.5, 15, *[22.5] * 7]
        wrong = [
            f"{wait:.1f} s instead of {pause:g}"
            for wait, pause in zip(waits, due, strict=True)
            if not pause - 0.01 <= wait <= pause + 0.2
        ]

        assert wrong == [], (
            "The pauses are planned for 5, 10, 20, and from then on for 30 s. Shorter ones are a"
            " burden for a service that is ill for long, and longer ones keep customers away from"
            " one that is well again."
        )

    with scene("another guard, with another chance each time"):
        waits = waits_of(Shop(dice=Random(42).random), 8)
        parts = {round(wait / 3) for wait in waits[3:]}
        tell(f"      trials after {' '.join(f'{wait:.1f}' for wait in waits)} s")

        assert len(parts) > 1, (
            "The pauses from the fourth on are all planned for 30 s. Chance decides anew for each"
            " of them how much is waited, so they are not all equal."
        )

    with scene("reviews was ill for long, got well, and fails again"):
        shop = Shop()
        shop.ask("reviews", 10, ConnectionError, takes=0)
        for second in (5.1, 15.2, 35.3):
            shop.at(second)
            shop.ask("reviews", 1, ConnectionError, takes=0)
        shop.at(65.4)
        shop.ask("reviews", 1, takes=0)
        shop.ask("reviews", 10, ConnectionError, takes=0)
        shop.at(70.5)
        fates = shop.come("reviews", 2)

        assert fates == "1 let in, 1 open", (
            "Reviews was well in between, at 65.4 s. Then a new illness began, and its first"
            " pause is 5 s at most again."
        )


def test_two_simultaneous_calls_never_take_the_same_place():
    """Between looking and taking, somebody else looks.

    From here on people come at the same time. A good place to stop for today.

    Trouble: check-then-act, lost update, race condition
    Cure: mutual exclusion, critical section
    """
    calls, is_answered, fails = deed("calls reviews"), deed("is answered"), deed("gets an error")
    with scene("there is one place left, or none, when two people come"):
        one_left = shop_where(under_way=3)
        full = shop_where(under_way=4)
        problem = at_the_same_time(
            [
                Meeting(one_left, calls, calls, "three calls are under way, and four may be"),
                Meeting(full, is_answered, calls, "four calls are under way, and four may be"),
                Meeting(full, is_answered, fails, "four calls are under way, and four may be"),
            ],
            wrong_places,
        )

        assert problem == "", (
            "Ann was stopped in the middle of her call, Ben did something, and she went on. In"
            " every such order reviews may have four calls, no more and no fewer. Looking for a"
            " place and taking it have to be one step, and giving it back as well."
        )

    with scene("the pause is over, or the trial is under way, when two people come"):
        pause_over = shop_where(failed=10, second=5.1)
        on_trial = shop_where(failed=10, second=5.1, under_way=1)
        problem = at_the_same_time(
            [
                Meeting(pause_over, calls, calls, "the pause is over"),
                Meeting(on_trial, is_answered, calls, "a trial call is under way"),
            ],
            wrong_trials,
        )

        assert problem == "", (
            "Ann was stopped in the middle of her call, Ben did something, and she went on. In"
            " every such order one trial call is let in, its answer closes the circuit, Olga hears"
            " of it once, and then four calls are let in."
        )

    with scene("two calls fail at the same time, and ten failures are enough"):
        eight = shop_where(failed=8, under_way=2)
        nine = shop_where(failed=9, under_way=2)
        problem = at_the_same_time(
            [
                Meeting(eight, fails, fails, "eight calls have failed"),
                Meeting(nine, fails, fails, "nine calls have failed"),
            ],
            wrong_circuit,
        )

        assert problem == "", (
            "Ann was stopped while her call failed, Ben's failed, and she went on. In every"
            " such order ten failures open the circuit, the next call is refused, and Olga hears of"
            " it once. To count, to judge and to open has to be one step."
        )


def test_ten_bad_minutes_go_by_the_book():
    """One clever case proves an idea; ten bad minutes prove a guard.

    Trouble: cascading failure, memory leak
    Cure: defence in depth, sliding window
    """
    with scene("nothing happens: reviews answers 500 calls, one a second"):
        shop = Shop()
        few = work_of(lambda: [shop.once("reviews", takes=1) for _ in range(50)], times=1)
        many = work_of(lambda: [shop.once("reviews", takes=1) for _ in range(500)], times=1)
        tell(f"      memory in use after 50 calls: {few.new_bytes:,} bytes more than before")
        tell(f"      after 500 calls: {many.new_bytes:,} bytes", called=shop.guard.call)
        allowed = 2 * few.new_bytes + 10_000

        assert many.new_bytes <= allowed, (
            f"50 calls took {few.new_bytes:,} bytes of new memory, and 500 took {many.new_bytes:,}."
            " Only the last ten seconds count: what is older need not be kept."
        )

    with scene("ten minutes; reviews never answers from minute 2 to minute 5"):
        shop = Shop()
        takes = {"pay": lambda _: 0.1, "reviews": lambda now: inf if 120 <= now < 300 else 0.05}
        rush = Rush(shop, {"pay": 100, "reviews": 400}, takes).run(600)
        opened = next((now for now in rush.opened), inf)
        trials = sum(opened < now < 300 for now in rush.sent["reviews"])
        back = next((now for now in rush.sent["reviews"] if now >= 300), inf)
        tell(
            "                       pay      reviews   seconds that\n"
            "                    of 3,000   of 12,000   workers lost\n"
            "no guard                 603       2,400          4,798\n"
            "a limit                2,132       8,458          1,800\n"
            "and a room             3,000       8,400            720\n"
            f"{whose('circuit_breaker'):<20} {rush.served['pay']:>7,} {rush.served['reviews']:>11,}"
            f" {rush.vain:>14,.0f}\n"
            "a crystal ball         3,000       8,400              0\n\n"
            f"The circuit opened {opened - 120:.0f} s after reviews had failed, and tried {trials}"
            f" times.\nReviews was well for {back - 300:.1f} s before anybody saw it again.\n"
            "Is that a fault, or a price?",
            called=shop.guard.call,
        )

        assert rush.served["pay"] == 3_000, (
            f"Pay was well for ten minutes, and 3,000 customers came to pay: {rush.served['pay']:,}"
            " have paid. The others stood in line behind calls of reviews."
        )
        assert 128 <= opened <= 130.1, (
            f"Reviews had 20 good answers a second, and then four failures a second: at 129 s, or a"
            f" second sooner or later, half of the last ten seconds had failed. This one opened at"
            f" {opened:.0f} s."
        )
        assert (8 <= trials <= 10, back <= 330) == (True, True), (
            f"In the rest of the three bad minutes nine trials were due, by the rule, and there"
            f" were {trials}. The first call that was answered was let in {back - 300:g} s after"
            " the end of the trouble: 30 s at most are right."
        )


# What lessons share: how long somebody waits, and two people who meet in every order


def shop_where(failed: int = 0, second: float = 0, under_way: int = 0) -> Callable[[], Shop]:
    """Return what makes a shop where so many calls failed, and now so many are under way."""

    def make() -> Shop:
        shop = Shop()
        for _ in range(failed):
            shop.once("reviews", ConnectionError, takes=0)
        shop.at(second)
        for _ in range(under_way):
            shop.begin("reviews")
        return shop

    return make


def deed(what: str) -> Deed[Shop]:
    """Return what somebody does: "calls reviews", "is answered" or "gets an error"."""
    if what == "calls reviews":
        return Deed(what, lambda shop: shop.begin("reviews"))
    error = ConnectionError if what == "gets an error" else None
    return Deed(what, lambda shop: shop.finish(shop.calls["reviews"].popleft(), error))


def waits_of(shop: Shop, many: int) -> list[float]:
    """Return for how long reviews, which is dead, was left alone before each of its trials."""
    waits: list[float] = []
    last = 0.0
    shop.ask("reviews", 10, ConnectionError, takes=0)
    while len(waits) < many:
        shop.clock.ms += 100
        now = shop.clock.ms / 1000
        if now > last + 100 or shop.once("reviews", ConnectionError, takes=0) == "failed":
            waits.append(now - last)
            last = now
    return waits


def answer_all(shop: Shop) -> None:
    """Let all calls of reviews be answered."""
    while shop.calls["reviews"]:
        shop.finish(shop.calls["reviews"].popleft())


def wrong_places(shop: Shop) -> str:
    """Return what is wrong with the number of calls that are let in, or ""."""
    while len(shop.calls["reviews"]) < 9 and shop.begin("reviews") == "let in":
        pass
    under_way = len(shop.calls["reviews"])
    answer_all(shop)
    return f"{under_way} calls are under way then, and 4 may be" if under_way != 4 else ""


def wrong_trials(shop: Shop) -> str:
    """Return what is wrong with the trial, or with what came after it, or ""."""
    under_way = len(shop.calls["reviews"])
    if shop.told == ["reviews open"] and under_way > 1:
        return f"{under_way} trial calls are under way at a time"
    answer_all(shop)
    if shop.told != ["reviews open", "reviews closed"]:
        return f"Olga heard: {', then '.join(shop.told)}"
    return wrong_places(shop)


def wrong_circuit(shop: Shop) -> str:
    """Return what is wrong after ten failures, or ""."""
    if shop.begin("reviews") != "open":
        return "ten calls have failed, and the next is let in"
    heard = ", then ".join(shop.told)
    return "" if heard == "reviews open" else f"Olga heard: {heard or 'nothing'}"
