"""Queries written once do what peewee's own do, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from smsgate.models import Contact, Dialogue, Vacancy, utcnow
from smsgate.models.prepared import Prepared, inserting
from tests.conftest import NOON

pytestmark = pytest.mark.usefixtures("db")
PHONE = "+6281200001234"


def test_it_reads_columns_as_the_models_do() -> None:
    heard = Contact.heard(PHONE, "simulator", NOON)
    assert heard == Contact.by_phone(PHONE)
    assert heard.last_inbound_at == NOON
    assert heard.language == "id"
    assert heard.stopped_at is None


def test_it_takes_new_values_each_time() -> None:
    first = Contact.heard(PHONE, "simulator", NOON)
    later = Contact.heard(PHONE, "africastalking", NOON + timedelta(minutes=5))
    assert later.id == first.id
    assert (later.gateway, later.last_inbound_at) == ("africastalking", NOON + timedelta(minutes=5))
    assert later.created_at == NOON


def test_it_takes_lists_of_any_length() -> None:
    today = NOON.date()
    codes = [
        code for (code,) in Vacancy.select(Vacancy.code).where(Vacancy.open_on(today)).tuples()
    ]
    assert set(Vacancy.views(codes[:1], today)) == set(codes[:1])
    assert set(Vacancy.views(codes[:7], today)) == set(codes[:7])
    assert set(Vacancy.views(codes[2:4], today)) == set(codes[2:4])
    assert Vacancy.views([], today) == {}


def test_it_keeps_json_and_moments() -> None:
    contact = Contact.heard(PHONE, "simulator", NOON)
    Dialogue(contact=contact, listing={"codes": [1001]}, questions=[], updated_at=NOON).keep()
    found = Dialogue.of(contact)
    assert found is not None
    assert (found.listing, found.questions, found.updated_at) == ({"codes": [1001]}, [], NOON)


def test_it_compares_as_the_column_wants_it() -> None:
    Contact.heard(PHONE, "simulator", NOON)
    since = Prepared(lambda at: Contact.select(Contact.phone).where(Contact.created_at >= at))
    assert since(at=NOON.astimezone(UTC)) == [(PHONE,)]
    assert since(at=NOON + timedelta(seconds=1)) == []


def test_it_refuses_an_insert_that_would_repeat_the_first_moment() -> None:
    with pytest.raises(ValueError, match="created_at"):
        inserting(Contact, ("phone",))


def test_it_gives_the_moment_of_each_row() -> None:
    before = datetime.now(UTC)
    assert Contact.dialled(PHONE, "simulator", utcnow()).created_at >= before
