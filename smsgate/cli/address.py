"""Where the web server listens."""

import socket
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException

import click

from smsgate.errors import SmsgateError

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000
ANSWER_SECONDS = 2

host_option = click.option(
    "--host", default=DEFAULT_HOST, show_default=True, help="Address to listen on."
)
port_option = click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    help="TCP port.",
)


def require_free(host: str, port: int) -> None:
    """Raises SmsgateError when nothing could listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SmsgateError(
                f"{host}:{port} cannot be used ({error.strerror}). Choose another with --host or --port."
            ) from error


def answers(host: str, port: int) -> bool:
    """Whether a web server of ours is up there."""
    connection = HTTPConnection(_local(host), port, timeout=ANSWER_SECONDS)
    try:
        connection.request("GET", "/health/live")
        return connection.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def url(host: str, port: int) -> str:
    """The address as a browser on this machine writes it."""
    host = _local(host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _local(host: str) -> str:
    """Who listens everywhere is met at home."""
    return {"0.0.0.0": DEFAULT_HOST, "::": "::1"}.get(host, host)  # noqa: S104 (compared, not bound)
