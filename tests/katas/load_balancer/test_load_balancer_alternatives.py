"""What the load balancer's solutions and guide promise beyond the lessons."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from dojo import design
from dojo.work import work_of

from solutions.load_balancer import counted_buckets, load_balancer, round_robin, unrolled_cycle
from tests.judge import reports_of
from tests.katas.load_balancer.right import turns_in_haproxys_order

CAPTURED = json.loads((design.ROOT / "tests/vectors/balancer_sequences.json").read_text("utf-8"))


def captured(engine: str, kind: str) -> Iterator[tuple[dict[str, int], str]]:
    """Yield weights and the sequence that versions of an engine gave them."""
    for name, rows in CAPTURED.items():
        if name.startswith(engine):
            for row in rows:
                yield dict(zip("abcde", row["weights"], strict=False)), row[kind]


def turns_of(balancer: Any, count: int) -> str:
    """Let requests come and go, one after another, and return whom they were sent to."""
    turns = ""
    for _ in range(count):
        with balancer.pick() as server:
            turns += server
    return turns


@pytest.mark.parametrize("module", [load_balancer, round_robin, unrolled_cycle])
@pytest.mark.parametrize("kind", ["sequence", "least_conn_idle"])
def test_weighted_turns_in_a_quiet_shop_are_those_of_nginx(module, kind):
    for weights, sequence in captured("nginx", kind):
        assert turns_of(module.Balancer(weights), len(sequence)) == sequence


def test_the_turns_that_the_lessons_must_accept_are_those_of_haproxy():
    for weights, sequence in captured("haproxy", "roundrobin"):
        order = turns_in_haproxys_order.ORDERS.get(tuple(weights.values()))
        assert order is None or sequence == order * 2


def test_a_pick_from_the_alternative_of_counted_buckets_costs_the_same_for_3_and_for_1000_servers():
    def work(servers: int) -> Any:
        balancer = counted_buckets.Balancer({str(number): 1 for number in range(servers)})

        def act() -> None:
            with balancer.pick():
                pass

        return work_of(act)

    assert work(3).lines == work(1_000).lines


def test_the_alternative_of_counted_buckets_follows_who_is_gone_and_what_is_heard():
    balancer = counted_buckets.Balancer({"a": 1, "b": 1, "c": 1})
    with balancer.pick() as first, balancer.pick():
        balancer.leave(first)
        balancer.hear("c", 2)
        assert turns_of(balancer, 1) == "b"
        balancer.down("b")
        assert turns_of(balancer, 2) == "cc"
        balancer.hear("b", 0)
        balancer.up("b")
        assert turns_of(balancer, 1) == "b"


@pytest.mark.parametrize(
    "name",
    ["takes_the_next_that_lives", "counts_turns_only", "trusts_a_fast_error", "compares_all"],
)
def test_the_guide_tells_the_stories_as_they_happen(name):
    guide = (design.ROOT / "guides/load_balancer.md").read_text("utf-8")
    path = design.ROOT / f"tests/katas/load_balancer/wrong/{name}.py"

    story = next(report for report in reports_of(path) if report.failed).lines

    assert "\n".join(story) in guide
