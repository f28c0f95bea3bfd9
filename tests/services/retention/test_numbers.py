"""Who is forgotten because nothing was heard of them, and who is not."""

from datetime import timedelta
from typing import Any

import pytest

from smsgate.config import Config
from smsgate.messages import State
from smsgate.models import (
    Contact,
    Dialogue,
    Flag,
    InboundMessage,
    Person,
    Shown,
    Subscription,
    SubscriptionState,
    UssdSession,
)
from smsgate.services import stops
from smsgate.services.retention import numbers
from tests.conftest import NOON
from tests.services.retention.conftest import Night, ago


def somebody(number: int = 1, heard: int | None = 366, **columns: Any) -> Contact:
    """A number that wrote so many days ago, or never; known for two years."""
    given = {"created_at": ago(730), "last_inbound_at": None if heard is None else ago(heard)}
    return Contact.create(phone=f"+62812000{number:05}", **{**given, **columns})


def test_it_forgets_numbers_that_were_silent_for_a_year(night: Night) -> None:
    silent, heard = somebody(1, 366), somebody(2, 364)
    text = night.text(silent, 366)
    night.reply(silent, 366)
    Subscription.create(
        person=Person.create(contact=silent), place="16.11.09", state=SubscriptionState.ENDED
    )
    assert night.run()["numbers"] == 1
    assert [row.phone for row in Contact.select()] == [heard.phone]
    assert Person.select().count() == Subscription.select().count() == 0
    shell = InboundMessage.get_by_id(text.id)
    assert (shell.contact_id, shell.text) == (None, None)


def test_it_remembers_of_whoever_said_stop_that_they_did(night: Night, config: Config) -> None:
    stopped, other = somebody(1, stopped_at=ago(366)), somebody(2)
    night.run()
    assert Contact.select().count() == 0
    assert stops.stands(stopped.phone, config)
    assert not stops.stands(other.phone, config)


def test_it_keeps_who_follows_something_however_silent(night: Night) -> None:
    somebody(follows="id|16.11.09:")
    assert night.run() == {}


def test_it_forgets_after_90_days_whoever_never_answered_an_office(night: Night) -> None:
    for number, days in ((1, 89), (2, 91)):
        entered = somebody(number, None, created_at=ago(days))
        Subscription.create(
            person=Person.create(contact=entered), place="16.11.09", state=SubscriptionState.ASKED
        )
        Dialogue.create(contact=entered, questions=[], updated_at=ago(days))
    assert night.run() == {"numbers": 1}
    assert [row.phone for row in Contact.select()] == ["+6281200000001"]
    assert Dialogue.select().count() == 1


def left_by(contact: Contact, what: str, night: Night) -> None:
    """Something by which the number is not silent, or not done with."""
    if what == "dialled":
        UssdSession.create(
            gateway="simulator",
            session_id=contact.phone,
            contact=contact,
            transcript="",
            state={},
            answer="Loker",
            created_at=ago(3),
        )
    elif what == "shown":
        Shown.create(contact=contact, vacancy=1001, channel="ussd", at=ago(300))
    elif what == "question":
        night.text(contact, 400, flag=Flag.LATER)
    else:
        night.reply(contact, 400, state=State.UNKNOWN)


@pytest.mark.parametrize("what", ["dialled", "shown", "question", "unknown"])
def test_it_keeps_a_number_that_left_something_open(night: Night, what: str) -> None:
    left_by(somebody(), what, night)
    left_by(somebody(2, None), what, night)
    assert "numbers" not in night.run()
    assert Contact.select().count() == 2


def test_it_leaves_erased_numbers_to_their_confirmation(night: Night) -> None:
    somebody(erased_at=NOON)
    assert night.run() == {}


def test_it_drops_what_a_conversation_was_about_after_30_days(night: Night) -> None:
    for number, days in ((1, 29), (2, 31)):
        talker = somebody(number, 1)
        Dialogue.create(contact=talker, questions=[], updated_at=NOON - timedelta(days=days))
    assert night.run() == {"dialogues": 1}
    assert Contact.select().count() == 2


def test_it_forgets_all_of_many_a_few_at_a_time(
    night: Night, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbers, "AT_ONCE", 2)
    for number in range(5):
        somebody(number)
    assert night.run() == {"numbers": 5}
    assert Contact.select().count() == 0
