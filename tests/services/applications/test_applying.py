"""Applying, withdrawing, and what the employer gets to see of it."""

from datetime import timedelta

import pytest

from smsgate.models import (
    Application,
    ApplicationState,
    Contact,
    EmployerState,
    Person,
    Recall,
    Vacancy,
)
from smsgate.services import applications, erasure
from smsgate.services.applications import answers, listing
from tests.conftest import NOON
from tests.services.applications.conftest import TOLD

LATER = NOON + timedelta(hours=1)


def test_it_is_one_application_however_often_it_is_sent(application, contact, vacancy):
    again = applications.apply(contact, vacancy.code, TOLD, LATER)
    assert again.id == application.id
    assert Application.select().count() == 1
    assert again.created_at == NOON


def test_nobody_applies_for_what_is_closed_or_was_never_there(contact, closed):
    assert applications.apply(contact, closed.code, TOLD, NOON) is None
    assert applications.apply(contact, 999_999, TOLD, NOON) is None
    assert Application.select().count() == 0


def test_who_withdrew_may_apply_again_with_other_words(application, contact, vacancy):
    assert applications.withdraw(application.id, LATER)
    kept = Application.get_by_id(application.id)
    assert (kept.state, kept.passed_on, kept.agreed_at) == (ApplicationState.WITHDRAWN, {}, None)
    assert not applications.withdraw(application.id, LATER)
    again = applications.apply(contact, vacancy.code, {"name": "Siti A."}, LATER)
    assert (again.id, again.state, again.passed_on) == (application.id, "sent", {"name": "Siti A."})


def test_another_person_on_the_same_phone_applies_for_themselves(application, contact, vacancy):
    Person.update(left_at=NOON).where(Person.contact == contact).execute()
    other = applications.apply(contact, vacancy.code, TOLD, NOON)
    assert other.id != application.id


def test_the_employer_sees_what_was_agreed_to_and_no_number(application, vacancy):
    seen = listing.page(vacancy, 1)
    (row,) = seen.rows
    assert row.told == (("name", "Siti"), ("village", "Beruge Ilir"), ("education", "SMA"))
    assert row.number is None
    assert (seen.total, seen.hidden) == (1, 0)


def test_who_did_not_agree_is_only_counted(contact, vacancy, hand):
    hidden = applications.apply(contact, vacancy.code, None, NOON)
    seen = listing.page(vacancy, 1)
    assert (seen.rows, seen.hidden) == ((), 1)
    assert listing.applicant(hidden.id, hand.employer) is None
    assert applications.count(vacancy.code) == 1


def test_no_other_employer_finds_the_applicant(application, hand, stranger):
    assert listing.applicant(application.id, hand.employer) is not None
    assert listing.applicant(application.id, stranger.employer) is None


def test_it_counts_by_vacancy(application, vacancy):
    other = Contact.create(phone="+6281273000009")
    applications.withdraw(applications.apply(other, vacancy.code, TOLD, NOON).id, NOON)
    (found,) = listing.counts([vacancy.code, 999_999]).values()
    assert (found.everybody, found.new, found.undecided, found.hired) == (1, 1, 1, 0)


def test_a_page_too_far_is_the_last(application, vacancy):
    assert listing.page(vacancy, 99).number == 1
    assert listing.page(vacancy, -3).rows == listing.page(vacancy, 1).rows


@pytest.mark.parametrize("forget", [erasure.erase, erasure.forget])
def test_hapus_data_takes_the_applications_along(application, contact, config, db, forget):
    with db.atomic():
        forget(contact, config, NOON)
    assert Application.select().count() == 0
    assert Vacancy.get_by_id(application.vacancy_id)


def test_nobody_is_seen_or_reached_through_a_fraud(application, vacancy, hand):
    Recall.create(vacancy=vacancy.code, staff=hand.by, texts={}, started_at=NOON, not_before=NOON)
    assert listing.page(vacancy, 1).rows == ()
    assert listing.applicant(application.id, hand.employer) is None
    assert not answers.hire(application.id, hand)


def test_who_is_suspended_reaches_nobody(application, hand):
    hand.employer.state = EmployerState.SUSPENDED
    assert not answers.hire(application.id, hand)
    assert Application.get_by_id(application.id).state == "sent"
