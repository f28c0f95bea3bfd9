import logging

import pytest
import structlog

from smsgate.cli import logs


@pytest.fixture(autouse=True)
def _no_handlers(monkeypatch) -> None:
    monkeypatch.setattr(logging.root, "handlers", [])


def test_it_tells_only_warnings_and_those_on_stderr(capsys) -> None:
    logs.quiet()
    structlog.get_logger().info("sms.received", inbound=7)
    structlog.get_logger().warning("callback.refused", gateway="simulator")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "event=callback.refused gateway=simulator" in captured.err
    assert "sms.received" not in captured.err


def test_it_writes_each_event_of_a_server_on_one_line(capsys) -> None:
    logs.serving()
    structlog.get_logger().info("sms.received", inbound=7, intent="search")
    (line,) = capsys.readouterr().err.splitlines()
    assert "level=info event=sms.received inbound=7 intent=search" in line


def test_it_lets_no_whole_number_into_a_log(capsys) -> None:
    logs.serving()
    structlog.get_logger().warning("task.failed", error="Key (phone)=(+6281234567890) exists")
    logging.getLogger("huey").error("Unhandled: %s", "081234567890")
    said = capsys.readouterr().err
    assert "0812xxxx7890" in said
    assert "1234567890" not in said
