from datetime import timedelta

from smsgate.messages import Priority, State
from smsgate.models import Contact, Counter, OutboundMessage, Subscription, SubscriptionState
from smsgate.models.counter import PUBLISHED_SEQ
from smsgate.services import stops, subscribers
from smsgate.services.subscribers import ConsentRecord
from tests.conftest import NOON

BY_SMS = ConsentRecord(how="sms", source="inbound:1", words="DAFTAR PENDOPO", at=NOON)
ASKED = ConsentRecord(how="import", source="warga.csv")


def again(contact):
    return Contact.get_by_id(contact.id)


def test_a_first_subscription_keeps_the_consent_and_starts_the_news_here(contact):
    result = subscribers.subscribe(contact, "16.11.02", None, BY_SMS)
    (row,) = Subscription.of(contact)
    assert (result.new, result.first) == (True, True)
    assert (row.consent_at, row.consent_how, row.consent_words) == (NOON, "sms", "DAFTAR PENDOPO")
    assert again(contact).follows == "id|16.11.02:"
    assert again(contact).digest_from == Counter.current(PUBLISHED_SEQ)


def test_a_second_one_adds_and_the_same_changes_nothing(contact):
    subscribers.subscribe(contact, "16.11.02", None, BY_SMS)
    added = subscribers.subscribe(contact, "16.11.09", "sopir", BY_SMS)
    same = subscribers.subscribe(contact, "16.11.09", "sopir", BY_SMS)
    assert (added.new, added.first) == (True, False)
    assert same.new is False
    assert again(contact).follows == "id|16.11.02:|16.11.09:sopir"


def test_people_alike_are_one_group(contact):
    other = Contact.create(phone="+6281273000002")
    for one, places in ((contact, ("16.11.02", "16.11.09")), (other, ("16.11.09", "16.11.02"))):
        for place in places:
            subscribers.subscribe(one, place, None, BY_SMS)
    assert again(contact).follows == again(other).follows


def test_stop_ends_all_and_cancels_what_waits_but_answers(contact, config):
    subscribers.subscribe(contact, "16.11.02", None, BY_SMS)
    digest = OutboundMessage.create(
        contact=contact, gateway="simulator", text="x", priority=Priority.DIGEST
    )
    answer = OutboundMessage.create(contact=contact, gateway="simulator", text="y")
    result = subscribers.stop(contact, "sms", NOON)
    assert result.ended == 1
    assert again(contact).follows is None
    assert again(contact).stopped_at == NOON
    assert OutboundMessage.get_by_id(digest.id).state == State.CANCELLED
    assert OutboundMessage.get_by_id(answer.id).state == State.QUEUED
    assert stops.stands(contact.phone, config)


def test_asking_again_takes_a_stop_back(contact, config):
    subscribers.stop(contact, "sms", NOON)
    subscribers.welcome_back(contact, config)
    subscribers.subscribe(contact, "16.11.02", None, BY_SMS)
    assert not stops.stands(contact.phone, config)
    assert again(contact).follows == "id|16.11.02:"


def test_an_import_waits_for_the_persons_word(contact):
    subscribers.subscribe(contact, "16.11.02", None, ASKED)
    assert again(contact).follows is None
    given = subscribers.consent(contact, True, "SETUJU", NOON)
    (row,) = Subscription.of(contact)
    assert given.places == ("16.11.02",)
    assert (row.consent_words, row.consent_at) == ("SETUJU", NOON)
    assert again(contact).follows == "id|16.11.02:"


def test_declining_ends_what_was_entered(contact):
    subscribers.subscribe(contact, "16.11.02", None, ASKED)
    assert subscribers.consent(contact, False, "TIDAK", NOON).places == ()
    assert Subscription.of(contact, SubscriptionState.ASKED) == []


def test_a_pause_lasts_so_many_days(contact):
    subscribers.pause(contact, 7, NOON.date())
    assert again(contact).paused_on(NOON.date() + timedelta(days=6))
    assert not again(contact).paused_on(NOON.date() + timedelta(days=7))
    subscribers.pause(contact, 0, NOON.date())
    assert not again(contact).paused_on(NOON.date())
