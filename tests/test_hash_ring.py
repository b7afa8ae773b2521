"""Rings that have to agree with real systems place keys as these do; so do published examples.

The vectors were captured from running software; each file says how in its field "how".
"""

import json

import pytest
from dojo import design

from solutions.hash_ring import ketama, nginx

VECTORS = design.ROOT / "tests" / "vectors"
KETAMA = json.loads((VECTORS / "ketama_vectors.json").read_text(encoding="utf-8"))
NGINX = json.loads((VECTORS / "nginx_chash_vectors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", KETAMA["cases"], ids=lambda case: case["name"])
def test_ketama_places_every_key_where_libmemcached_does(case):
    ring = ketama.HashRing()
    for server in case["servers"]:
        ring.add(f"{server['host']}:{server['port']}", weight=server["weight"])

    assert {key: ring.find(key) for key in case["keys"]} == case["keys"]


def test_nginx_places_every_key_where_nginx_does():
    ring = nginx.HashRing()
    ring.add(*NGINX["servers"])

    assert {key: ring.find(key) for key in NGINX["keys"]} == NGINX["keys"]
