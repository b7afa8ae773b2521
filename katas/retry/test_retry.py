"""A cafe, its bank, and a till that calls it again when a call fails: sixteen lessons, in order.

The design that these lessons meet is yours, in retry.py. How the bank is scripted, and how all
seconds are simulated, is in retry_world.py.
"""

from random import Random

from dojo.design import whose
from dojo.story import scene, tell
from retry_world import Cafe, crowd, elsewhere, rush

CORE = 6

AFTER_CORE = """\
That is the retry that libraries give you: a few tries, backoff, jitter, and an ear for the server.
From here on it meets hung servers, people who wait, and money.

  say it aloud   two minutes: why does jitter matter more than the exact backoff?
"""

AFTERWARDS = """\
On the way it met a refusal, a herd, a hung server, a double payment, a dead bank and a chain.

  say it aloud   two minutes: why do backoff and jitter alone not save this bank?
"""

BY_HAND = """\
cafe = Cafe("busy", "busy", "ok")
cafe.ask("Ann")
"""


def test_a_short_failure_does_not_reach_the_customer():
    """Most failures are over before a person has read the message.

    Trouble: transient fault
    Cure: retry
    """
    with scene("the bank is busy for a moment"):
        cafe = Cafe("busy", "ok")
        heard = cafe.ask("Ann")

        assert (heard, len(cafe.tried)) == ("the answer", 2), (
            "The bank turned the first try away, and would have answered the second: Ann should"
            " have her answer, after two tries."
        )

    with scene("the bank is well"):
        cafe = Cafe("ok")
        heard = cafe.ask("Ann")

        assert (heard, len(cafe.tried)) == ("the answer", 1), (
            "The bank answered the first try: Ann should have this answer, and the bank no second"
            " try."
        )

    with scene("the answer is a 0"):
        cafe = Cafe("nought")
        heard = cafe.ask("Ben")

        assert (heard, len(cafe.tried)) == ("0", 1), (
            "Ben's balance is 0, and that is an answer. A try has failed if it raises a"
            " FailedError; whatever it returns should reach the customer, after one try."
        )


def test_a_refusal_is_an_answer_and_is_not_asked_for_again():
    """Asking again does not change a no.

    Trouble: permanent error
    Cure: retryable and permanent errors
    """
    with scene("the bank is busy, then declines"):
        cafe = Cafe("busy", "declined")
        heard = cafe.ask("Ben")

        assert (heard, len(cafe.tried)) == ("DeclinedError", 2), (
            "Busy is worth another try. Declined is an answer: it should have reached Ben as it"
            f" is, after two tries. There were {len(cafe.tried)}."
        )

    with scene("the till's own printer is too slow, and another customer leaves"):
        all_heard = [Cafe("busy", "printer").ask("Cem"), Cafe("busy", "leaves").ask("Dan")]

        assert all_heard == ["TimeoutError", "LeftError"], (
            "In Cem's second try the till's own printer was too slow, a TimeoutError, and in Dan's"
            " the customer left. Neither says that the bank failed: an exception that is no"
            " FailedError should end the call at once, unchanged."
        )

    with scene("the bank is busy, and says that trying again is no use"):
        cafe = Cafe("busy, never")
        heard = cafe.ask("Eve")

        assert (heard, len(cafe.tried)) == ("BusyError", 1), (
            "The bank's error says again=False: another try is no use. There should have been one"
            " try, and the error should have reached Eve."
        )


def test_the_tries_come_to_an_end_and_the_last_error_is_told():
    """A till that tries for ever tells nobody that the bank is down.

    Trouble: infinite retry, swallowed error
    Cure: max attempts
    """
    with scene("the bank is down for good, and a call may have four tries"):
        cafe = Cafe(then="busy", tries=4)
        heard = cafe.ask("Ann")

        assert [tried.told.number for tried in cafe.tried] == [1, 2, 3, 4], (
            "A call may have four tries here, the first one included, and each is told its number,"
            f" from 1 to 4. The bank met {len(cafe.tried)} tries."
        )
        assert heard == "BusyError", (
            "Nobody answered, and Ann has to know: the error of the last try, that very object,"
            " should have reached her."
        )
        assert cafe.told_at == cafe.tried[-1].ended, (
            f"The last try had failed at {cafe.tried[-1].ended:.3g} s, and there was nothing more"
            f" to wait for. Ann was told at {cafe.told_at:.3g} s."
        )

    with scene("a call may have one try"):
        cafe = Cafe(then="busy", tries=1)
        heard = cafe.ask("Ben")

        assert (heard, len(cafe.tried)) == ("BusyError", 1), (
            "One try a call is a setting, too: the first try counts as one, and there is no retry."
        )


def test_each_pause_is_twice_as_long_as_the_one_before_up_to_a_limit():
    """Too early wastes a try, too late wastes a customer: begin short, and double.

    The dice show their highest here: each pause is at its limit. Chance comes in the next lesson.

    Trouble: tight retry loop
    Cure: exponential backoff, capped exponential backoff
    """
    doubled = [0.1, 0.2, 0.4, 0.5]
    with scene("five tries, a first pause of up to 0.1 s, none above 0.5 s"):
        cafe = Cafe(then="busy", tries=5, first_pause=0.1, longest_pause=0.5, budget=100)
        cafe.ask("Ann")

        assert cafe.pauses == doubled, (
            "The dice show their highest, so each pause should have been at its limit: 0.1 s, then"
            " 0.2 and 0.4, and 0.5 at most. The till is given `sleep` to wait with."
        )

    with scene("the next customer at this till"):
        cafe = Cafe(then="busy", tries=5, first_pause=0.1, longest_pause=0.5, budget=100)
        cafe.is_told = False
        cafe.ask("Ann")
        cafe.tried.clear()
        cafe.is_told = True
        cafe.ask("Ben")

        assert cafe.pauses == doubled, (
            "Ann's call was over when Ben's began. His pauses should begin short, like hers: 0.1,"
            " 0.2, 0.4, 0.5."
        )

    with scene("a call that goes on all night, with no pause above 1.0 s"):
        cafe = Cafe(
            *["busy"] * 1_099, tries=1_100, first_pause=3.0, longest_pause=1.0, budget=2_000
        )
        cafe.cut_short = 2_000
        heard = cafe.ask("Cem", seconds=10_000)

        assert (heard, len(cafe.tried), round(cafe.told_at)) == ("the answer", 1_100, 1_099), (
            "A call may have 1,100 tries here, and the last would have been answered, after 1,099"
            " pauses of 1.0 s: none is longer, though `first_pause` is 3.0 s here. The bank met"
            f" {len(cafe.tried):,}, and Cem was told after {cafe.told_at:,.4g} s."
        )


def test_clients_that_failed_together_do_not_come_back_together():
    """A thousand clients that wait equally long are still a crowd.

    Trouble: thundering herd
    Cure: jitter, full jitter, equal jitter
    """
    with scene("limits of 1, 2 and 4 seconds"):
        _, busiest, unanswered = crowd(
            300, back_at=2.5, tries=12, budget=20, first_pause=1.0, longest_pause=4.0
        )

        assert unanswered == 0, (
            f"{unanswered} of 300 customers went without an answer: their twelve tries were over"
            " before the bank was back. Pauses that are drawn anew each time last longer than that."
        )
        assert busiest <= 100, (
            f"{busiest} tills came back within one tenth of a second: they had failed together"
            " and waited equally long. Each pause of each till should be a random part of its"
            " limit."
        )

    with scene("all limits are 2 seconds: the longest"):
        _, busiest, unanswered = crowd(
            300, back_at=2.0, tries=12, budget=20, first_pause=2.0, longest_pause=2.0
        )

        assert (unanswered, busiest <= 100) == (0, True), (
            f"{busiest} tills came back within one tenth of a second, and {unanswered} of"
            " 300 went without an answer. A pause at the longest limit is a random part of it, too."
        )

    with scene("two calls at one till, with three pauses each, all limits are 1 s"):
        script = ["busy", "busy", "busy", "ok"] * 2
        dice = Random(1).random
        cafe = Cafe(*script, dice=dice, budget=20, first_pause=1.0, longest_pause=1.0)
        all_heard = [cafe.ask("Ann"), cafe.ask("Ben")]
        pauses = [*cafe.pauses[:3], *cafe.pauses[4:]]

        assert (all_heard, len(set(pauses))) == (["the answer"] * 2, 6), (
            f"The pauses took {' '.join(f'{pause:.2f}' for pause in pauses)} s: each should have"
            " been a random part of its limit, drawn anew."
        )


def test_no_retry_comes_before_the_time_that_the_bank_asked_for():
    """The server knows how ill it is; but all who obey to the second are a crowd.

    Trouble: thundering herd on recovery
    Cure: Retry-After, server pushback
    """
    with scene("the bank asks for 30 seconds, twice"):
        cafe = Cafe("busy, 30 s", "busy", "busy, 30 s", first_pause=0.5)
        cafe.ask("Ann", seconds=100)

        assert cafe.pauses == [30.5, 1.0, 32.0], (
            "The bank asked twice to be left alone for 30 s. These and, on top, the till's own"
            " pause of up to 0.5 s and 2.0 s should have passed. In between it asked for nothing:"
            f" 1.0 s. The pauses took {cafe.pauses} seconds."
        )

    with scene("the bank asks 300 tills for 30 seconds"):
        early, busiest, unanswered = crowd(
            300, 30.0, "busy, 30 s", tries=12, budget=20, first_pause=1.0, longest_pause=2.0
        )

        assert (early, unanswered) == (0, 0), (
            f"The bank asked for 30 s: {early} tries came earlier, and {unanswered} of 300"
            " customers went without an answer, which all could have had after that."
        )
        assert busiest <= 100, (
            f"{busiest} tills came within one tenth of a second, when the 30 s were over. The"
            " till's own random pause on top keeps them apart."
        )


def test_a_slow_try_is_given_up_in_time_for_another():
    """Without a limit the slowest server decides how long everybody waits.

    Trouble: tail latency, hung server
    Cure: per-try timeout
    """
    cafe = Cafe("hangs", "ok", takes=0.1, try_seconds=2.0, first_pause=0.5)
    heard = cafe.ask("Ann", seconds=30)

    assert (heard, [tried.told.seconds for tried in cafe.tried]) == ("the answer", [2.0, 2.0]), (
        "One try may take 2 s here. The first hung; the second would have been answered in 0.1 s."
        " Both should have been told 2 s, and Ann should have her answer long before her 30 s are"
        " over."
    )


def test_no_try_outlasts_the_patience_of_the_customer():
    """An answer to somebody who has left is work for nothing.

    Trouble: wasted work
    Cure: deadline, deadline propagation
    """
    with scene("Ann waits for 6 s, and the bank hangs twice"):
        cafe = Cafe("hangs", "hangs", "ok", takes=0.1, try_seconds=2.0, first_pause=0.5)
        heard = cafe.ask("Ann", seconds=6)
        allowed = [round(tried.told.seconds, 6) for tried in cafe.tried]

        assert allowed == [2.0, 2.0, 0.5], (
            "Ann waits for 6 s in all. Two tries of 2 s and pauses of 0.5 s and 1.0 s had passed,"
            f" so the third try had 0.5 s left. The tries were told {allowed} seconds."
        )
        assert heard == "the answer", (
            "Half a second was left for the third try, and the bank answers in 0.1 s: Ann should"
            " have her answer."
        )

    with scene("Ben has no time at all"):
        cafe = Cafe("ok")
        cafe.ask("Ben", seconds=0)
        allowed = [round(tried.told.seconds, 6) for tried in cafe.tried]

        assert allowed == [0.0], (
            "Ben waits for 0 s: the first try of a call is always made, and 0 s is what is left"
            f" for it. The tries were told {allowed} seconds."
        )


def test_a_call_that_cannot_succeed_in_time_ends_at_once():
    """If the answer will be no, say so while the customer can still choose.

    Trouble: missed deadline
    Cure: fail fast
    """
    with scene("each refusal takes the bank 1 s; Ann waits for 4.5 s"):
        cafe = Cafe(then="busy", takes=1.0, tries=9, first_pause=1.0, longest_pause=8.0)
        heard = cafe.ask("Ann", seconds=4.5)
        cafe.draw(seconds=4.5)

        assert [tried.begun for tried in cafe.tried] == [0.0, 2.0], (
            "At 3.0 s the second try had failed, and the next pause was 2 s: a third try could only"
            " come at 5.0 s, when Ann had left. Tries at 0.0 s and 2.0 s were all that made sense."
        )
        assert (heard, cafe.told_at) == ("BusyError", 3.0), (
            f"At 3.0 s it was clear that no other try fitted into Ann's 4.5 s. She was told {heard}"
            f" at {cafe.told_at:.3g} s: the bank's own error should have reached her at 3.0 s."
        )

    with scene("the bank asks for an hour, and Ben waits for an hour"):
        cafe = Cafe("busy, 1 h", first_pause=0.0)
        heard = cafe.ask("Ben", seconds=3_600)
        after = getattr(cafe.error, "after", None)

        assert (heard, cafe.told_at, after) == ("BusyError", 0.0, 3_600), (
            "The pause would take all of Ben's time, and a try after it has none. He should have"
            " been told at 0.0 s, by the bank's own error with its 3,600 s. He was told"
            f" {heard} at {cafe.told_at:,.3g} s."
        )

    with scene("the dice show their lowest; the first limit is 1 s, and Cem waits for 0.8 s"):
        cafe = Cafe("busy", first_pause=1.0, dice=lambda: 0.0)
        heard = cafe.ask("Cem", seconds=0.8)

        assert (heard, len(cafe.tried)) == ("the answer", 2), (
            "A pause at the limit would have been too long for Cem. The one that was drawn is at"
            f" most half of it: a second try came in time. He was told {heard}."
        )


def test_what_may_have_been_done_is_not_done_again():
    """No answer is not a no.

    This bank does not look keys up, so a payment is not idempotent: each time, money is taken.

    Trouble: ambiguous failure, duplicate payment
    Cure: idempotence, at most once
    """
    with scene("the bank is closed for a moment: a BusyError, so nothing was done"):
        cafe = Cafe("closed", "ok")
        heard = cafe.pay("Ann")

        assert (heard, len(cafe.paid)) == ("receipt 1", 1), (
            "A BusyError, of whatever kind, says that nothing was done. So even a payment can be"
            " tried again: Ann should have paid once, and have her receipt."
        )

    with scene("the money is taken, and the answer is lost"):
        cafe = Cafe("lost", "ok")
        heard = cafe.pay("Ben")

        assert (heard, len(cafe.paid)) == ("NoAnswerError", 1), (
            f"Ben has paid {cafe.paid.count('Ben')} times for one order, and was told {heard}."
            " That no answer came does not mean that nothing was done. A call that is not"
            " idempotent should end there, and say that there was no answer."
        )

    with scene("the bank is busy first, then it fails by a plain FailedError"):
        cafe = Cafe("busy", "breaks", "ok")
        heard = cafe.pay("Cem")

        assert (heard, len(cafe.paid)) == ("FailedError", 1), (
            f"Cem has paid {cafe.paid.count('Cem')} times for one order, and was told {heard}. The"
            " last try decides, not those before it; and of all FailedErrors only a BusyError says"
            " for sure that nothing was done."
        )


def test_one_order_has_one_key_on_every_try():
    """The server can recognise a repeated order only by its name.

    This bank looks keys up and does nothing twice for one key, so a payment is idempotent.

    Trouble: duplicate request, key collision
    Cure: idempotency key, request id
    """
    with scene("the answer to Ann's payment is lost, and then the bank breaks"):
        cafe = Cafe("lost", "breaks", "ok", looks_up=True)
        heard = cafe.pay("Ann")

        assert (heard, len(cafe.paid)) == ("receipt 1", 1), (
            f"Ann has paid {cafe.paid.count('Ann')} times for one order, and was told {heard}. An"
            " idempotent call may be repeated after any FailedError, if all its tries carry one"
            " key: then the bank sees that it has done this, and shows the receipt again."
        )

    with scene("three orders at two tills, at one instant"):
        cafe = Cafe(looks_up=True, tills=2)
        cafe.pay("Ann")
        cafe.pay("Ben")
        cafe.pay("Cem", till=1)

        assert cafe.paid == ["Ann", "Ben", "Cem"], (
            f"Three people pay, and the bank has taken the money of {len(cafe.paid)}: it took one"
            " order for another. If no key is given, a call needs one that no other call has."
        )

    with scene("two tills in two processes, each with its first order"):
        cafe = Cafe(looks_up=True, tills=2, make=elsewhere)
        cafe.pay("Dan")
        cafe.pay("Eve", till=1)

        assert cafe.paid == ["Dan", "Eve"], (
            "Each till runs in a process of its own, and both had their first order. The bank has"
            f" taken the money of {len(cafe.paid)}: two processes made the same key."
        )


def test_an_order_that_is_placed_again_keeps_its_key():
    """Only the one who places an order knows whether it is a new one.

    Trouble: double submit
    Cure: idempotency key, deduplication
    """
    with scene("the bank looks keys up, and all answers to Dan's order 17 are lost"):
        cafe = Cafe(*["lost"] * 3, looks_up=True, tills=2, tries=3)
        cafe.pay("Dan", key="order 17")
        receipts = [cafe.pay("Dan", key="order 17", till=till) for till in (1, 1)]
        keys = [tried.told.key for tried in cafe.tried]

        assert keys == ["order 17"] * 5, (
            "Dan's order has a key, and he places it twice more at the other till. Three tries and"
            f" two more should carry this key; of {len(keys)} tries {keys.count('order 17')} did."
        )
        assert (receipts, len(cafe.paid)) == (["receipt 1"] * 2, 1), (
            "Dan's order was done on the first try, though nobody heard of it. He should have paid"
            f" once, and have his receipt at the other till. He was told {receipts}, and paid"
            f" {len(cafe.paid)} times."
        )

    with scene("the bank does not look keys up, so it is not idempotent"):
        cafe = Cafe("lost", "ok")
        heard = cafe.pay("Eve", key="order 18")

        assert (heard, len(cafe.paid)) == ("NoAnswerError", 1), (
            f"Eve has paid {cafe.paid.count('Eve')} times for one order, and was told {heard}. A"
            " key is safe only where the server looks it up, and that is what `idempotent` says."
        )


def test_retries_add_a_tenth_to_the_load_and_no_more():
    """A retry is a bet that failures are rare; stop betting when they are not.

    From here on many customers share one till, and its budget.

    Trouble: load amplification, retry storm
    Cure: retry budget, token bucket, retry throttling
    """
    with scene("one customer in twenty is turned away"):
        cafe = Cafe(tries=3)
        answered, tries, _ = cafe.serve(1_000, "1 in 20 is turned away", busy_every=20)

        assert (answered, tries) == (1_000, 1_050), (
            f"One first try in twenty is turned away. Of 1,000 customers {answered:,} have their"
            f" answer, with {tries:,} tries. Twenty answers pay for two retries, so all could have"
            " been answered, with 50 retries."
        )

    with scene("a good day, and then the bank is down"):
        cafe = Cafe(tries=3)
        cafe.serve(1_000, "the bank is well")
        cafe.then = "busy"
        _, tries, _ = cafe.serve(400, "the bank is down")

        assert tries <= 451, (
            f"400 customers came while the bank was down, and it met {tries:,} tries. Ten retries"
            " can be saved up, and ten calls pay for one more: 450 tries are the most."
        )

    with scene("the bank turns away every second try"):
        cafe = Cafe(then="in turns", tries=3)
        _, tries, _ = cafe.serve(400, "every second try fails")

        assert tries <= 451, (
            f"The bank can only do half of what it is asked, and met {tries} tries by 400"
            " customers. Each answer pays for a tenth of a retry, so 450 tries are the most."
        )


def test_the_budget_stops_retries_and_never_first_tries():
    """A till that does not ask cannot learn that the bank is well again.

    Trouble: self-inflicted outage
    Cure: retry budget
    """
    with scene("the bank is down until the budget is empty, and well again"):
        cafe = Cafe(then="busy", tries=3)
        _, _, untried = cafe.serve(40, "the bank is down")
        cafe.then = "ok"
        answered, _, _ = cafe.serve(100, "the bank is well")
        cafe.script += ["busy", "ok"]
        heard = cafe.ask("Ben")

        assert (untried, answered) == (0, 100), (
            f"For {untried} of 40 customers the bank was not tried at all, and afterwards, when it"
            f" was well, {answered} of 100 had an answer. An empty budget stops retries; the first"
            " try of each call is free."
        )
        assert heard == "the answer", (
            "A hundred answers had filled the budget again: for Ben, who was turned away once,"
            " there was a retry."
        )

    with scene("a budget of one retry"):
        cafe = Cafe(budget=1)
        cafe.serve(5, "the bank is well")
        cafe.script += ["busy"] * 3
        _, tries, _ = cafe.serve(2, "the bank is busy")
        cafe.serve(7, "the bank is well")
        cafe.script += ["busy"]
        all_heard = [cafe.ask("Ann")]
        cafe.serve(3, "the bank is well")
        cafe.script += ["busy"]
        all_heard += [cafe.ask("Ben")]

        assert (tries, all_heard) == (3, ["BusyError", "the answer"]), (
            "Five answers add nothing to a full budget, and one retry emptied it. Seven answers do"
            " not earn one for Ann, three more earn it for Ben: ten are enough, though ten times"
            " 0.1 is less than 1 in floating point."
        )

    with scene("twenty customers are told to come back in an hour"):
        cafe = Cafe(*["busy, 1 h"] * 20, "busy", "ok")
        cafe.serve(20, "the bank asks for an hour")
        heard = cafe.ask("Ben")

        assert heard == "the answer", (
            "Twenty calls had no time for a retry, so none was made, and none should have been paid"
            " for. The budget was still full when Ben came."
        )


def test_only_one_layer_retries():
    """Retries multiply: three layers of three tries make twenty-seven.

    Trouble: retry amplification, layered retries
    Cure: retry at one layer
    """
    with scene("till, front desk and ledger retry, three tries each; the bank is down"):
        cafe = Cafe(then="busy", tries=3, budget=100, layers=[{}, {}])
        heard = cafe.ask("Ann")
        again = getattr(cafe.error, "again", None)

        assert (heard, len(cafe.tried)) == ("BusyError", 3), (
            f"The bank was tried {len(cafe.tried)} times for one customer. The lowest layer tries"
            " three times and gives up. Let it mark its error with again=False: the layers above"
            " see then that this was tried already."
        )
        assert again is False, (
            f"The error that reached Ann says again={again}. After three tries it should say"
            " again=False, to every layer above."
        )

    with scene("the layer below ends before its last try: it may not repeat, it has no time"):
        cafe = Cafe("lost", "ok", layers=[{}])
        cafe.idempotent = [True, False]
        heard = cafe.pay("Eve")
        late = Cafe("busy, 1 h")
        late.ask("Dan")

        assert (heard, len(cafe.paid)) == ("NoAnswerError", 1), (
            f"Eve has paid {len(cafe.paid)} times. The lower layer ended its call, since what may"
            " have been done is not done again. Its error should say again=False, for every"
            " reason to end."
        )
        assert getattr(late.error, "again", None) is False, (
            "Dan's call ended since the bank asked for an hour, which he does not have. The error"
            " of a call that ends should say again=False, for every reason to end."
        )

    with scene("the layer below has a budget of ten retries, the one above of a hundred"):
        cafe = Cafe(then="busy", tries=3, budget=100, layers=[{"budget": 10}])
        _, tries, _ = cafe.serve(100, "the bank is down")

        assert tries <= 121, (
            f"A hundred customers, and the bank met {tries} tries. The lower layer has ten retries,"
            " and earns ten more at most. When its budget is empty, that is no reason for the layer"
            " above to spend its own."
        )


ONE_TRY = "    one try of 2 s                  240         12        240       44   10.4"
FOUR_TRIES = "    four, backoff and jitter        252          0        840      200   29.9"
FORESIGHT = "    a crystal ball                  252          0        240        0      -"


def test_many_calls_at_once_do_not_mix():
    """State of one call must not be kept where all calls share it.

    Trouble: shared mutable state, retry storm, metastable failure
    Cure: request-scoped state, retry budget, load shedding
    """
    with scene("Ben comes while Ann's call pauses"):
        cafe = Cafe(*["busy"] * 4, first_pause=1.0, longest_pause=4.0)
        heard = cafe.ask_together(("Ann", 0, 2.5), ("Ben", 0.5, 60))
        met = [f"{tried.who} {tried.told.number} at {tried.begun:g}" for tried in cafe.tried]

        assert met == [
            "Ann 1 at 0",
            "Ben 1 at 0.5",
            "Ann 2 at 1",
            "Ben 2 at 1.5",
            "Ben 3 at 3.5",
        ], (
            "Ann waits for 2.5 s, Ben for 60: she has two tries, he has three, each with its own"
            " number and its own pauses. A second pause of 2 s does not fit into her time. Nothing"
            " that Ben's call does changes hers."
        )
        assert heard == {"Ann": "BusyError", "Ben": "the answer"}, (
            "Ann's call should have ended with the error of her own last try, and Ben's with the"
            " answer."
        )

    with scene("one retry for each of two tills; Ben comes while Ann's call pauses"):
        cafe = Cafe("busy", "busy", budget=1, first_pause=1.0, tills=2)
        heard = cafe.ask_together(("Ann", 0, 60), ("Ben", 0.5, 60))
        cafe.script += ["busy"]
        other = cafe.pay("Cem", till=1)

        assert (heard, other) == ({"Ann": "the answer", "Ben": "BusyError"}, "receipt 1"), (
            "Ann's call took the one retry of its till when it began its pause: half a second"
            " later there was none for Ben. Cem is at the other till, with a budget of its own."
        )

    with scene("240 customers, 8 a second, at one till"):
        good_tries, good_lost, good_longest = rush(turns_away=0.05)
        tries, lost, longest = rush(away=(5, 8))
        tell(
            "                               1 in 20 turned away   away from 5 to 8 s\n"
            "                                 tries   unserved      tries unserved  last\n"
            f"{ONE_TRY}\n{FOUR_TRIES}\n"
            f"    {whose('retry'):<26}{good_tries:>9} {len(good_lost):>10} {tries:>10}"
            f" {len(lost):>8} {max(lost, default=0):>6.1f}\n{FORESIGHT}\n\n"
            "one clerk needs 0.1 s a customer; people wait 10 s; last: when the last\n"
            "customer came who went unserved. One try lost 44 on the bad day, this\n"
            f"{len(lost)}: how many bad days make it wiser not to retry?",
        )

        assert max(good_longest, longest) <= 10.001, (
            "Each customer waits for 10 s from when they came, and one was told after"
            f" {max(good_longest, longest):.1f} s."
        )
        assert tries <= 275, (
            f"The bank was away for 3 s, and 240 customers made {tries} tries. All calls share"
            " one budget: ten retries and a tenth of a retry for each call, 274 tries at most."
        )
        assert good_lost == [], (
            f"One in twenty was turned away at the door, and {len(good_lost)} of 240 customers went"
            " without an answer: a retry for each of them was in the budget."
        )
