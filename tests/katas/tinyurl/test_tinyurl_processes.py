"""TinyURL's processes: how they start and end, what kills leave behind, what slow readers do."""

import contextlib
import os
import signal
import socket
import sqlite3
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from katas.tinyurl.service import desk, loading, stores, told, web
from katas.tinyurl.service.settings import Settings
from katas.tinyurl.service.wire import SilentError
from tests.kills import Storm
from tests.running import Service, until

REFERENCE = loading.SOLUTION.read_text(encoding="utf-8")


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z"  # only its name is left


def pids_of(service: Service) -> list[int]:
    return [server["pid"] for server in service.state()["servers"]]


# Kills


def test_servers_are_killed_under_load_and_nobody_notices(service, folder):
    storm = Storm(service)
    storm.run(3)
    assert storm.wrong(folder / "reference") == {}
    assert storm.told["made: 201"] > 0
    assert storm.told["opened: right"] > 0


def test_a_dead_server_is_shown_and_told(service):
    code = service.make("https://a.example/")
    assert service.do("kill", "b") == 204
    assert [service.ask("GET", f"/{code}").status for _ in range(6)] == [302] * 6
    assert [s["is"] for s in service.state()["servers"]] == ["up", "dead", "up"]
    assert service.do("start", "b") == 204
    assert service.do("start", "b") == 409


def test_a_killed_door_leaves_nothing_behind_and_nothing_is_lost(tmp_path):
    first = Service(tmp_path, "--solution", servers="1")
    code = first.make("https://a.example/")
    again = Service(tmp_path, "--solution").end()
    assert again == (1, "", f"It runs already: http://127.0.0.1:{first.port}/\n")

    servers = pids_of(first)
    first.process.kill()
    first.process.wait()
    until(lambda: all(map(is_gone, servers)), "the servers of a killed door end")

    with Service(tmp_path, "--solution", servers="1") as second:
        assert second.ask("GET", f"/{code}").status == 302
        assert second.state()["links"][0]["code"] == code
        servers = pids_of(second)
        second.process.send_signal(signal.SIGINT)
        status, out, err = second.end()
    assert (status, err) == (0, "")
    assert out.startswith("The last run was killed; its 1 links are here.\nEnded. 1 links stay in ")
    assert all(map(is_gone, servers))
    clicks = sqlite3.connect(tmp_path / "reference" / "counts.sqlite").execute(
        "SELECT count FROM clicks"
    )
    assert clicks.fetchall() == [(1,)], "A click that waits is handed over at the end."


def test_a_port_that_is_taken_is_one_line(tmp_path, service):
    other = Service(tmp_path, "--port", str(service.port), "--solution")
    code, out, err = other.end()
    assert (code, out) == (1, "")
    assert err == f"Port {service.port} cannot be had (Address already in use): try --port 0\n"


# A learner's file


def design(folder: Path, name: str, text: str) -> str:
    file = folder / f"{name}.py"
    file.write_text(text, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("def follow(:\n", "does not load: SyntaxError: invalid syntax"),
        ("import no_such_module\n", "does not load: ModuleNotFoundError: No module named"),
        ("raise SystemExit\n", "does not load: SystemExit"),
        ("Server = 7\n", "has no Server"),
        (REFERENCE + "\n\nServer = lambda *_, **__: 1 / 0\n", "has no Server"),
        (REFERENCE.replace("self.clock = clock", "self.clock = 1 / 0"), "ZeroDivisionError: "),
        (REFERENCE + "\n\nclass Door:\n    pass\n", "Door: TypeError: Door() takes no arguments"),
    ],
)
def test_a_file_that_does_not_load_is_one_line(text, line, tmp_path):
    run = Service(tmp_path, "--design", design(tmp_path, "broken", text))
    code, out, err = run.end()
    assert (code, out) == (1, "")
    assert line in err
    assert err.count("\n") == 1


def test_a_file_that_does_not_end_is_one_line(monkeypatch):
    monkeypatch.setattr(loading, "LATE", 0.1)
    never = threading.Event()
    with pytest.raises(loading.BrokenError, match=r"^Door: it has not come back for 0 s$"):
        loading.run("Door", never.wait)
    never.set()


def test_a_request_that_stops_each_server_is_given_up():
    class ServerDownError(Exception):
        pass

    def ask(*_):
        raise SilentError

    def send(request):
        while True:
            with contextlib.suppress(ServerDownError):
                return request("a")

    house: Any = SimpleNamespace(
        fleet=SimpleNamespace(ask=ask),
        door=SimpleNamespace(send=send),
        design=SimpleNamespace(ServerDownError=ServerDownError),
        ledger=SimpleNamespace(find=lambda _: None),
        stream=SimpleNamespace(may_ask=lambda: False),
    )
    one = desk.Desk(house)
    assert one.ask(desk.Wish(told.OPEN, "poison", "127.0.0.1")).status == 503
    assert one.counters["later"] == 1
    assert one.longest() == 0


RAISES = """

class Server(Server):
    def follow(self, code, address):
        return {"nothing": None, "text": 7}.get(code) or [][len(code)]

    def hand_over(self):
        raise SystemExit("no more")


class Door(Door):
    def check(self, alive):
        raise KeyboardInterrupt
"""


def test_a_file_that_raises_is_a_line_on_the_terminal_and_never_a_dead_door(tmp_path):
    file = design(tmp_path, "raises", REFERENCE + RAISES)
    with Service(tmp_path, "--design", file, servers="1") as service:
        for code in ("nothing", "text", "other"):
            told = service.ask("GET", f"/{code}")
            assert told.status == 500
            assert "Traceback" not in told.body.decode()
            assert told.json == {"error": "Something went wrong here, and it is not your mistake."}
        assert service.make("https://a.example/", "menu") == "menu"
        status, _, err = service.end()
    assert status == 0
    assert "a: follow: IndexError: list index out of range (" in err
    assert f"raises.py:{REFERENCE.count(chr(10)) + 5})" in err
    assert "a: follow: TypeError: follow returned 7" in err
    assert "Traceback" not in err


def test_a_deploy_of_a_broken_file_stops_at_the_first_server(tmp_path):
    file = Path(design(tmp_path, "later", REFERENCE))
    with Service(tmp_path, "--design", str(file), servers="2") as service:
        code = service.make("https://a.example/")
        before, events = pids_of(service), service.events()
        file.write_text("def", encoding="utf-8")
        assert service.do("deploy") == 204
        assert any(event.get("line", "").startswith("The deploy stops: ") for event in events)
        assert service.state()["servers"][0]["is"] == "dead"
        assert pids_of(service)[1] == before[1]
        assert service.ask("GET", f"/{code}").status == 302
        file.write_text(REFERENCE, encoding="utf-8")
        until(lambda: service.do("start", "a") == 204, "a starts")
        until(lambda: service.do("deploy") == 204, "the first deploy has ended")
        until(lambda: not {*before} & {*pids_of(service)}, "both were started anew")
        status, _, err = service.end()
    assert status == 0
    assert err.startswith("The deploy stops: ")
    assert err.count("\n") == 1


# Files, and slow readers


def test_what_is_committed_outlives_a_power_failure(tmp_path):
    db = stores.connect(tmp_path / "p1.sqlite")
    modes = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    assert modes == ["wal", 2], "2 is FULL: a commit is on the disk when it returns."


def test_a_copy_is_late_and_follows_in_order(tmp_path):
    first, copy = (
        stores.table_of("p1", Settings(data=tmp_path), copy=is_copy) for is_copy in (False, True)
    )
    first.follow([stores.Change(f"key {n}", "{}", n, time.time()) for n in range(1, 1_201)])
    for number in range(20):
        first.put(f"key {number % 7}", {"number": number})
    stores.bring_up(first, copy, lag=60)
    assert copy.keys() == []
    stores.bring_up(first, copy, lag=0)
    assert copy.count() == 1_201
    assert {key: copy.get(key) for key in copy.keys()} == {  # noqa: SIM118  a table is no dict
        key: first.get(key)
        for key in first.keys()  # noqa: SIM118
    }


HEAD = b"GET /x HTTP/1.1\r\nHost: 127.0.0.1\r\n"
HALVES = [HEAD, b"GET", HEAD + b"Content-Length: 9\r\n\r\nhalf", b""]


@pytest.mark.parametrize("sent", HALVES)
@pytest.mark.parametrize("is_slow", [False, True])
def test_half_a_request_holds_no_thread_for_ever(sent, is_slow, monkeypatch):
    monkeypatch.setattr(web, "LATE", 0.3)
    monkeypatch.setattr(web, "IDLE", 0.3)
    server = web.Web(0, lambda _: web.found(None))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", server.server_port)) as connection:
        connection.settimeout(5)
        for byte in sent if is_slow else [sent]:
            connection.sendall(bytes([byte]) if is_slow else byte)
        while connection.recv(1_000):
            pass  # until it is closed
    server.shutdown()
    server.server_close()
    assert time.monotonic() - began < 3


def test_a_reader_who_waits_to_be_asked_for_the_body_is_asked():
    server = web.Web(0, lambda request: web.found(len(request.body)))
    threading.Thread(target=server.run, daemon=True).start()
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=5) as connection:
        head = b"POST / HTTP/1.1\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n"
        connection.sendall(head)
        assert connection.recv(1_000) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(b"body")
        assert connection.recv(1_000).endswith(b"\r\n\r\n4")
    server.end()
