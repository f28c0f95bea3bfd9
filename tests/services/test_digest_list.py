"""The digest that LANJUT and 1, 2, 3 speak of."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from peewee import Database

from smsgate.messages import State
from smsgate.models import Contact, DigestRun, DigestText, OutboundMessage
from smsgate.services.digest_list import last_digest_listing
from smsgate.views import Listing
from tests.conftest import NOON

SENT_AT = NOON - timedelta(hours=5)


def digest(contact: Contact, days_ago: int = 0, **columns: Any) -> OutboundMessage:
    """One that went out in the morning, so many days ago."""
    day = NOON.date() - timedelta(days=days_ago)
    run = DigestRun.create(local_date=day, from_seq=0, to_seq=1)
    text = DigestText.create(
        run=run,
        follows="id|16.11.02:",
        text="Loker baru",
        segments=1,
        codes=[1003 + days_ago, 1002, 1001],
        shown=2,
    )
    given = {
        "contact": contact,
        "gateway": "simulator",
        "digest_text": text,
        "digest_date": day,
        "state": State.DELIVERED,
        "not_before": SENT_AT - timedelta(days=days_ago),
        "sent_at": SENT_AT - timedelta(days=days_ago),
        **columns,
    }
    return OutboundMessage.create(**given)


def test_it_lists_what_the_digest_told_and_how_far_it_showed(contact: Contact) -> None:
    digest(contact)
    assert last_digest_listing(contact, NOON) == Listing(
        codes=(1003, 1002, 1001), seen=2, place="16.11.02", at=SENT_AT, source="digest"
    )


def test_it_takes_the_newest(contact: Contact) -> None:
    digest(contact, 1)
    digest(contact)
    listing = last_digest_listing(contact, NOON)
    assert listing is not None
    assert listing.codes[0] == 1003


@pytest.mark.parametrize("state", [State.SENDING, State.SENT, State.DELIVERED, State.UNKNOWN])
def test_whoever_may_have_got_it_can_speak_of_it(contact: Contact, state: State) -> None:
    digest(contact, state=state)
    assert last_digest_listing(contact, NOON) is not None


@pytest.mark.parametrize(
    "state", [State.QUEUED, State.CLAIMED, State.FAILED, State.EXPIRED, State.CANCELLED]
)
def test_nobody_speaks_of_what_did_not_go_out(contact: Contact, state: State) -> None:
    digest(contact, 1)
    digest(contact, state=state, sent_at=None)
    listing = last_digest_listing(contact, NOON)
    assert listing is not None
    assert listing.codes[0] == 1004


@pytest.mark.parametrize(("now", "found"), [(NOON, True), (NOON + timedelta(days=4), False)])
def test_it_is_forgotten_after_some_days(contact: Contact, now: datetime, found: bool) -> None:
    digest(contact)
    assert (last_digest_listing(contact, now) is not None) is found


def test_it_names_no_place_when_several_are_followed(contact: Contact) -> None:
    digest(contact)
    DigestText.update(follows="id|16.11.02:|16.11.09:sopir").execute()
    listing = last_digest_listing(contact, NOON)
    assert listing is not None
    assert listing.place is None


def test_there_is_none_before_the_first(db: Database, contact: Contact) -> None:
    OutboundMessage.create(contact=contact, gateway="simulator", text="halo", state=State.SENT)
    assert last_digest_listing(contact, NOON) is None
