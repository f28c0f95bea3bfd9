from datetime import timedelta

import pytest

from smsgate.errors import InputError
from smsgate.models import (
    AuditEntry,
    Contact,
    InboundMessage,
    OutboundMessage,
    Subscription,
    SubscriptionState,
)
from smsgate.services import audit, stops, subscribers
from smsgate.services.subscriber_desk import card, changes
from tests.conftest import NOON
from tests.services.subscriber_desk.conftest import PENDOPO, SALING

TODAY = NOON.date()


def again(contact):
    return Contact.get_by_id(contact.id)


def told():
    return [(row.action, row.before, row.after) for row in AuditEntry.select().order_by("id")]


def only(contact):
    (row,) = Subscription.of(contact, *SubscriptionState)
    return row


def test_it_finds_only_who_is_a_subscriber_and_ones_own_business(follow, by, local):
    mine, other = follow(1, PENDOPO), follow(2, SALING)
    nobody = Contact.create(phone="+6281200009999")
    assert card.find(mine.id, by) == card.find(mine.id, local) == mine
    assert card.find(other.id, by) == other
    assert card.find(other.id, local) is card.find(nobody.id, by) is card.find(99, by) is None


def test_it_shows_the_consent_and_the_last_texts_newest_first(follow, by, viewer):
    contact = follow(1)
    InboundMessage.create(
        dedupe_key="1", gateway="simulator", contact=contact, text="LOKER", received_at=NOON
    )
    later = NOON + timedelta(minutes=1)
    OutboundMessage.create(contact=contact, gateway="simulator", text="Loker", created_at=later)
    shown = card.card(contact, by, TODAY)
    assert (shown.phone, shown.standing) == ("0812xxxx0001", "active")
    assert shown.subscriptions[0].consent_words == "DAFTAR"
    assert [line.text for line in shown.lines] == ["Loker", "LOKER"]
    assert card.card(contact, viewer, TODAY).lines is None


def test_who_looks_at_a_number_stays_in_the_log_by_the_contact(follow, by):
    contact = follow(1)
    assert card.reveal(contact, by, NOON) == "081200000001"
    entry = AuditEntry.get()
    assert (entry.actor, entry.action, entry.subject_id) == (
        by.id,
        "subscriber.reveal",
        str(contact.id),
    )


def test_it_pauses_and_resumes_and_tells_each_once(follow, by):
    contact = follow(1)
    for days in (7, 7, 0, 0):
        changes.pause(contact, days, by, NOON, TODAY)
    assert again(contact).paused_until is None
    until = (TODAY + timedelta(days=7)).isoformat()
    assert told() == [
        ("subscriber.pause", {"paused_until": None}, {"paused_until": until}),
        ("subscriber.resume", {"paused_until": until}, {"paused_until": None}),
    ]


@pytest.mark.parametrize("days", [-1, 366])
def test_it_pauses_for_a_year_at_most(follow, by, days):
    with pytest.raises(InputError, match="from 1 to 365"):
        changes.pause(follow(1), days, by, NOON, TODAY)


def test_it_ends_one_subscription_once_and_takes_a_slip_back(follow, by):
    contact = follow(1, PENDOPO)
    follow(1, SALING)
    row = Subscription.of(contact)[0]
    assert changes.end(contact, row.id, by, NOON)
    assert changes.end(contact, row.id, by, NOON) is None
    assert again(contact).follows == "id|16.11.09:"
    changes.take_back(contact, row.id, by, NOON + timedelta(minutes=5))
    assert again(contact).follows == "id|16.11.02:|16.11.09:"
    assert Subscription.get_by_id(row.id).consent_words == "DAFTAR"
    assert [action for action, _before, _after in told()] == [
        "subscriber.end",
        "subscriber.take_back",
    ]


def test_what_waited_for_consent_waits_again_when_taken_back(follow, by):
    contact = follow(1, agreed=False)
    changes.end(contact, only(contact).id, by, NOON)
    changes.take_back(contact, only(contact).id, by, NOON)
    assert only(contact).state == SubscriptionState.ASKED
    assert again(contact).follows is None


def test_it_takes_back_no_end_of_the_person_of_long_ago_or_after_a_stop(follow, by):
    contact, late, stopped = follow(1), follow(2), follow(3)
    subscribers.unsubscribe(contact, PENDOPO, "sms", NOON)
    changes.end(late, only(late).id, by, NOON - timedelta(hours=2))
    changes.end(stopped, only(stopped).id, by, NOON)
    changes.stop(stopped, by, NOON)
    for one in (contact, late, stopped):
        with pytest.raises(InputError, match="no longer"):
            changes.take_back(one, only(one).id, by, NOON)
        assert again(one).follows is None


def test_it_changes_nothing_of_somebody_else(follow, by):
    mine, other = follow(1), follow(2)
    assert changes.end(mine, only(other).id, by, NOON) is None
    assert again(other).follows


def test_a_stop_ends_all_once_and_nothing_starts_it_again(follow, by, config):
    contact = follow(1)
    row = only(contact)
    for _twice in range(2):
        changes.stop(contact, by, NOON)
    assert stops.stands(contact.phone, config)
    assert told() == [("subscriber.stop", {"subscriptions": 1}, {"subscriptions": 0})]
    with pytest.raises(InputError, match="Only they can start again"):
        changes.pause(contact, 0, by, NOON, TODAY)
    assert changes.end(contact, row.id, by, NOON) is None


def test_it_erases_only_with_the_last_digits_and_leaves_no_number_in_the_log(follow, by, config):
    contact = follow(1)
    with pytest.raises(InputError, match="Nothing was erased"):
        changes.erase(contact, "0002", by, config, NOON)
    assert again(contact).follows
    for _twice in range(2):
        changes.erase(contact, " 0001 ", by, config, NOON)
    assert Subscription.select().count() == 0
    assert stops.stands(contact.phone, config)
    assert told() == [("subscriber.erase", None, None)]
    assert AuditEntry.get().subject_id == str(contact.id)
    assert audit.verify().whole
