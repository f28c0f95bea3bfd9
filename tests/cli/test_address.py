import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from smsgate.cli.address import answers, require_free, url
from smsgate.errors import SmsgateError


class Alive(BaseHTTPRequestHandler):
    """Answers as a web server that is up."""

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/health/live" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),  # noqa: S104
        ("::", "http://[::1]:8000"),
        ("example.org", "http://example.org:8000"),
    ],
)
def test_it_writes_an_address_for_a_browser_here(host: str, address: str) -> None:
    assert url(host, 8000) == address


def test_it_refuses_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        with pytest.raises(SmsgateError, match="Choose another"):
            require_free("127.0.0.1", taken.getsockname()[1])
        free = taken.getsockname()[1]
    require_free("127.0.0.1", free)


def test_it_refuses_an_address_that_is_not_ours() -> None:
    with pytest.raises(SmsgateError, match="cannot be used"):
        require_free("192.0.2.1", 8000)


def test_it_sees_whether_a_server_is_up() -> None:
    server = HTTPServer(("127.0.0.1", 0), Alive)
    port = server.server_address[1]
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    assert answers("127.0.0.1", port)
    thread.join()
    server.server_close()
    assert not answers("127.0.0.1", port)
