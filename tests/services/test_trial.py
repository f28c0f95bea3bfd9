from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from smsgate.config import WIB, Config
from smsgate.models import Contact, OutboundMessage, Subscription
from smsgate.services import outbox, subscribers
from smsgate.services.subscribers import ConsentRecord
from smsgate.services.trial import Outcome, next_morning
from tests.conftest import NOON

PHONE = "+6284011110001"
TOMORROW = date(2026, 11, 25)


def _follow_pendopo(contact: Contact) -> None:
    record = ConsentRecord(how="sms", source="test", words="DAFTAR PENDOPO", at=NOON)
    subscribers.subscribe(contact, "16.11.02", None, record)


@pytest.fixture
def siti(db) -> Contact:
    """A trial number that follows Pendopo, and has just read its list."""
    contact = Contact.create(phone=PHONE)
    _follow_pendopo(contact)
    return contact


def _silent() -> None:
    pass


def _morning(config: Config, now: datetime = NOON):
    return next_morning(PHONE, config, _silent, now)


def test_it_sends_tomorrows_digest_now(config: Config, siti: Contact, runtime) -> None:
    morning = _morning(config)
    assert (morning.day, morning.outcome) == (TOMORROW, Outcome.SENT)
    assert outbox.deliver(runtime.gateways, config, NOON) == 1
    row = OutboundMessage.get(OutboundMessage.contact == siti)
    assert row.state == "delivered"
    assert "Pendopo" in row.digest_text.text
    assert morning.segments == row.segments


def test_it_sends_it_at_any_hour(config: Config, siti: Contact, runtime) -> None:
    night = datetime.combine(NOON.date(), time(23), WIB)
    assert _morning(config, night).outcome == Outcome.SENT
    assert outbox.deliver(runtime.gateways, config, night) == 1


def test_it_plays_this_morning_before_it_came(config: Config, siti: Contact) -> None:
    early = datetime.combine(NOON.date(), time(5), WIB)
    assert _morning(config, early).day == NOON.date()


def test_it_goes_on_to_the_morning_after(config: Config, siti: Contact) -> None:
    days = [_morning(config).day for _ in range(3)]
    assert days == [TOMORROW + timedelta(days=count) for count in range(3)]
    assert OutboundMessage.select().where(OutboundMessage.contact == siti).count() == 3


def test_it_lets_others_wait_for_the_real_morning(
    config: Config, siti: Contact, contact: Contact, runtime
) -> None:
    _follow_pendopo(contact)
    Contact.update(digest_from=0).where(Contact.id == contact.id).execute()
    _morning(config)
    assert outbox.deliver(runtime.gateways, config, NOON) == 1
    theirs = OutboundMessage.get(OutboundMessage.contact == contact)
    assert theirs.not_before == datetime.combine(TOMORROW, config.digest_at, WIB)


def test_it_sends_nothing_to_who_follows_nothing(config: Config, db) -> None:
    assert _morning(config).outcome == Outcome.FOLLOWS_NOTHING
    Contact.create(phone=PHONE)
    assert _morning(config).outcome == Outcome.FOLLOWS_NOTHING


def test_it_sends_nothing_to_who_said_stop(config: Config, siti: Contact) -> None:
    subscribers.stop(siti, "sms", NOON)
    assert _morning(config).outcome == Outcome.FOLLOWS_NOTHING


def test_it_sends_nothing_in_a_pause(config: Config, siti: Contact) -> None:
    subscribers.pause(siti, 7, NOON.date())
    assert _morning(config).outcome == Outcome.PAUSED


def test_it_sends_nothing_where_nothing_is_open(config: Config, siti: Contact) -> None:
    Subscription.update(place="16.11.09", kind="sehat").execute()
    Subscription.refresh(siti)
    assert _morning(config).outcome == Outcome.NOTHING_NEW


def test_it_keeps_to_the_hour_of_the_settings(config: Config, siti: Contact) -> None:
    later = replace(config, digest_at=time(13))
    assert _morning(later).day == NOON.date()
