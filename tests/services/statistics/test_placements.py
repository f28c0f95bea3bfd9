"""Who found work is counted once, whoever says so."""

from datetime import timedelta

from smsgate.models import Application, Contact, Vacancy
from smsgate.services import applications
from smsgate.services.outcomes import keeping
from smsgate.services.statistics import reading
from smsgate.services.statistics.reading import Period
from tests.conftest import NOON

CODE = 1046


def _hired(contact, at=NOON):
    applications.apply(contact, CODE, {"name": "Siti"}, NOON)
    Application.update(state="hired", decided_at=at).execute()


def _placed(found):
    return {name: value for name, value in found.items() if name.startswith("placed")}


def test_both_sides_count_once_on_the_day_of_the_employers_word(config, contact, counted):
    _hired(contact)
    Vacancy.update(inclusion="difabel pemula").where(Vacancy.code == CODE).execute()
    keeping.tell(contact, got=True, how="sms", config=config, now=NOON)
    keeping.tell_way(contact, CODE, "")
    assert _placed(counted(NOON)) == {
        "placed:sopir": 1,
        "placed_in:16.11.04": 1,
        "placed_group:difabel": 1,
        "placed_group:pemula": 1,
        "placed_says:both": 1,
    }


def test_one_side_alone_counts_and_says_which(config, contact, counted):
    _hired(contact)
    other = Contact.create(phone="+6281273000009")
    keeping.tell(other, got=True, how="ussd", config=config, now=NOON)
    keeping.tell_way(other, CODE, "")
    third = Contact.create(phone="+6281273000008")
    keeping.tell(third, got=True, how="sms", config=config, now=NOON)
    keeping.tell_way(third, None, "toko")
    fourth = Contact.create(phone="+6281273000007")
    keeping.tell(fourth, got=True, how="sms", config=config, now=NOON)
    keeping.tell(
        Contact.create(phone="+6281273000006"), got=False, how="sms", config=config, now=NOON
    )
    found = _placed(counted(NOON))
    assert (found["placed:sopir"], found["placed:toko"], found["placed"]) == (2, 1, 1)
    assert {name: value for name, value in found.items() if "says" in name} == {
        "placed_says:employer": 1,
        "placed_says:person": 2,
        "placed_says:self": 1,
    }
    day = NOON.date()
    assert reading.sums(Period(day, day)).funnel[-2:] == (1, 4)


def test_another_day_counts_nothing(config, contact, counted):
    _hired(contact, NOON - timedelta(days=1))
    assert _placed(counted(NOON)) == {}
