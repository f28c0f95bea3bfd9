"""What the worker does with broadcasts, rung for or not."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from smsgate.config import Config
from smsgate.messages import State
from smsgate.models import Broadcast, BroadcastState, Contact, OutboundMessage
from smsgate.services.broadcasts import approval, drafts
from smsgate.services.broadcasts.drafts import Draft
from smsgate.tasks import errands
from smsgate.tasks.queue import huey
from tests.conftest import NOON
from tests.services.office import officer


@pytest.fixture
def approved(worker: None, config: Config) -> Broadcast:
    """A broadcast for one reader, to leave an hour after noon."""
    Contact.create(phone="+6281273000001", follows="id|16.11:")
    ani, budi = officer("Ani"), officer("Budi")
    draft = Draft(title="Las", texts={"id": "Las"}, wanted_from=NOON + timedelta(hours=1))
    row = drafts.create(draft, uuid4().hex, ani, config, NOON)
    approval.ask(row.id, ani, config, NOON)
    seen = approval.outlook(row, config, NOON).seen
    approval.approve(row.id, budi, seen, config, NOON)
    return row


def look(at: timedelta) -> int:
    """How many messages there are after a look so long past noon."""
    with time_machine.travel(NOON + at, tick=False):
        errands.look_for_errands.call_local()
    return OutboundMessage.select().count()


def test_it_begins_at_its_time_whoever_rang(approved: Broadcast) -> None:
    assert look(timedelta(minutes=59)) == 0
    assert look(timedelta(minutes=61)) == 1
    assert OutboundMessage.get().state == State.DELIVERED
    assert look(timedelta(minutes=62)) == 1
    assert Broadcast.get().state == BroadcastState.DONE


def test_it_looks_every_minute_and_bears_a_queue_that_is_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (task,) = [one for one in huey._registry.periodic_tasks if "errands" in type(one).__name__]
    assert task.validate_datetime(NOON)

    def away(*_: object) -> None:
        raise ConnectionError

    monkeypatch.setattr(huey, "enqueue", away)
    errands.ring()
