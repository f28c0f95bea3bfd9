import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta

import pytest
from click.testing import Result

from smsgate.config import Config
from smsgate.gateways import open_gateways
from smsgate.models import Contact, Heartbeat, OutboundMessage, utcnow
from smsgate.models.connection import connected
from smsgate.services import outbox
from tests.standin import StandIn, http

Run = Callable[..., Result]


def test_it_passes_a_fresh_installation(ready: Run) -> None:
    result = ready("doctor")
    assert result.exit_code == 0
    assert "FAIL" not in result.stdout
    assert "ok    database: SQLite in WAL mode, migrated." in result.stdout


def test_it_fails_without_a_database(smsgate: Run) -> None:
    result = smsgate("doctor")
    assert result.exit_code == 1
    assert "FAIL  database: There is no database yet. Run smsgate init." in result.stdout


def test_it_tells_every_fault_of_the_settings(
    smsgate: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMSGATE_REGION", "Lahat")
    monkeypatch.setenv("SMSGATE_TIMEZONE", "Asia/Tebing")
    result = smsgate("doctor")
    assert result.exit_code == 1
    assert result.stdout.count("FAIL  settings: SMSGATE_") == 2


def test_it_fails_when_no_worker_beats(ready: Run, config: Config) -> None:
    with connected(config.database_url):
        Heartbeat.beat("worker", utcnow() - timedelta(minutes=7))
    result = ready("doctor")
    assert result.exit_code == 1
    assert "FAIL  worker: The worker was last seen 7 minutes ago. Start it" in result.stdout


def test_it_fails_when_a_gateway_stopped_for_a_bad_key(
    ready: Run, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    with StandIn() as network:
        network.always = http(401, "The supplied authentication is invalid")
        for name, value in _account(network.url).items():
            monkeypatch.setenv(name, value)
        _send_one(Config.from_env())
        result = ready("doctor")
    assert result.exit_code == 1
    assert "FAIL  sending: africastalking has stopped: HTTP 401: The supplied" in result.stdout
    assert "FAIL  gateway: africastalking: HTTP 401: The supplied" in result.stdout


def _account(url: str) -> dict[str, str]:
    return {
        "SMSGATE_GATEWAY": "africastalking",
        "SMSGATE_HOOK_SECRET": "a-secret-in-the-address-of-the-hooks-1234",
        "SMSGATE_SECRET_KEY": "a-secret-key-for-tests-only-32-chars",
        "SMSGATE_SERVICE_NUMBER": "3636",
        "AT_USERNAME": "sandbox",
        "AT_API_KEY": "the-key",
        "AT_BASE_URL": url,
    }


def _send_one(config: Config) -> None:
    with connected(config.database_url):
        OutboundMessage.create(
            contact=Contact.create(phone="+6281200000001"), gateway="africastalking", text="Loker"
        )
        outbox.deliver(open_gateways(config), config, utcnow())


def test_it_fails_on_a_disk_that_takes_not_a_byte(ready: Run, config: Config) -> None:
    (config.data_dir / "queue.db").touch()
    result = subprocess.run(
        [sys.executable, "-m", "smsgate.cli", "doctor"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
    )
    assert result.returncode == 1
    assert f"FAIL  disk: {config.data_dir} cannot be written to: File too large." in result.stdout
    assert "FAIL  queue: The queue file cannot be used: " in result.stdout
    assert result.stderr == ""


def test_it_tells_no_secret_and_no_whole_number(
    ready: Run, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    with StandIn() as network:
        account = _account(network.url)
        network.always = http(401, f"No {account['AT_API_KEY']} for +6281200000001")
        for name, value in account.items():
            monkeypatch.setenv(name, value)
        _send_one(Config.from_env())
        told = ready("doctor").output
        for name, scheme in (("QUEUE", "redis"), ("DATABASE", "postgresql")):
            monkeypatch.setenv(f"SMSGATE_{name}_URL", f"{scheme}://me:pa55word@127.0.0.1:1/0")
            told += ready("doctor").output
    assert told.count("FAIL") >= 4
    hidden = [account[name] for name in ("SMSGATE_HOOK_SECRET", "SMSGATE_SECRET_KEY", "AT_API_KEY")]
    assert [secret for secret in (*hidden, "pa55word", "81200000001") if secret in told] == []
