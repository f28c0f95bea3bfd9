"""What outlives a person's data: that they said STOP, and nothing by which they could be found."""

from dataclasses import replace

from smsgate.config import Config
from smsgate.models import Contact, StopMark
from smsgate.services import stops
from tests.conftest import NOON

PHONE = "+6281273000001"
NEW_KEY = "another-secret-key-for-tests-of-32-letters"


def rotated(config: Config, *former: str) -> Config:
    """After the office changed its secret key."""
    return replace(config, secret_key=NEW_KEY, former_secret_keys=former)


def test_it_recognises_a_number_without_keeping_it(db, config: Config) -> None:
    stops.keep(PHONE, config, NOON)
    stops.keep(PHONE, config, NOON)
    (mark,) = StopMark.select()
    assert PHONE[-9:] not in f"{mark.phone_hash}{mark.key_id}"
    assert stops.stands(PHONE, config)
    assert not stops.stands("+6281273000002", config)


def test_it_stands_as_long_as_the_contact_says_so(db, config: Config, contact: Contact) -> None:
    assert not stops.stands(contact.phone, config)
    Contact.update(stopped_at=NOON).execute()
    assert stops.stands(contact.phone, config)


def test_it_still_knows_by_a_former_key_who_said_stop(db, config: Config) -> None:
    stops.keep(PHONE, config, NOON)
    after = rotated(config, config.secret_key)
    assert stops.stands(PHONE, after)
    assert stops.unreadable(after) == 0
    stops.lift(PHONE, after)
    assert StopMark.select().count() == 0


def test_it_notices_marks_that_no_key_it_has_can_read(db, config: Config) -> None:
    stops.keep(PHONE, config, NOON)
    after = rotated(config)
    assert not stops.stands(PHONE, after)
    assert stops.unreadable(after) == 1
    stops.keep("+6281273000002", after, NOON)
    assert stops.unreadable(after) == 1
    assert stops.unreadable(rotated(config, config.secret_key)) == 0
