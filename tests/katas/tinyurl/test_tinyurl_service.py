"""TinyURL's running service: what readers are told, what is refused, what the page is told."""

import json
import re
import socket
import threading
from email.message import Message

import pytest

from katas.tinyurl.service import safe, server, stream, view
from tests.running import until

OPENAPI = json.loads(view.OPENAPI.read_bytes())


# What readers are told


def test_a_link_is_made_opened_counted_and_ended(service):
    made = service.ask("POST", "/links", {"url": "https://party.example/", "name": "party"})
    link = f"http://127.0.0.1:{service.port}/party"
    assert (made.status, made.json) == (201, {"code": "party", "link": link, "ends": None})

    opened = service.ask("GET", "/party")
    assert (opened.status, opened.headers["Location"]) == (302, "https://party.example/")
    assert opened.headers["Cache-Control"] == "no-store", "A redirect that is kept is not counted."
    until(lambda: service.ask("GET", "/links/party/clicks").json == {"clicks": 1}, "it is counted")

    assert service.ask("DELETE", "/links/party").status == 204
    assert [service.ask("GET", "/party").status for _ in range(6)] == [410] * 6
    assert service.ask("DELETE", "/links/party").status == 204, "A second try is no error."


def test_a_request_sent_again_with_its_key_is_the_same_link(service):
    body = {"url": "https://twice.example/"}
    made = [service.ask("POST", "/links", body, Idempotency_Key="k 1") for _ in range(4)]
    assert {told.status for told in made} == {201}
    assert len({told.json["code"] for told in made}) == 1
    other = service.ask("POST", "/links", {"url": "https://other.example/"}, Idempotency_Key="k 1")
    assert other.status == 400, "The key came with another request."


def test_an_address_is_sent_as_it_was_given_and_as_a_header_can_carry_it(service):
    code = service.make("https://a.example/Käse?x=1#é")
    told = service.ask("GET", f"/{code}")
    assert told.headers["Location"] == "https://a.example/K%C3%A4se?x=1#%C3%A9"
    assert service.state()["counters"]["lies"] == 0


def test_a_name_that_begins_as_a_path_of_ours_is_a_name(service):
    service.make("https://a.example/", "links12")
    assert service.ask("GET", "/links12").status == 302


TOLD = [
    ("an unknown code", "GET", "/nobody", None, 404),
    ("an unknown link's clicks", "GET", "/links/nobody/clicks", None, 404),
    ("an unknown link is ended", "DELETE", "/links/nobody", None, 404),
    ("a path with more parts", "GET", "/a/b", None, 404),
    ("a file that browsers ask for", "GET", "/robots.txt", None, 404),
    ("a slash in a code", "GET", "/a%2Fb", None, 404),
    ("a code that would be an order to a server", "GET", "/_/forget", None, 404),
    ("another one", "GET", "/_forget", None, 404),
    ("a code of no characters that print", "GET", "/%00", None, 404),
    ("a name that is taken", "POST", "/links", {"url": "https://b.example", "name": "menu"}, 409),
    ("no address", "POST", "/links", {}, 400),
    ("an address that is no text", "POST", "/links", {"url": 7}, 400),
    ("a name that is none", "POST", "/links", {"url": "https://a.example", "name": "a/b"}, 400),
    ("a name of our own", "POST", "/links", {"url": "https://a.example", "name": "links"}, 400),
    ("a field that nobody knows", "POST", "/links", {"url": "https://a.example", "x": 1}, 400),
    ("an end that is no number", "POST", "/links", {"url": "https://a.example", "ends": "x"}, 400),
    ("an end past all time", "POST", "/links", {"url": "https://a.example", "ends": 10**400}, 400),
    ("a body that is no JSON", "POST", "/links", b"{", 415),
    ("a body that is a list", "POST", "/links", ["https://a.example"], 400),
    ("a body that is too long", "POST", "/links", {"url": "x" * 40_000}, 413),
    ("a method that nobody knows", "BREW", "/links", None, 405),
    ("a page that is written to", "POST", "/", {}, 405),
]


@pytest.mark.parametrize(
    ("method", "path", "body", "status"), [t[1:] for t in TOLD], ids=[t[0] for t in TOLD]
)
def test_an_error_is_one_sentence(service, method, path, body, status):
    if status == 409 and service.ask("GET", "/menu").status == 404:
        service.make("https://menu.example/", "menu")
    told = service.ask(method, path, body)
    assert told.status == status
    assert [*told.json] == ["error"]
    assert re.fullmatch(r"[^\n]{5,200}\.", told.json["error"])


# What is refused

ADDRESSES = [
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "//a.example/",
    "https:///path",
    "https://a.example/ b",
    "https://a.example/\r\nSet-Cookie: x=1",
    "https://a.example\\@b.example/",
    "https://a.example/" + "x" * 2_048,
    "http://127.0.0.1:{port}/party",
    "http://localhost:{port}/",
    "http://LOCALHOST.:{port}/",
    "http://party.localhost:{port}/",
    "http://127.1:{port}/",
    "http://0x7f000001:{port}/",
    "http://2130706433:{port}/",
    "http://0.0.0.0:{port}/",
    "http://[::1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://someone@127.0.0.1:{port}/",
    "http://%6cocalhost:{port}/",
    "http://\uff11\uff12\uff17.0.0.1:{port}/",
    "http://127\u30020\u30020\u30021:{port}/",
    "http://127.0.0.1:99999/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_nobody_should_open_is_refused(service, address):
    told = service.ask("POST", "/links", {"url": address.format(port=service.port)})
    assert told.status == 400
    with pytest.raises(safe.RefusedError):
        safe.check_url(address.format(port=8000), 8000)


OURS = "http://127.0.0.1:{port}"
FOREIGN = [
    ("another host", {"Host": "evil.example"}, 421),
    ("another port", {"Host": "127.0.0.1:1"}, 421),
    ("a name that was pointed here", {"Host": "evil.example:{port}"}, 421),
    ("another origin", {"Origin": "https://evil.example"}, 403),
    ("an origin that is hidden", {"Origin": "null"}, 403),
    ("another port's origin", {"Origin": "http://127.0.0.1:1"}, 403),
    ("a form of another site", {"Sec-Fetch-Site": "cross-site"}, 403),
    ("a form of another port", {"Sec-Fetch-Site": "same-site"}, 403),
    ("a form, which needs no leave", {"Content-Type": "text/plain"}, 415),
]


@pytest.mark.parametrize(
    ("headers", "status"), [f[1:] for f in FOREIGN], ids=[f[0] for f in FOREIGN]
)
@pytest.mark.parametrize("path", ["/links", "/_do"])
def test_a_foreign_page_changes_nothing(service, path, headers, status):
    body = {"do": "lose"} if path == "/_do" else {"url": "https://a.example/", "name": "foreign"}
    head = {name: text.format(port=service.port) for name, text in headers.items()}
    assert service.ask("POST", path, body, **head).status == status
    assert service.state()["messages"] == "up"
    assert service.ask("GET", "/foreign").status == 404


@pytest.mark.parametrize("twice", ["Host", "Origin", "Sec-Fetch-Site"])
def test_a_header_that_stands_there_twice_hides_nothing(twice):
    headers = Message()
    good = {"Host": "localhost:80", "Origin": "http://localhost:80", "Sec-Fetch-Site": "none"}
    for name, text in good.items():
        headers[name] = text
    safe.check_origin(headers, 80, changes=True)
    headers[twice] = "evil.example"
    with pytest.raises(safe.RefusedError):
        safe.check_origin(headers, 80, changes=True)


@pytest.mark.parametrize("origin", [OURS, "http://localhost:{port}"])
def test_the_page_itself_may_do_it(service, origin):
    head = {"Origin": origin.format(port=service.port), "Sec-Fetch-Site": "same-origin"}
    assert service.ask("POST", "/links", {"url": "https://a.example/"}, **head).status == 201


def test_the_stream_is_for_our_own_page(service):
    head = {"Origin": "https://evil.example"}
    assert service.ask("GET", "/_events", **head).status == 403
    assert service.ask("GET", "/", Host="evil.example").status == 421
    assert service.ask("HEAD", "/_events?after=" + "9" * 5_000).status == 200


def test_no_header_of_a_readers_is_believed(service):
    code = service.make("https://a.example/")
    lies = {
        "X-Forwarded-For": "203.0.113.7",
        "X-TinyURL-Address": "203.0.113.7",
        "X-TinyURL-Door": "x",
        "X-TinyURL-Saw": '{"steps": [{"from": "door", "to": "z", "ok": true}]}',
    }
    assert service.ask("GET", f"/{code}", **lies).status == 302
    assert service.ask("POST", "/_tell", {"from": "a", "text": code}, **lies).status != 204
    assert [s["name"] for s in service.state()["servers"]] == ["a", "b", "c"]


def test_mallory_does_not_lock_the_learner_out(service):
    before = service.state()["counters"]["refused"]
    assert service.do("guess") == 204
    until(lambda: service.state()["counters"]["refused"] >= before + 40, "Mallory is refused")
    assert service.ask("GET", "/mistyped").status == 404


# The page


def test_the_page_runs_its_own_scripts_and_nothing_else(service):
    told = service.ask("GET", "/")
    policy = told.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert view.sums_of("script", told.body) in policy
    assert told.headers["X-Frame-Options"] == "DENY"
    assert not re.search(rb"""(src|href)\s*=\s*["']?(https?:)?//""", told.body)  # needs no network


def test_a_page_that_was_hidden_is_told_what_it_missed():
    told = stream.Stream(lambda: {"servers": []})
    told.act("b was killed", to="b")
    told.note({"kind": "ask", "path": "/party"})
    here, there = socket.socketpair()
    with here, there:
        threading.Thread(target=told.serve, args=(there, 1), daemon=True).start()
        lines = here.makefile()
        events = [json.loads(lines.readline().removeprefix("data: ") + lines.readline())]
        events += [json.loads(lines.readline().removeprefix("data: ") + lines.readline())]
        told.close()

    assert events == [
        {"kind": "state", "n": 2, "servers": []},
        {"kind": "ask", "path": "/party", "n": 2},
    ]


def test_a_step_says_whether_it_was_about_a_link_and_found_it(service):
    code = service.make("https://found.example/")
    events = service.events()
    next(events)
    service.do("forget")
    event = service.ask_until_told(f"/{code}", events)
    while len(event["steps"]) == 1:  # it was not told of the first
        service.do("forget")
        event = service.ask_until_told(f"/{code}", events)

    step = event["steps"][1]
    assert (step["call"], step["what"], step["found"]) == ("get", "link", True)
    assert event["lie"] is False


def test_a_page_is_told_the_state_first_and_then_what_happens(service):
    code = service.make("https://a.example/")
    events = service.events()
    state = next(events)
    assert [server["name"] for server in state["servers"]] == ["a", "b", "c"]
    assert state["links"][0]["code"] == code
    ask = service.ask_until_told(f"/{code}", events)
    assert (ask["method"], ask["path"], ask["status"]) == ("GET", f"/{code}", 302)
    assert ask["steps"][0]["from"] == "door"
    assert ask["line"].startswith(f"A reader opens {code}: ")


def test_a_fifth_page_takes_the_place_of_the_first(service):
    pages = []
    for _ in range(5):
        pages.append(service.events())
        assert next(pages[-1])["kind"] == "state"
    assert [event["kind"] for event in pages[0]][-1] == "full"
    service.do("lose")
    assert next(e for e in pages[4] if e["kind"] == "act")["line"].startswith("Messages")
    service.do("deliver")


def test_a_button_that_makes_no_sense_is_told_so(service):
    nonsense = [("kill", "z"), ("start", "a"), ("speak", "p1"), ("deliver", ""), ("explode", "")]
    for act, to in nonsense:
        assert service.do(act, to) == 409, act
    assert service.ask("POST", "/_do", {"do": 7}).status == 409
    assert service.ask("GET", "/_do").status == 405


# The interface as it is described


def test_the_description_has_the_limits_of_the_code():
    making = OPENAPI["components"]["schemas"]["Making"]["properties"]
    assert making["url"]["maxLength"] == safe.LONGEST
    assert OPENAPI["components"]["parameters"]["Code"]["schema"]["maxLength"] == safe.LONGEST_NAME
    assert {*safe.OWN_PATHS} <= {*making["name"]["not"]["enum"]}
    key = OPENAPI["paths"]["/links"]["post"]["parameters"][0]["schema"]
    assert key["maxLength"] == safe.LONGEST_KEY
    assert making["ends"]["maximum"] == safe.LATEST
    for address in ADDRESSES[:4]:
        assert not re.search(making["url"]["pattern"], address)


def test_each_path_has_the_methods_that_are_described(service):
    for path, methods in OPENAPI["paths"].items():
        at = path.replace("{code}", "nobody")
        allowed = service.ask("BREW", at).headers["Allow"].split(", ")
        assert {*allowed} - {"HEAD"} == {method.upper() for method in methods}
        for method in methods:
            assert service.ask(method.upper(), at, {}).status in (400, 404)


def test_each_status_of_the_code_is_described():
    described = {
        int(status)
        for methods in OPENAPI["paths"].values()
        for method in methods.values()
        for status in method["responses"]
        if status != "default"
    }
    assert {status for status, _ in server.ERRORS.values()} <= described
    assert {status for *_, status in TOLD} - {405} <= described
