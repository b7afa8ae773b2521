"""A shop, its servers, and a balancer before them: thirteen lessons, in order.

The design that these lessons meet is yours, in load_balancer.py. How shoppers come and go, and how
it is watched, is in load_balancer_world.py.
"""

from dojo.design import whose
from dojo.story import tell
from load_balancer_world import (
    Shop,
    at_the_same_time,
    bad_disk,
    fullest_of_twenty,
    held_up,
    laps,
    longest_run,
    one_after_the_other,
    row,
)

AFTERWARDS = """\
On the way it met a deploy, a dead neighbour, a leak, a black hole, a fever and a herd.

  say it aloud   two minutes: why is the fastest server not always the best one?
"""


def test_every_server_gets_its_turn():
    """An idle server costs as much as a busy one."""
    shop = Shop(a=1, b=1, c=1)

    turns = shop.serve(9)

    assert laps(turns, 3) == ["abc", "abc", "abc"], (
        "Three equal servers stood ready, and each three shoppers should have met all three of"
        " them. Whoever is asked again before the others have had a turn leaves them idle."
    )


def test_who_leaves_costs_no_other_its_turn():
    """Servers come and go all day, and the rest should not feel it."""
    shop = Shop(a=1, b=1, c=1)

    turns = shop.serve(4)
    first, second, third = turns[0], turns[1], turns[2]
    shop.leave(first)
    turns = shop.serve(5)

    assert turns == second + third + second + third + second, (
        f"It was {second}'s turn when {first} left, then {third}'s, and so on in turns: one who"
        " leaves takes nothing along but itself."
    )

    shop.join("d")
    turns = shop.serve(6)

    assert turns.replace("d", "")[:1] == third, (
        f"{second} had just had a turn when d joined, and of those who were there before it was"
        f" {third}'s turn: one who joins takes a place among them and changes no other's."
    )
    everyone = "".join(sorted(second + third + "d"))
    assert laps(turns, 3) == [everyone, everyone], (
        "Since d joined there are three servers, and each three shoppers should have met all of"
        " them. Who joins gets a turn in each lap, no more and no less."
    )

    shop.leave(second, third, "d")
    turns = shop.serve(1)

    assert turns == "-", "All have left, and still a shopper was sent somewhere."


def test_the_share_of_a_dead_server_is_spread():
    """The failure of one must not become the failure of the next."""
    shop = Shop(a=1, b=1, c=1)

    shop.down("b")
    shop.serve(300)

    assert shop.sent == {"a": 150, "b": 0, "c": 150}, (
        "b is down, and a and c are left for 300 shoppers: 150 each. If one neighbour has to carry"
        " more of what was b's than the other, it is the next to fall."
    )

    shop.up("b")
    turns = shop.serve(9)

    assert laps(turns, 3) == ["abc", "abc", "abc"], (
        "b is up again, and each three shoppers should have met all three servers. One that comes"
        " back is owed no turns for the time it was away, and owes none."
    )

    shop.down("a", "b", "c")
    turns = shop.serve(1)

    assert turns == "-", "All are down, and still a shopper was sent somewhere."


def test_the_strong_get_more_turns_but_not_all_in_a_row():
    """Five times the machine is five times the work, not five at a time."""
    shop = Shop(a=5, b=1, c=1)

    turns = shop.serve(14)

    assert laps(turns, 7) == ["aaaaabc", "aaaaabc"], (
        "a is five times as strong as b, and as c: of each seven shoppers a should get five, b one"
        " and c one."
    )
    assert len(longest_run(turns)) < 5, (
        f"The turns are in the right numbers, but a had {len(longest_run(turns))} in a row, while b"
        " and c stood idle, and then it stood idle itself. Turns are worth more when they are"
        " spread."
    )


def test_the_least_busy_server_is_asked_first():
    """Equal turns are fair only when the work is equal.

    That was round robin: it counts turns. From here on shoppers stay a while.
    """
    waits = held_up()

    assert waits == "", (
        f"{waits}. Two servers stood ready. A balancer decides, and then it is free for the next:"
        " whatever it holds while a server works holds up everybody who comes meanwhile."
    )

    shop = Shop(a=1, b=1, c=1)
    tell("a has a bad disk and needs 1,000 ms a shopper, b and c need 10")
    tell("in hand, with one more shopper every 10 ms:")

    day = shop.day(300, every=10, takes={"a": 1_000, "b": 10, "c": 10}, looks=[0.1, 1, 2, 3])

    tell(f"{day.passed_over} of 300 were sent to a server while another had less in hand")
    tell(f"they wait {day.mean_wait:,.0f} ms on average, one of them {max(day.waits):,.0f}")
    assert day.passed_over == 0, (
        "What a server has in hand tells how fast it gets rid of it, whatever the reason. Had each"
        " shopper been sent to a server with the least in hand, a would have had one at a time,"
        f" and the average wait would have been 20 ms; it was {day.mean_wait:,.0f}."
    )


def test_among_equals_the_turn_goes_round():
    """A quiet day is no reason to wear out one server."""
    shop = Shop(a=1, b=1, c=1)

    busy = shop.come_and_stay(1)
    shop.serve(300)

    assert sorted(shop.sent.values()) == [0, 150, 150], (
        f"{busy} had somebody in hand all day, the two others nobody: between them 300 shoppers"
        " should have been shared, 150 each. Turns have to go round among those who are equally"
        " busy, and not only when that is everybody."
    )

    shop.finish(busy)
    turns = shop.serve(9)

    assert laps(turns, 3) == ["abc", "abc", "abc"], (
        f"{busy} has nobody in hand any more: the three are equals, and each three shoppers should"
        " have met all three. Who was busy has missed no turns that would have to be made up for."
    )


def test_a_finished_request_is_given_back_once_whatever_happened():
    """A count that leaks makes a healthy server look busy for ever."""
    shop = Shop(a=1, b=1, c=1)

    shop.come_and_stay(9)
    shop.fail("a")
    shop.walk_out("b")
    shop.finish("c")
    shop.come_and_stay(3)

    assert shop.in_hand == {"a": 1, "b": 1, "c": 1}, (
        "Nobody was left in the shop, and of three who came then each should have got a server for"
        " itself. A request that failed is over, and so is one whose shopper has gone: as long as"
        " it counts as in hand, its server is passed over for nothing. Nor are three errors in a"
        " row enough to send a server nobody."
    )

    shop = Shop(a=1, b=1, c=1)
    leaver, *others = list(shop.come_and_stay(9)[:3])
    shop.leave(leaver)
    shop.finish(leaver, 1)
    for server in others:
        shop.finish(server)
    shop.join(leaver)
    shop.come_and_stay(6)
    shop.finish(leaver, 2)
    shop.come_and_stay(3)

    assert shop.in_hand == {"a": 3, "b": 3, "c": 3}, (
        f"{leaver} had three in hand when it left. One was answered before it came back and two"
        " after, and nine have come since, three for each. What was taken once is given back once,"
        " and no other's request along with it."
    )


def test_busy_is_measured_against_strength():
    """Three in a big server's hands are fewer than two in a small one's.

    What stands now is least connections, with round robin among equals.
    """
    shop = Shop(a=3, b=1)

    shop.come_and_stay(4)
    shop.come_and_stay(4)

    assert shop.in_hand == {"a": 6, "b": 2}, (
        "a is three times as strong as b: of eight who stay it should have six in hand when b has"
        " two, so that all of them wait for the same time."
    )

    shop.finish("a", 1)
    turns = ""
    for _ in range(3):
        shop.finish("b", 1)
        turns += shop.come_and_stay(1)

    assert turns == "bbb", (
        "Each time a had five in hand, which is five thirds of its strength, and b had one, which"
        " is all of its own: b was the less busy of the two, and the next should have been sent"
        " there."
    )

    shop = Shop(a=3, b=1)
    shop.come_and_stay(8)
    shop.down("a")
    shop.finish("a", 2)
    shop.finish("b")
    shop.up("a")
    shop.come_and_stay(8)

    assert shop.in_hand == {"a": 9, "b": 3}, (
        "a had six in hand when it went down, two of them had their answers meanwhile, and it is as"
        " strong as before: with eight more there are twelve, nine for a and three for b. Whether a"
        " server is asked changes neither its strength nor what it has in hand."
    )

    shop = Shop(a=1)
    shop.join("b", 3)
    shop.come_and_stay(8)

    assert shop.in_hand == {"a": 2, "b": 6}, (
        "b joined, three times as strong as a: of eight who stay it should have six in hand."
    )


def test_a_server_that_fails_fast_does_not_win_every_shopper():
    """A fast error looks like a fast answer."""
    shop = Shop(a=1, b=1, c=1)
    tell("b and c need 110 ms a shopper, one comes every 60 ms, and is sent to:")
    shop.breaks("a")

    day = shop.day(500, every=60, takes={"b": 110, "c": 110})

    day.tell_sent(seconds=[1, 10, 20, 30])
    failed = len(day.sent_at["a"])
    assert failed <= 20, (
        "b and c could have served all of them. A server that fails at once is never busy, always"
        f" free for the next: {failed} shoppers were sent where nobody gets an answer. After a few"
        " failures in a row a server should be sent nothing for a while."
    )

    shop = Shop(a=1, b=1, c=1)
    shop.fails_every(2, "a")
    shop.serve(300)

    assert list(shop.sent.values()) == [100, 100, 100], (
        "Between two failures of a there was always a success: it should have kept its third of"
        " 300 shoppers. Only failures in a row, with no success between them, tell that a server"
        " is ill; sooner or later everyone has failed five times."
    )


def test_a_server_put_out_is_let_back_in_by_one_shopper_first():
    """Recovery has to be tried out on somebody: let it be one."""
    shop = Shop(a=1, b=1, c=1)
    shop.breaks("a")
    day = shop.day(300, every=100, takes={"b": 10, "c": 10})
    sent = day.sent_at["a"]
    seconds = " ".join(f"{second:.1f}" for second in sent[:9])
    tell(f"in 30 s a was sent {len(sent)}: at {seconds}", called=shop.balancer.pick)

    assert len(sent) == 7, (
        f"a was broken for all of 30 seconds, and {len(sent)} shoppers were sent there. It should"
        " have been seven: five in a row to put it out, and then one every 10 seconds to see"
        " whether it is well."
    )

    shop = Shop(a=1, b=1, c=1)
    shop.come_and_stay(9)
    shop.is_broken_while(18, "a")
    shop.finish("a", 1)
    shop.serve(4)

    assert shop.sent["a"] == 0, (
        "a had failed five times in a row and should have been out, so that none of these four were"
        " sent there. The one who got an answer there had been sent before it fell ill, and says"
        " nothing of how it is now."
    )

    shop.at(9)
    shop.fail("a", 1)
    shop.at(10.5)
    shop.come_and_stay(4)

    assert shop.in_hand["a"] == 2, (
        "One in a's hands is from before it fell ill. More than 10 seconds have passed, whatever"
        " became of others of that time, so a should be tried with one of these four, and with one"
        f" only until it is known how that ends. {shop.in_hand['a'] - 1} were sent."
    )

    shop.finish("a", 1)
    shop.at(22)
    shop.come_and_stay(2)

    assert shop.in_hand["a"] == 1, (
        "The one on trial is still there, and how that ends is not known, however long it takes; an"
        " answer to one who was sent before the illness is no answer to that. Nobody else should"
        " have been sent to a."
    )

    shop = Shop(a=1, b=1, c=1)
    shop.is_broken_while(18, "a")
    shop.at(10.5)
    shop.come_and_stay(5)
    shop.walk_out("a")
    shop.come_and_stay(2)

    assert shop.in_hand["a"] == 1, (
        "The one on trial did not wait for an answer. That says nothing about a, neither good nor"
        " bad, and so one of the next two should be on trial there, and only one."
    )

    shop.finish("a")
    shop.come_and_stay(4)

    assert shop.in_hand == {"a": 3, "b": 3, "c": 3}, (
        "The one on trial got an answer: a is one of three again, and they should have equally many"
        " in hand."
    )

    shop.fail("a")
    shop.come_and_stay(3)
    shop.walk_out("a")
    shop.come_and_stay(3)

    assert shop.in_hand == {"a": 3, "b": 3, "c": 3}, (
        "Since a was let back in it has failed three times, and three have lost their patience,"
        " which is no failure: five failures in a row should put it out, not three. What it did"
        " before its recovery is forgiven."
    )


def test_when_most_look_ill_the_balancer_doubts_its_eyes():
    """If nearly everyone has a fever, suspect the thermometer."""
    shop = Shop(a=1, b=1, c=1, d=1, e=1)
    shop.down("e")
    shop.breaks("a", "b")
    shop.serve(40)
    shop.serve(8)

    assert [shop.sent[server] for server in "abcd"] == [0, 0, 4, 4], (
        "a and b fail whatever they are sent, and 40 shoppers were enough to know it. c and d,"
        " half of the four that are not down, can carry on: of these eight each should get four."
    )

    shop.breaks("c")
    shop.serve(40)
    shop.is_mended("a", "b", "c")
    shop.serve(40)

    assert min(shop.sent[server] for server in "abcd") >= 8, (
        "Three of four had failed five times in a row, and each of the four should have been sent"
        " about ten of these 40 shoppers: no server is built to bear the load of all. When most"
        " look ill it is likelier that the looking is at fault, and sharing among all who are not"
        " down is the lesser risk."
    )

    shop.breaks("a")
    shop.serve(40)

    assert shop.sent["a"] >= 8, (
        "Nobody was on trial yet, and only that ends an ejection: three of four were still out, and"
        " ejections still to be ignored. a should have been sent about ten of these 40, whatever"
        " they met there."
    )

    shop = Shop(a=1, b=1, c=1, d=1, e=1)
    shop.down("d", "e")
    shop.breaks("a", "b")
    shop.serve(40)
    shop.serve(9)

    assert [shop.sent[server] for server in "abc"] == [3, 3, 3], (
        "Three servers are not down, and two of these fail whatever they are sent: one of three is"
        " fewer than half, so all three should have been sent their share of nine."
    )

    shop.breaks("c")
    shop.serve(40)
    shop.serve(9)

    assert [shop.sent[server] for server in "abc"] == [3, 3, 3], (
        "All three that are not down fail, and none is fewer than half: all should have been sent"
        " their share of nine."
    )


def test_many_balancers_compare_two_not_all():
    """If everybody runs to the shortest queue, it is the longest when they arrive.

    From here on there are several balancers; they are made with choices=2.
    """
    shop = Shop(choices=2, a=1, b=1)
    shop.says("a", in_hand=100)
    shop.come_and_stay(20)

    assert shop.in_hand == {"a": 0, "b": 20}, (
        "a had said that it had a hundred in hand, sent by other balancers. There are two servers,"
        " and two different ones are compared for each shopper: all 20 should have been sent to b."
    )

    fullest = fullest_of_twenty(shoppers=1_000, seed=42)

    assert fullest <= 34, (
        f"A server had {fullest} in hand, where 20 would be even. All balancers had heard the same"
        " old news. Either all ran to whatever looked shortest then, or the two were not drawn anew"
        " by each, for each shopper: only then does no server look best to everybody."
    )

    shop = Shop(choices=2, a=1, b=1)
    shop.come_and_stay(10)
    shop.says("a", in_hand=10)
    shop.come_and_stay(5)
    shop.come_and_stay(4)

    assert shop.in_hand == {"a": 7, "b": 12}, (
        "Each had five in hand from here, and a said that it had ten, of all balancers: that takes"
        " the place of five. So five came to b, until both had ten, and then each should have got"
        " two."
    )

    shop = Shop(choices=2, a=3, b=1, c=1)
    shop.down("c")
    shop.come_and_stay(8)
    shop.says("a", in_hand=100)
    shop.come_and_stay(20)

    assert shop.in_hand == {"a": 6, "b": 22, "c": 0}, (
        "c is down, so that a and b are compared for each shopper, by strength: of eight a should"
        " have got six and b two, and all 20 should have been sent to b when a was busier. Who is"
        " down is not drawn."
    )

    shop = Shop(choices=2, a=1, b=1)
    shop.breaks("a")
    shop.serve(40)
    shop.serve(8)

    assert shop.sent["a"] == 0, (
        "a fails whatever it is sent, and 40 shoppers were enough to know it. Who is out is not"
        " drawn either, and all eight should have been sent to b."
    )

    shop = Shop(choices=2, a=1, b=1, c=1)
    shop.says("b", in_hand=100)
    shop.says("c", in_hand=200)
    shop.come_and_stay(40)

    assert shop.in_hand["b"] > 0, (
        "Of 40 draws of two, some are b and c, and then b is the less busy. Whoever is never sent"
        " to b has been compared with a as well, which makes more than two choices, and a herd."
    )

    shop = Shop(choices=3, a=1, b=1, c=1, d=1)
    shop.says("c", in_hand=100)
    shop.says("d", in_hand=100)
    shop.come_and_stay(60)

    assert shop.in_hand["c"] == shop.in_hand["d"] == 0, (
        "This balancer was made with choices=3, and three different ones of four are never c and d"
        " alone: all 60 should have been sent to a or b."
    )


def test_two_shoppers_at_one_instant_are_two_in_hand():
    """A count that two hands write at once loses one of them.

    From here on shoppers come at the same time. A good place to stop for today.
    """
    problem = one_after_the_other()

    assert problem == "", (
        "All of this happened one after the other, and when eight had come there should have been"
        " two in a's hands and six in those of b."
    )

    problem = at_the_same_time()

    assert problem == "", (
        "Between two steps of Ann's Ben did something, and then she went on as if nothing had"
        " happened. To look, to choose and to count belong together, and so does whatever changes"
        " who is there: all that has to be done by one at a time."
    )
    rows = [
        row("always the first", bad_disk("a")),
        row("round robin", bad_disk("abc")),
        row(whose("load_balancer"), bad_disk()),
        row("a crystal ball", bad_disk("bc"), "what nobody can"),
    ]
    tell(
        "300 shoppers, one every 10 ms, at two servers and one with a bad disk:\n\n"
        f"{'':<20} {'longest queue':>14} {'mean wait':>15}\n" + "\n".join(rows) + "\n\n"
        "Which of these needs to know how long a request takes?"
    )
