"""Placements that have to agree with real systems do, and the others keep what they promise.

The vectors were captured from running software; each file says when and how.
"""

import json
from collections import Counter

import pytest
from dojo import design

from solutions.hash_ring import jump, ketama, maglev, nginx, rendezvous
from tests.prose import text_of

VECTORS = design.ROOT / "tests" / "vectors"
KETAMA = json.loads((VECTORS / "ketama_vectors.json").read_text(encoding="utf-8"))
NGINX = json.loads((VECTORS / "nginx_chash_vectors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", KETAMA["cases"], ids=lambda case: case["name"])
def test_ketama_places_every_key_where_libmemcached_does(case):
    weights = {f"{server['host']}:{server['port']}": server["weight"] for server in case["servers"]}
    ring = ketama.HashRing()
    for server, weight in weights.items():
        ring.add(server, weight=weight)

    assert {key: ring.find(key) for key in case["keys"]} == case["keys"]
    assert sum(len(ring._points_of(server)) for server in weights) == case["points"]  # noqa: SLF001


def test_nginx_places_every_key_where_nginx_does():
    ring = nginx.HashRing()
    ring.add(*NGINX["servers"])

    assert {key: ring.find(key) for key in NGINX["keys"]} == NGINX["keys"]


def test_nginx_and_ketama_differ_on_as_many_keys_as_the_guide_says():
    rings = nginx.HashRing(), ketama.HashRing()
    for ring in rings:
        ring.add(*NGINX["servers"])
    places = [[ring.find(f"key{number}") for number in range(3_000)] for ring in rings]
    elsewhere = sum(one != other for one, other in zip(*places, strict=True))

    assert f"of 3,000 keys {elsewhere:,} are elsewhere" in " ".join(text_of("hash_ring").split())


def test_jump_goes_where_its_authors_code_goes():
    numbers = []
    for shards in range(1, 20):
        placement = jump.HashRing(lambda _: 0xDEADBEEF)
        placement.add(*(f"{number:02}" for number in range(shards)))
        numbers.append(int(placement.find("any")))

    # github.com/dgryski/go-jump, jump_test.go: "generated from the reference C++ code"
    assert numbers == [0, 1, 2, 3, 3, *[5] * 11, 16, 16, 16]


def test_maglev_fills_its_table_evenly():
    placement = maglev.HashRing(lambda text: len(text) * 2_654_435_761 + sum(text.encode()))
    placement.add("a", "b", "c")
    placement.add("big", weight=2)
    rows = Counter(placement._slots)  # noqa: SLF001

    assert rows.total() == maglev.ROWS
    assert {name: round(rows[name] / maglev.ROWS, 2) for name in rows} == {
        "a": 0.2,
        "b": 0.2,
        "c": 0.2,
        "big": 0.4,
    }


def test_rendezvous_moves_no_more_than_a_share():
    placement = rendezvous.HashRing()
    placement.add(*"abcdefghi")
    keys = [f"page-{number}" for number in range(2_000)]
    before = {key: placement.find(key) for key in keys}
    placement.add("j")
    after = {key: placement.find(key) for key in keys}

    assert {after[key] for key in keys if after[key] != before[key]} == {"j"}
    assert 170 <= [*after.values()].count("j") <= 230
