"""What the page's buttons do to TinyURL's service, and that no reader is told a lie by it."""

import sqlite3
from pathlib import Path

from katas.tinyurl.service import loading
from tests.running import Service, until

REFERENCE = loading.SOLUTION.read_text(encoding="utf-8")


def pids_of(service: Service) -> list[int]:
    return [server["pid"] for server in service.state()["servers"]]


def rows(folder: Path, places: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for file in (folder / "reference").glob(f"{places}.sqlite"):
        found += sqlite3.connect(file).execute("SELECT key, row FROM rows").fetchall()
    return sorted(found)


def test_a_silent_partition_is_no_lie_and_its_copy_helps(service, folder):
    codes = [service.make(f"https://silent.example/{n}") for n in range(8)]
    until(lambda: rows(folder, "p?.copy") == rows(folder, "p?"), "the copies have followed")
    for place in ("p1", "p2"):
        assert service.do("silence", place) == 204
    assert service.do("forget") == 204
    assert {service.ask("GET", f"/{code}").status for code in codes} == {302}
    for place in ("p1 copy", "p2 copy"):
        assert service.do("silence", place) == 204
    assert service.do("forget") == 204
    told = [service.ask("GET", f"/{code}") for code in codes]
    assert {(t.status, t.headers["Retry-After"]) for t in told} == {(503, "1")}
    making = service.ask("POST", "/links", {"url": "https://later.example/"})
    assert (making.status, making.headers["Retry-After"]) == (503, "1")
    for place in ("p1", "p2", "p1 copy", "p2 copy"):
        assert service.do("speak", place) == 204
    assert {service.ask("GET", f"/{code}").status for code in codes} == {302}
    assert service.state()["counters"]["lies"] == 0


def test_silent_counts_hold_no_reader_up_and_bring_all_clicks_later(service):
    code = service.make("https://counted.example/")
    assert service.do("silence", "counts") == 204
    assert {service.ask("GET", f"/{code}").status for _ in range(5)} == {302}
    assert service.ask("GET", f"/links/{code}/clicks").status == 503
    assert service.do("speak", "counts") == 204
    clicks = f"/links/{code}/clicks"
    until(lambda: service.ask("GET", clicks).json == {"clicks": 5}, "all are counted")


def test_a_lost_message_is_a_lie_that_is_seen(service):
    code = service.make("https://lost.example/")
    for _ in range(6):
        service.ask("GET", f"/{code}")
    assert service.do("lose") == 204
    assert service.ask("DELETE", f"/links/{code}").status == 204
    told = {service.ask("GET", f"/{code}").status for _ in range(6)}
    assert told == {302, 410}, "One server knows, and two believe their memory."
    counters = service.state()["counters"]
    assert counters["lies"] == 4
    assert counters["lost"] > 0
    assert service.do("deliver") == 204


def test_a_partition_joins_and_all_servers_are_started_anew(service, folder):
    codes = [service.make(f"https://joins.example/{n}") for n in range(12)]
    lies = service.state()["counters"]["lies"]
    assert service.do("grow") == 204
    until(lambda: not service.state()["partitions"][-1]["moving"], "p3 has joined")
    assert {service.ask("GET", f"/{code}").status for code in codes} == {302}
    until(lambda: service.state()["partitions"][-1]["rows"] > 0, "p3 has rows")
    before = pids_of(service)
    until(lambda: service.do("deploy") == 204, "nothing else is under way")
    until(lambda: not {*before} & {*pids_of(service)}, "all were started anew")
    assert {service.ask("GET", f"/{code}").status for code in codes} == {302}
    state = service.state()
    assert [p["name"] for p in state["partitions"]] == ["p1", "p2", "p3"]
    assert state["counters"]["lies"] == lies
    names = sqlite3.connect(folder / "reference" / "ledger.sqlite").execute(
        "SELECT name FROM partitions"
    )
    assert {name for (name,) in names} == {"p1", "p2", "p3"}, "It is there after a crash."


def test_a_crowd_comes_and_is_answered(service):
    service.make("https://crowd.example/")
    before = service.state()["counters"]["asked"]
    events = service.events()
    assert next(events)["kind"] == "state"
    assert service.do("crowd") == 204
    said = next(event["line"] for event in events if "crowd is gone" in event.get("line", ""))
    assert said.endswith("0 were “later”, and 0 were lies."), said
    assert service.state()["counters"]["asked"] >= before + 500


STOPS = """

class Server(Server):
    def move(self):
        super().move()
        raise OSError("half way")
"""


def opened(service: Service, codes: list[str]) -> set[int]:
    return {service.ask("GET", f"/{code}").status for code in codes}


def partitions(service: Service) -> list[str]:
    return [p["name"] for p in service.state()["partitions"] if not p["moving"]]


def test_a_move_that_stops_half_way_is_called_off_and_can_be_begun_anew(tmp_path):
    file = tmp_path / "stops.py"
    file.write_text(REFERENCE + STOPS, encoding="utf-8")
    with Service(tmp_path, "--design", str(file), servers="1") as service:
        codes = [service.make(f"https://moves.example/{n}") for n in range(12)]
        events = service.events()
        assert service.do("grow") == 204
        assert any("called off" in event.get("line", "") for event in events)
        until(lambda: partitions(service) == ["p1", "p2"], "p3 has left")
        end = f"/links/{codes[0]}"
        until(lambda: service.ask("DELETE", end).status == 204, "the only server is back")

        file.write_text(REFERENCE, encoding="utf-8")
        until(lambda: service.do("deploy") == 204, "nothing else is under way")
        assert service.do("silence", "p1") == 204
        until(lambda: service.do("grow") == 204, "the deploy has ended")
        until(lambda: partitions(service) == [], "p3 joins, and cannot yet")
        service.process.kill()
        service.process.wait()

    with Service(tmp_path, "--design", str(file), servers="1") as service:
        assert partitions(service) == ["p1", "p2"], "A move that was broken off begins anew."
        assert opened(service, codes[1:]) == {302}
        assert service.do("grow") == 204
        until(lambda: partitions(service) == ["p1", "p2", "p3"], "p3 has joined")
        assert opened(service, codes[1:]) == {302}
        assert opened(service, codes[:1]) == {410}, "No old row of p3's may come back."
        assert service.state()["counters"]["lies"] == 0
