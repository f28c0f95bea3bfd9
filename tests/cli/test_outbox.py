import json

import pytest

from smsgate.messages import State
from smsgate.models import Contact, OutboundMessage

STATES = ["queued", "sending", "sent", "delivered", "failed", "expired", "cancelled", "unknown"]


@pytest.fixture
def message(db, contact: Contact) -> OutboundMessage:
    return OutboundMessage.create(
        contact=contact, gateway="simulator", text="halo", state=State.UNKNOWN, reason="ReadTimeout"
    )


def test_it_counts_by_state(ready) -> None:
    ready("text", "081273000001", "LOKER")
    counts = json.loads(ready("outbox", "--json").stdout)
    assert sorted(counts) == sorted([*STATES, "oldest_queued_seconds"])
    assert counts["delivered"] == 1
    assert "delivered  1" in ready("outbox").stdout


def test_it_names_what_nobody_knows_and_settles_it(ready, message) -> None:
    assert f"Unknown: {message.id} to 0812xxxx0001 (ReadTimeout)" in ready("outbox").stdout
    assert ready("outbox", "resolve", str(message.id), "failed").exit_code == 0
    assert json.loads(ready("outbox", "--json").stdout)["failed"] == 1
    again = ready("outbox", "resolve", str(message.id), "sent")
    assert (again.exit_code, "not among the unknown" in again.stderr) == (1, True)


@pytest.mark.parametrize("arguments", [("x", "sent"), ("1", "delivered"), ("1",)])
def test_it_needs_an_id_and_a_state(ready, arguments) -> None:
    assert ready("outbox", "resolve", *arguments).exit_code == 2
