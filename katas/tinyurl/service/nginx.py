"""nginx before the servers: its configuration, and what it tells the door of what went past it.

Opening a link goes from nginx straight to a server. All else goes to the door: making and ending
links (few, and promised in its ledger), the page and its buttons. Servers keep their ports when
they are started anew, so the configuration is written once.

After each answer nginx sends the door a datagram. So the page draws these requests, too, and the
ledger judges them; above SEEN a second they are only counted.
"""

import json
import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .safe import OWN_NAMES
from .web import HOST, LATE, MOST

SEEN = 200  # requests a second
FIELDS = {
    "at": "$msec",
    "took": "$request_time",
    "path": "$uri",
    "status": "$status",
    "ports": "$upstream_addr",  # of all that were tried
    "statuses": "$upstream_status",
    "saw": "$upstream_http_x_tinyurl_saw",
    "location": "$sent_http_location",  # last: a datagram has 2,048 bytes at most
}
UNREADABLE = '{"error": "This is no request that can be read."}'
LONG = f'{{"error": "A body has {MOST:,} bytes at most."}}'
LATER = '{"error": "No server answers now: ask again later."}'
TEXT = """
# written by katas/tinyurl/service/nginx.py, at each start
daemon off;
master_process off;
pid nginx.pid;
error_log nginx.log;
events { worker_connections 1024; }
http {
    server_tokens off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    default_type application/json;
    log_format seen escape=json '%(fields)s';

    map "$http_host $uri" $is_ours { default 0; %(hosts)s "~ /_/" 1; }
    map $way $is_seen { default 0; servers 1; }
    map $way $token { default ""; servers %(token)s; }
    map $way $address { default ""; servers $remote_addr; }
    map "$request_method $request_uri" $way {
        default door;
        "~^GET /[0-9A-Za-z]+($|\\?)" servers;  # as it was sent: the server reads the same
    }
    map $http_idempotency_key $key { default $http_idempotency_key; "" $request_id; }

    upstream servers {
        least_conn;
        # none is left out after a failure: a deploy stops one after the other, and with all left
        # out nobody would be asked
        %(servers)s
        keepalive 32;
    }
    upstream door { server %(door)s; keepalive 8; }

    server {
        listen %(front)s default_server;
        access_log syslog:server=%(watch)s,nohostname seen if=$is_seen;
        if ($is_ours = 0) { return 421 '{"error": "Only %(front)s is answered here."}'; }

        keepalive_timeout 60s;
        client_header_timeout %(late)ds;
        client_body_timeout %(late)ds;
        client_max_body_size %(most)d;
        client_body_buffer_size %(most)d;  # so that no body is written to a file

        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host $http_host;
        proxy_set_header Idempotency-Key $key;
        proxy_set_header X-TinyURL-Door $token;
        proxy_set_header X-TinyURL-Address $address;
        proxy_hide_header X-TinyURL-Saw;
        proxy_connect_timeout 1s;
        proxy_read_timeout 5s;
        proxy_max_temp_file_size 0;
        proxy_redirect off;
        # A request that was sent may be sent again to the next one, even a POST: its key makes both
        # the same. An answer, also a 503, is an answer.
        proxy_next_upstream error timeout non_idempotent;
        proxy_next_upstream_tries 3;

        %(headers)s
        error_page 400 414 =400 /_/unreadable;
        error_page 413 /_/long;
        error_page 500 502 504 =503 @later;

        location / { proxy_pass http://$way; }
        location ^~ /_ { proxy_pass http://door; proxy_buffering off; proxy_read_timeout 60s; }
        location @later { add_header Retry-After 1 always; return 503 '%(later)s'; }
        location = /_/unreadable { return 400 '%(unreadable)s'; }
        location = /_/long { return 413 '%(long)s'; }
    }
}
"""


@dataclass(frozen=True)
class Ports:
    """The ports of this machine that nginx knows."""

    front: int  # where readers come
    door: int
    watch: int  # where the door is told of readers
    servers: list[int]


def configuration(ports: Ports, token: str, headers: Mapping[str, str]) -> str:
    """Return nginx's configuration; `headers` is what each answer has."""
    each = [f"server {HOST}:{port} max_fails=0;" for port in ports.servers]
    kept = [f"proxy_hide_header {name};" for name in headers]
    kept += [f'add_header {name} "{text}" always;' for name, text in headers.items()]
    given = {
        "fields": json.dumps(FIELDS),
        "hosts": " ".join(f'"~*^{name}:{ports.front} " 1;' for name in OWN_NAMES),
        "token": token,
        "servers": "\n        ".join(each),
        "door": f"{HOST}:{ports.door}",
        "front": f"{HOST}:{ports.front}",
        "watch": f"{HOST}:{ports.watch}",
        "late": LATE,
        "most": MOST,
        "headers": "\n        ".join(kept),
        "later": LATER,
        "unreadable": UNREADABLE,
        "long": LONG,
    }
    return TEXT.lstrip() % given


class Seen:
    """A request that went past the door, as nginx told of it."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self.path = str(told["path"])
        self.status = int(told["status"])
        self.seconds = float(told["took"])
        self.began = float(told["at"]) - self.seconds
        self.location = str(told["location"])
        ports = [int(place.rpartition(":")[2]) for place in told["ports"].split(", ")]
        self.tried = [*zip(ports, told["statuses"].split(", "), strict=True)]
        self.saw: dict[str, Any] = json.loads(told["saw"] or "{}")


class Watch:
    """Where nginx tells the door of requests."""

    def __init__(self, see: Callable[[Seen], None], count: Callable[[], None]) -> None:
        self._see = see
        self._count = count
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        self._socket.bind((HOST, 0))
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        second, seen = 0, 0
        while True:
            try:
                datagram = self._socket.recv(4_096)
            except OSError:
                return  # closed
            if second != (second := int(time.monotonic())):
                seen = 0
            seen += 1
            told = None if seen > SEEN else read(datagram)
            if told:
                self._see(told)
            else:
                self._count()

    def close(self) -> None:
        """Hear no more."""
        self._socket.close()


def read(datagram: bytes) -> Seen | None:
    """Return what a datagram tells; None if it was cut, as one of a very long address is."""
    try:
        return Seen(json.loads(datagram[datagram.index(b"{") :]))
    except (ValueError, LookupError, TypeError):
        return None
