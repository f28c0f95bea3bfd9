"""Long work an officer began: done when the bell rings, and found each minute when it did not."""

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.messages import Priority, State
from smsgate.models import (
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
from smsgate.tasks import errands, process
from tests.conftest import NOON


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
