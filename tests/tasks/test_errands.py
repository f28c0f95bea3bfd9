"""Long work an officer began: done when the bell rings, and found each minute when it did not."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from peewee import Database

from smsgate.config import Config
from smsgate.messages import Priority, State
from smsgate.models import (
    Broadcast,
    BroadcastState,
    Contact,
    OutboundMessage,
    Recall,
    Shown,
    Staff,
    Upload,
    UploadState,
    Vacancy,
    utcnow,
)
from smsgate.services import recall, uploads
from smsgate.services.broadcasts import approval, drafts
from smsgate.services.broadcasts.drafts import Draft
from smsgate.tasks import errands, process
from smsgate.tasks.queue import huey
from tests.conftest import NOON
from tests.services import office


@pytest.fixture
def officer(db: Database) -> Staff:
    return Staff.create(email="siti@disnaker.example", role="officer")


@pytest.fixture
def begun(officer: Staff, config: Config) -> Recall:
    """A recall that nobody has carried out, of a vacancy one person was shown."""
    code = Vacancy.get(Vacancy.open_on(NOON.date())).code
    Shown.record(Contact.create(phone="+6281273000001"), [code], "sms", NOON)
    return recall.confirm(code, "Meminta uang", officer, config, utcnow())


@pytest.mark.usefixtures("worker")
def test_the_bell_has_a_recall_carried_out_and_its_warnings_sent(begun: Recall) -> None:
    errands.ring()
    warning = OutboundMessage.get(OutboundMessage.priority == Priority.WARNING)
    assert warning.state == State.DELIVERED
    assert Recall.get().finished_at


@pytest.mark.usefixtures("worker")
def test_each_minute_finds_what_the_bell_forgot(begun: Recall, officer: Staff) -> None:
    upload = uploads.receive(
        b"title,employer,place\nKasir,Toko,Pendopo\n", "x.csv", officer, utcnow(), publish=False
    )
    errands.look_for_errands.call_local()
    assert Recall.get().finished_at
    assert Upload.get_by_id(upload.id).state == UploadState.CHECKED


@pytest.mark.usefixtures("worker")
def test_a_worker_that_ends_leaves_the_rest_to_the_next(begun: Recall) -> None:
    process.stopping.set()
    errands.look_for_errands.call_local()
    assert recall.unfinished() == [begun]
    process.stopping.clear()
    errands.look_for_errands.call_local()
    assert recall.unfinished() == []


@pytest.fixture
def approved(worker: None, config: Config) -> Broadcast:
    """A broadcast for one reader, to leave an hour after noon."""
    Contact.create(phone="+6281273000001", follows="id|16.11:")
    ani, budi = office.officer("Ani"), office.officer("Budi")
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
