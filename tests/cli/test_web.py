"""What the web server itself says, whatever comes in: it sees every address before we do."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from smsgate.cli.address import answers
from smsgate.config import Config
from tests.cli.test_up import wait_until

ROOT = Path(__file__).parents[2]
SECRET = "a-secret-in-the-address-of-the-hooks-1234"
KEY = "atsk_0000-key-of-the-account-that-pays"
PHONE = "+6281200000001"
PATH = f"/hooks/africastalking/{SECRET}"


@pytest.fixture
def server(config: Config) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """`smsgate web` with a real network set, and its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = {
        "SMSGATE_DATA_DIR": str(config.data_dir),
        "SMSGATE_GATEWAY": "africastalking",
        "SMSGATE_HOOK_SECRET": SECRET,
        "SMSGATE_SECRET_KEY": config.secret_key,
        "SMSGATE_SERVICE_NUMBER": "3636",
        "AT_USERNAME": "sandbox",
        "AT_API_KEY": KEY,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "smsgate.cli", "web", "--port", str(port), "--workers", "1"],
        cwd=config.data_dir,
        env={**settings, "PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    wait_until(lambda: answers("127.0.0.1", port) or process.poll() is not None)
    yield port, process
    process.kill()
    process.communicate()


def send(port: int, request: bytes) -> bytes:
    """Bytes as they are, and the first line of what comes back."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(request)
        return connection.makefile("rb").readline()


def post(path: str, form: dict[str, str], version: str = "HTTP/1.1", header: str = "") -> bytes:
    """A call as bytes, proper unless `version` or `header` are not."""
    body = urlencode(form)
    head = (
        f"POST {path} {version}\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n{header}\r\n"
    )
    return f"{head}{body}".encode("latin-1")


TEXT = {"from": PHONE, "text": f"LOKER {PHONE}", "id": "1"}
GOOD = (post(f"{PATH}/sms", TEXT), post(f"{PATH}/sms", {"nothing": PHONE}))
BAD = (
    post(f"{PATH}x/sms", TEXT),
    post(f"{PATH}/sms?{PHONE}", TEXT, version="HTTP/9.9"),
    post(f"{PATH}/sms {PHONE}", TEXT),
    post(f"{PATH}/sms", TEXT, header=f"X Referer: {PATH}\r\n"),
    post(f"{PATH}/sms", TEXT, header=f"Bad\x00: {PHONE}\r\n"),
    post(f"{PATH}/sms", TEXT, header="Transfer-Encoding: x\r\n"),
    post(f"{PATH}/sms/{'x' * 9000}", TEXT),
    f"P\x01ST {PATH}/sms HTTP/1.1\r\n\r\n".encode(),
    f"{PATH}/sms\r\n\r\n".encode(),
)


def test_it_writes_no_address_of_a_hook_into_its_log(
    server: tuple[int, subprocess.Popen[str]],
) -> None:
    port, process = server
    assert [send(port, request).split()[1] for request in GOOD] == [b"200", b"200"]
    for request in BAD:
        assert b" 200 " not in send(port, request)
    process.send_signal(signal.SIGTERM)
    said, _none = process.communicate(timeout=60)
    assert "sms.received" in said
    assert "callback.refused" in said
    assert "Traceback" not in said
    for hidden in (SECRET, KEY):
        assert hidden not in said
    assert PHONE[3:] not in re.sub(r"[ ().+-]|%2B", "", said)
