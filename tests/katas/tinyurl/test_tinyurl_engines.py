"""TinyURL's service on PostgreSQL, Valkey and nginx: what it promises on files holds there, too."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.engines import ENGINES, Running, a_folder, engine, needed
from tests.katas.tinyurl import test_tinyurl_service as on_files
from tests.running import ask, until

pytestmark = needed


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    with a_folder() as name, Running(name) as service:
        yield service


@pytest.fixture(scope="module")
def service(running: Running) -> Running:
    """Give the scenes that were written for files another service."""
    return running


@pytest.fixture(autouse=True)
def _differs(request: pytest.FixtureRequest) -> None:
    """Leave out the one scene that nginx ends before anybody is asked."""
    if getattr(request.node, "callspec", None) and "/%00" in request.node.callspec.params.values():
        pytest.skip("nginx refuses a zero byte in a path: 400")


for _name, _test in vars(on_files).items():  # the same scenes, by their own names
    if _name.startswith("test_") and "service" in _test.__code__.co_varnames:
        globals()[_name] = _test


# The service


def test_a_link_lives_on_the_engines(running):
    running.make("https://a.example/", "evening")
    opened = {running.ask("GET", "/evening").headers["Location"] for _ in range(6)}
    ended = running.ask("DELETE", "/links/evening").status
    over = {running.ask("GET", "/evening").status for _ in range(6)}

    assert opened == {"https://a.example/"}
    assert (ended, over) == (204, {410})
    until(
        lambda: running.ask("GET", "/links/evening/clicks").json == {"clicks": 6}, "6 are counted"
    )
    until(lambda: engines_of(running.state()) == {"PostgreSQL"}, "the page names PostgreSQL")


def engines_of(state: dict[str, Any]) -> set[str]:
    return {partition["engine"] for partition in state["partitions"]}


def test_the_page_sees_readers_who_go_past_the_door(running):
    running.make("https://a.example/seen", "seen")
    before = running.state()["counters"]["asked"]
    told = running.events()
    next(told)

    event = running.ask_until_told("/seen", told)
    assert (event["path"], event["status"]) == ("/seen", 302)
    assert event["line"].startswith("A reader opens seen: ")
    assert (event["steps"][0]["from"], event["steps"][0]["ok"]) == ("door", True)
    until(lambda: running.state()["counters"]["asked"] > before, "it is counted")


def test_no_reader_notices_a_kill_a_deploy_and_one_more_partition(running):
    codes = [running.make(f"https://a.example/{n}") for n in range(10)]
    told: list[tuple[int, str]] = []
    stop = threading.Event()

    def read() -> None:
        with running.connection() as connection:
            while not stop.is_set():
                for number, code in enumerate(codes):
                    answer = ask(connection, "GET", f"/{code}")
                    right = answer.headers["Location"] == f"https://a.example/{number}"
                    told.append((answer.status, "right" if right else f"wrong {answer.body!r}"))

    reader = threading.Thread(target=read)
    reader.start()
    assert running.do("kill", "b") == 204
    until(lambda: len(told) > 50, "readers go on")
    assert running.do("start", "b") == 204
    for act in ("deploy", "grow"):
        assert running.do(act) == 204
        until(lambda: running.do("forget") == 204, f"the {act} is done")
    stop.set()
    reader.join()

    assert {*told} == {(302, "right")}
    assert running.state()["counters"]["lies"] == 0


def test_a_server_that_is_started_again_is_sent_readers_by_nginx(running):
    running.make("https://a.example/again", "again")
    running.do("kill", "a")
    running.do("start", "a")
    events: list[dict[str, Any]] = []
    threading.Thread(target=lambda: events.extend(running.events()), daemon=True).start()

    def is_asked() -> bool:
        running.ask("GET", "/again")
        return any(step["to"] == "a" for e in events for step in e.get("steps", []) if step["ok"])

    until(is_asked, "a is asked again")


@pytest.mark.parametrize(
    ("request_line", "headers", "status"),
    [
        ("GET /_/forget/../../abc", "", 404),
        ("GET /%5f/forget", "", 404),
        ("GET /_/hand_over", "", 404),
        ("POST /_tell", "Content-Length: 0\r\nX-TinyURL-Door: x\r\n", 405),
        ("POST /links", "Origin: https://evil.example\r\nContent-Length: 0\r\n", 403),
        ("POST /_do", "Origin: https://evil.example\r\nContent-Length: 0\r\n", 403),
        ("GET /abc", "Host: evil.example\r\n", 421),
        ("GET /%ff%0d%0aX:%201", "", 404),
        ("HEAD /nobody", "", 404),
        ("GET /nobody?/links", "", 404),
        ("NONSENSE", "", 400),
    ],
)
def test_nothing_but_codes_goes_past_the_door(running, request_line, headers, status):
    host = "" if "Host" in headers else f"Host: 127.0.0.1:{running.port}\r\n"
    text = f"{request_line} HTTP/1.1\r\n{host}{headers}Connection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", running.port)) as connection:
        connection.sendall(text.encode())
        with connection.makefile("rb") as answer:
            said = answer.readline().split()
            rest = answer.read()

    assert int(said[1]) == status
    assert b"<html>" not in rest
    assert b"X-TinyURL" not in rest


def test_lost_messages_and_silent_stores_are_as_on_files(running):
    code = running.make("https://a.example/lost")
    running.do("lose")
    running.do("forget")
    for _ in range(9):
        running.ask("GET", f"/{code}")
    running.ask("DELETE", f"/links/{code}")
    later = {running.ask("GET", f"/{code}").status for _ in range(9)}
    counters = running.state()["counters"]
    running.do("deliver")

    assert later == {302, 410}
    assert counters["lost"] > 0
    assert counters["lies"] > 0


def test_nobody_is_told_a_lie_while_valkey_is_dead_or_postgresql_stands_still(running):
    code = running.make("https://a.example/dark")
    engine(running, "valkey-server").kill()
    made = running.make("https://a.example/made")
    engine(running, "postgres").suspend()
    children = engine(running, "postgres").children()
    for child in children:
        child.suspend()
    running.do("forget")
    try:
        told = {running.ask("GET", f"/{one}").status for one in (code, made)}
    finally:
        for process in (*children, engine(running, "postgres")):
            process.resume()

    assert told <= {302, 503}
    until(lambda: running.ask("GET", f"/{code}").status == 302, "it opens again")


# Its end


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with a_folder() as name:
        yield name  # for all of these: a new PostgreSQL takes its time


def test_a_killed_door_leaves_nothing_behind_and_its_links_are_there_again(folder):
    with Running(folder) as service:
        code = service.make("https://a.example/kept")
        service.process.kill()
        service.end()
        until(lambda: not any(engine(service, name) for name in ENGINES), "all engines have ended")

    with Running(folder) as again:
        assert again.ask("GET", f"/{code}").status == 302


def test_what_a_killed_keeper_leaves_is_ended_by_the_door(folder):
    with Running(folder) as service:
        keeper = engine(service, "nginx").parent()
        keeper.kill()
        until(lambda: keeper.status() == "zombie", "the keeper is dead")
        left = [engine(service, name) is not None for name in ENGINES]
        code, _, _ = service.end()

    assert (left, code) == ([True, True, True], 0)
    assert [engine(service, name) for name in ENGINES] == [None, None, None]


def test_what_is_left_of_both_is_taken_over(folder):
    with Running(folder) as service:
        code = service.make("https://a.example/left")
        old = {name: engine(service, name) for name in ENGINES}
        old["nginx"].parent().kill()
        service.process.kill()
        service.end()

    with Running(folder) as again:
        assert again.ask("GET", f"/{code}").status == 302
        assert engine(again, "postgres") == old["postgres"]
        assert [engine(again, name) == old[name] for name in ENGINES[1:]] == [False, False]
