"""What the server says to anybody: safe headers on every answer, nothing open that isn't needed."""

import re
import socket
from collections.abc import Callable

import pytest

from tests.drive.servers import PATIENCE_SECONDS, RunningApp, answer

WANTED = {
    "content-security-policy": r"default-src 'self'; .*frame-ancestors 'none'.*object-src 'none'",
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": r"camera=\(\), microphone=\(\), geolocation=\(\)",
}
# address -> the status of its answer
ANSWERS = {
    "/": 200,
    "/child?child=nobody": 200,  # the shell: what it shows is decided over the websocket
    "/no-such-page": 200,
    "/health": 200,
    "/forms.js": 200,
    "/documents/unknown": 404,
    "/documents/a/b": 404,
    "/parts/visitor": 404,
    "/child/": 404,
    "/_stcore/health": 200,
    "/_stcore/host-config": 200,
    "/_stcore/metrics": 404,
    "/_stcore/agent/api": 404,
    "/media/unknown.csv": 404,
    "/static/unknown.js": 200,
    "/component/unknown/index.html": 404,
    "/_stcore/upload_file/a/b": 200,  # only PUT and DELETE mean something there
    "/%2e%2e/app.py": 404,
}


@pytest.fixture(scope="module")
def server(running_app_of_module: Callable[..., RunningApp]) -> RunningApp:
    return running_app_of_module()


@pytest.mark.parametrize("address", ANSWERS)
def test_every_answer_carries_the_security_headers(server: RunningApp, address: str) -> None:
    status, headers, text = answer(server.url + address)
    assert status == ANSWERS[address]
    for name, wanted in WANTED.items():
        assert re.fullmatch(f".*{wanted}.*", headers[name]), name
    if not address.startswith("/static/"):
        assert headers["cache-control"] == "no-store"
    assert "Traceback" not in text


def test_the_policy_lets_no_script_in_that_is_not_the_servers_own(server: RunningApp) -> None:
    policy = answer(server.url)[1]["content-security-policy"]
    scripts = re.search(r"script-src ([^;]*)", policy)
    assert scripts is not None
    assert "unsafe-inline" not in scripts[1]
    assert "unsafe-eval'" not in scripts[1].replace("wasm-unsafe-eval'", "")
    assert "http" not in policy
    assert "*" not in policy


@pytest.mark.parametrize("address", ["/_stcore/metrics", "/_stcore/agent/", "/_stcore/agent/x"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_counters_and_the_second_way_in_are_closed(
    server: RunningApp, address: str, method: str
) -> None:
    assert answer(server.url + address, method=method)[0] == 404


def test_health_says_well_and_nothing_else(server: RunningApp) -> None:
    status, headers, text = answer(server.url + "/health")
    assert (status, text) == (200, '{"status":"ok","database":"answers"}')
    assert headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("origin", "host", "status"),
    [
        ("http://evil.example", "{host}", 403),
        ("http://evil.example", "evil.example", 403),
        ("http://{host}", "{host}", 101),
    ],
)
def test_only_the_servers_own_pages_get_the_websocket(
    server: RunningApp, origin: str, host: str, status: int
) -> None:
    own = server.url.removeprefix("http://")
    lines = [
        "GET /_stcore/stream HTTP/1.1",
        f"Host: {host.format(host=own)}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        f"Origin: {origin.format(host=own)}",
    ]
    name, port = own.split(":")
    with socket.create_connection((name, int(port)), timeout=PATIENCE_SECONDS) as line:
        line.sendall("\r\n".join([*lines, "", ""]).encode())
        assert int(line.recv(100).split()[1]) == status
