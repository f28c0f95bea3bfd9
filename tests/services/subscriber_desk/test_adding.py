from dataclasses import replace
from datetime import date

import pytest

from smsgate.errors import InputError
from smsgate.models import AuditEntry, Contact, OutboundMessage, Subscription, SubscriptionState
from smsgate.services import erasure, subscribers
from smsgate.services.subscriber_desk.adding import FieldError, Paper, Typed, add
from tests.conftest import NOON
from tests.services.subscriber_desk.conftest import PENDOPO, SALING

PHONE = "+6281200001234"
TYPED = Typed(phone="0812-0000-1234", place=PENDOPO, kind="", language="id", note="came by")
PAPER = Paper(reference="Map A-17", day=date(2026, 11, 20))


def refused(typed, by, config):
    with pytest.raises(FieldError) as error:
        add(typed, by, config, NOON)
    assert Subscription.select().where(Subscription.state != SubscriptionState.ENDED).count() == 0
    assert OutboundMessage.select().count() == 0
    assert "00001234" not in str(error.value)
    return error.value.field, str(error.value)


def test_it_asks_by_sms_unless_there_is_a_paper(by, config):
    contact = add(TYPED, by, config, NOON)
    (row,) = Subscription.of(contact, *SubscriptionState)
    assert (contact.phone, row.state, row.consent_how) == (PHONE, "asked", "officer")
    assert row.consent_source == "rina@dinas.example; 2026-11-24"
    assert row.consent_words == "came by"
    (question,) = OutboundMessage.select()
    assert "SETUJU" in question.text
    entry = AuditEntry.get()
    assert (entry.action, entry.subject_id) == ("subscriber.add", str(contact.id))
    assert entry.after == {"place": PENDOPO, "kind": "", "consent": "asked"}


def test_a_signed_paper_counts_from_its_day_and_asks_nobody(by, config):
    contact = add(replace(TYPED, paper=PAPER, kind="sopir", language="en"), by, config, NOON)
    (row,) = Subscription.of(contact)
    assert (row.kind, row.consent_words) == ("sopir", "Map A-17")
    assert row.consent_at.astimezone(config.timezone).date() == PAPER.day
    assert Contact.get_by_id(contact.id).follows == "en|16.11.02:sopir"
    assert OutboundMessage.select().count() == 0


@pytest.mark.parametrize("paper", [None, PAPER])
def test_it_revives_nobody_who_said_stop(by, config, paper):
    subscribers.stop(Contact.create(phone=PHONE), "sms", NOON)
    field, said = refused(replace(TYPED, paper=paper), by, config)
    assert field == "phone"
    assert "Only they can start again" in said


def test_it_revives_nobody_who_was_erased(by, config):
    erasure.erase(Contact.create(phone=PHONE), config, NOON)
    Contact.delete().execute()
    assert refused(TYPED, by, config)[0] == "phone"


def test_it_enters_nobody_while_it_cannot_tell_who_said_stop(by, config):
    erasure.erase(Contact.create(phone="+6281200009999"), config, NOON)
    with pytest.raises(InputError, match="SMSGATE_FORMER_SECRET_KEYS"):
        add(TYPED, by, replace(config, secret_key="another-secret-key-of-32-letters!"), NOON)


def test_a_double_click_adds_and_asks_once(by, config):
    add(TYPED, by, config, NOON)
    with pytest.raises(FieldError, match="0812xxxx1234 was asked before"):
        add(TYPED, by, config, NOON)
    assert OutboundMessage.select().count() == Subscription.select().count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"phone": "0812345"}, "phone"),
        ({"phone": "8.12E+11"}, "phone"),
        ({"paper": replace(PAPER, reference=" ")}, "reference"),
        ({"paper": replace(PAPER, day=date(2026, 11, 25))}, "signed_on"),
        ({"paper": replace(PAPER, day=date(2019, 12, 31))}, "signed_on"),
    ],
)
def test_it_names_the_field_at_fault(by, config, changed, field):
    assert refused(replace(TYPED, **changed), by, config)[0] == field


def test_an_officer_of_a_district_enters_its_people_only(local, config):
    assert refused(replace(TYPED, place=SALING), local, config)[0] == "place"
    assert add(TYPED, local, config, NOON).phone == PHONE
