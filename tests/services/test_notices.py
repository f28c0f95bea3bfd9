"""What a network tells beside texts and reports."""

import pytest
from peewee import Database

from smsgate.messages import Notice, OptOut
from smsgate.models import Contact, Flag, InboundMessage
from smsgate.services import notices
from tests.conftest import NOON

PHONE = "+6281200000001"


@pytest.mark.parametrize("written", [PHONE, " 6281200000001", "081200000001"])
@pytest.mark.parametrize("known", [True, False])
def test_it_obeys_a_stop_however_the_number_is_written(
    db: Database, written: str, known: bool
) -> None:
    if known:
        Contact.create(phone=PHONE, follows="id|16.11.02:")
    for _ in range(2):
        notices.obey(OptOut(gateway="africastalking", phone=written), NOON)
    (contact,) = Contact.select()
    assert (contact.phone, contact.stopped_at, contact.follows) == (PHONE, NOON, None)


def test_it_keeps_when_the_person_stopped_first(db: Database) -> None:
    Contact.create(phone=PHONE, stopped_at=NOON)
    notices.obey(OptOut(gateway="africastalking", phone=PHONE), NOON.replace(hour=18))
    assert Contact.get().stopped_at == NOON


def test_it_keeps_for_staff_what_it_cannot_obey_or_need_not(db: Database) -> None:
    notice = Notice(gateway="africastalking", kind="subscription", phone=PHONE, detail="addition")
    for _ in range(2):
        notices.obey(OptOut(gateway="africastalking", phone="DISNAKER"), NOON)
        notices.keep(notice, NOON)
    kept = InboundMessage.select().where(InboundMessage.flag == Flag.REFUSED)
    assert {(row.note, row.text) for row in kept} == {
        ("opt-out: no mobile number", "DISNAKER"),
        ("subscription: only noted", "0812xxxx0001 addition"),
    }
    assert Contact.select().count() == 0
