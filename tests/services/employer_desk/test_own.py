"""An employer's own vacancies: seen, extended, closed with a word to all who waited."""

from datetime import timedelta

import pytest

from smsgate.errors import InputError
from smsgate.models import AuditEntry, Contact, Employer, OutboundMessage, Vacancy, VacancyState
from smsgate.services import applications
from smsgate.services.employer_desk import own
from smsgate.services.vacancy_desk.stands import Stand
from tests.conftest import NOON

TODAY = NOON.date()


@pytest.fixture
def shown(hand):
    """A verified one of this employer, with one applicant."""
    vacancy = Vacancy.select().where(Vacancy.open_on(TODAY)).get()
    vacancy.employer = hand.employer
    vacancy.expires_on = TODAY + timedelta(days=3)
    vacancy.save()
    applications.apply(Contact.create(phone="+6281273000001"), vacancy.code, {"name": "x"}, NOON)
    return vacancy


def test_it_lists_its_own_with_who_applied(hand, shown):
    page = own.page(hand, 1)
    assert {line.vacancy.employer_id for line in page.lines} == {hand.employer.id}
    (line,) = [line for line in page.lines if line.vacancy.code == shown.code]
    assert (line.stand, line.applied.everybody, line.applied.new) == (Stand.OPEN, 1, 1)
    assert page.total == Vacancy.select().where(Vacancy.employer == hand.employer).count()


def test_what_was_sent_back_comes_first(hand, shown):
    Vacancy.update(state=VacancyState.RETURNED).where(Vacancy.code == shown.code).execute()
    assert own.page(hand, 1).lines[0].vacancy.code == shown.code


def test_a_new_firm_has_none(hand, config):
    empty = type(hand)(by=hand.by, employer=Employer.create(name="Baru"), config=config, now=NOON)
    assert (own.page(empty, 5).lines, own.page(empty, 5).pages) == ((), 1)


def test_it_is_shown_for_longer_without_another_look(hand, shown):
    until = TODAY + timedelta(days=30)
    assert own.extend(shown.code, until, hand)
    assert not own.extend(shown.code, until, hand)
    kept = Vacancy.get_by_id(shown.code)
    assert (kept.expires_on, kept.state) == (until, VacancyState.VERIFIED)


@pytest.mark.parametrize("days", [-1, 2, 31])
def test_it_is_shown_neither_too_long_nor_shorter(hand, shown, days):
    with pytest.raises(InputError):
        own.extend(shown.code, TODAY + timedelta(days=days), hand)


def test_what_waits_is_not_extended(hand, shown):
    Vacancy.update(state=VacancyState.WAITING).where(Vacancy.code == shown.code).execute()
    with pytest.raises(InputError):
        own.extend(shown.code, TODAY + timedelta(days=9), hand)


@pytest.mark.parametrize(("close", "state"), [(own.fill, "filled"), (own.withdraw, "withdrawn")])
def test_closing_tells_those_who_waited_once(hand, shown, close, state):
    assert close(shown.code, hand) == 1
    assert close(shown.code, hand) == 0
    assert Vacancy.get_by_id(shown.code).state == state
    assert OutboundMessage.select().count() == 1
    assert AuditEntry.select().count() == 1


def test_nobody_is_told_when_it_cannot_be_closed(hand, shown):
    Vacancy.update(state=VacancyState.REJECTED).where(Vacancy.code == shown.code).execute()
    with pytest.raises(InputError):
        own.withdraw(shown.code, hand)
    assert OutboundMessage.select().count() == 0


def test_no_other_employer_sees_or_closes_it(hand, stranger, shown):
    assert own.one(shown.code, stranger) is None
    assert own.fill(shown.code, stranger) is own.withdraw(shown.code, stranger) is None
    assert not own.extend(shown.code, TODAY + timedelta(days=9), stranger)
    assert Vacancy.get_by_id(shown.code).state == VacancyState.VERIFIED
