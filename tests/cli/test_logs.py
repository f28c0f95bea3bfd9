import json
import logging
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import structlog

from smsgate.cli import logs


@pytest.fixture(autouse=True)
def _as_before(monkeypatch) -> Iterator[None]:
    monkeypatch.setattr(logging.root, "handlers", [])
    yield
    logging.captureWarnings(False)


def test_it_tells_only_warnings_and_those_on_stderr(capsys) -> None:
    logs.quiet()
    structlog.get_logger().info("sms.received", inbound=7)
    structlog.get_logger().warning("callback.refused", gateway="simulator")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "event=callback.refused gateway=simulator" in captured.err
    assert "sms.received" not in captured.err


def test_it_writes_each_event_of_a_server_as_json_on_one_line(capsys) -> None:
    logs.serving()
    with structlog.contextvars.bound_contextvars(trace="sms-7"):
        structlog.get_logger().info("sms.received", intent="search", outbound=[8, 9])
    (line,) = capsys.readouterr().err.splitlines()
    told = json.loads(line)
    assert list(told)[:4] == ["timestamp", "level", "event", "trace"]
    assert datetime.fromisoformat(told.pop("timestamp")).tzinfo == UTC
    assert told == {
        "level": "info",
        "event": "sms.received",
        "trace": "sms-7",
        "intent": "search",
        "outbound": [8, 9],
    }


def test_it_writes_for_a_person_where_a_person_watches(capsys, monkeypatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    logs.serving()
    structlog.get_logger().info("sms.received", trace="sms-7", intent="search")
    (line,) = capsys.readouterr().err.splitlines()
    assert "level=info event=sms.received trace=sms-7 intent=search" in line


def test_it_takes_in_what_libraries_say_with_its_cause_and_on_one_line(capsys) -> None:
    logs.serving()
    try:
        raise ValueError("call 081234567890")
    except ValueError:
        logging.getLogger("huey").exception("Task %s failed", "send")
    logging.getLogger("huey").info("nobody needs this")
    (line,) = capsys.readouterr().err.splitlines()
    told = json.loads(line)
    assert (told["level"], told["event"], told["logger"]) == ("error", "Task send failed", "huey")
    assert told["exception"].endswith("ValueError: call 0812xxxx7890")
    assert "timestamp" in told


def test_it_lets_no_whole_number_into_a_log(capsys) -> None:
    logs.serving()
    structlog.get_logger().warning("task.failed", error="Key (phone)=(+6281234567890) exists")
    structlog.get_logger().warning("task.failed", errors=["Key (phone)=(+6281234567890) exists"])
    logging.getLogger("huey").error("Unhandled: %s", "081234567890")
    said = capsys.readouterr().err
    assert "0812xxxx7890" in said
    assert "1234567890" not in said
