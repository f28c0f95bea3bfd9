"""What employers are texted without asking: a decision on what they posted, its last day, a first greeting.

Each is written in the transaction that takes it off the list, so that two workers never tell it twice.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from peewee import fn

from smsgate.config import Config
from smsgate.handlers.filled import DAYS
from smsgate.i18n import Translate
from smsgate.models import (
    Contact,
    Employer,
    EmployerAccount,
    EmployerState,
    SmsPosting,
    Vacancy,
    VacancyState,
    database,
)
from smsgate.services import contacts, letters
from smsgate.services.letters import Times
from smsgate.services.places import office_name
from smsgate.services.quiet import after_quiet
from smsgate.services.verification.decisions import UNDO_WITHIN
from smsgate.wording import postings as wording
from smsgate.wording.postings import Told

ASKED_WITHIN = timedelta(days=3)
"""Somebody whose vacancy ended longer ago (the worker stood still) is not asked any more."""

OF_USE = timedelta(days=2)
"""So long the question is of use."""

MOST = 50
"""Texts of each kind in one look."""

_DECIDED = (VacancyState.VERIFIED, VacancyState.RETURNED, VacancyState.REJECTED)
_OVER = (VacancyState.FILLED, VacancyState.WITHDRAWN)


def tell(config: Config, now: datetime) -> int:
    """All that is due; how many texts were written. The caller rings afterwards."""
    if after_quiet(now, config) > now:
        return 0
    return sum((_decisions(config, now), _last_days(config, now), _greetings(config, now)))


def _decisions(config: Config, now: datetime) -> int:
    """A publication is told once it cannot be undone any more."""
    settled = (Vacancy.state != VacancyState.VERIFIED) | (Vacancy.verified_at <= now - UNDO_WITHIN)
    due = SmsPosting.awaits & Vacancy.state.in_((*_DECIDED, *_OVER)) & settled
    return sum(_decided(*row, config, now) for row in _with_vacancies(due))


def _decided(posting: SmsPosting, vacancy: Vacancy, config: Config, now: datetime) -> bool:
    with database.atomic():
        if not _taken(posting, SmsPosting.awaits, awaits=False):
            return False
        if vacancy.state in _OVER:
            return False
        words = _words_of(vacancy)
        return _write(posting, words, Times(now=now), config)


def _words_of(vacancy: Vacancy) -> Callable[[Translate], str]:
    told = _told(vacancy)
    if vacancy.state == VacancyState.RETURNED:
        return lambda _: wording.returned(told, vacancy.reason, _)
    if vacancy.state == VacancyState.REJECTED:
        return lambda _: wording.rejected(told, vacancy.reason, _)
    return lambda _: wording.published(told, _)


def _last_days(config: Config, now: datetime) -> int:
    """The day after: was somebody found?"""
    today = now.astimezone(config.timezone).date()
    ended = Vacancy.expires_on.between(today - ASKED_WITHIN, today - timedelta(days=1))
    due = SmsPosting.asked_at.is_null() & (Vacancy.state == VacancyState.VERIFIED) & ended
    return sum(_asked(*row, config, now) for row in _with_vacancies(due))


def _asked(posting: SmsPosting, vacancy: Vacancy, config: Config, now: datetime) -> bool:
    told = _told(vacancy)
    times = Times(now=now, give_up_at=now + OF_USE)
    with database.atomic():
        if not _taken(posting, SmsPosting.asked_at.is_null(), asked_at=now):
            return False
        return _write(posting, lambda _: wording.ended(told, DAYS, _), times, config)


def _greetings(config: Config, now: datetime) -> int:
    """Of numbers an officer wrote down; whoever registered alone first waits to be verified."""
    account = EmployerAccount.select(EmployerAccount.employer).where(
        EmployerAccount.employer == Employer.id
    )
    vouched = (Employer.state == EmployerState.VERIFIED) | ~fn.EXISTS(account)
    due = (
        Employer.greeted_at.is_null()
        & Employer.phone.is_null(False)
        & (Employer.state != EmployerState.SUSPENDED)
        & vouched
    )
    found = list(Employer.select().where(due).order_by(Employer.id).limit(MOST))
    return sum(_greeted(employer, config, now) for employer in found)


def _greeted(employer: Employer, config: Config, now: datetime) -> bool:
    same = (
        (Employer.id == employer.id)
        & Employer.greeted_at.is_null()
        & (Employer.phone == employer.phone)
    )
    office = office_name(config.region)
    with database.atomic():
        if employer.phone is None or not Employer.update(greeted_at=now).where(same).execute():
            return False
        contact = contacts.known(employer.phone, config, now)
        if contact.stopped_at is not None or contact.blocked_at(now):
            return False
        letters.write(
            contact,
            lambda _: wording.greeting(employer.name, office, _),
            Times(now=now),
            config,
        )
    return True


def _write(
    posting: SmsPosting, words: Callable[[Translate], str], times: Times, config: Config
) -> bool:
    """To the number that posted it, unless it has said STOP since, was blocked or forgotten."""
    contact: Contact | None = Contact.get_or_none(Contact.id == posting.contact_id)
    if contact is None or contact.erased_at is not None or contact.blocked_at(times.now):
        return False
    if contact.stopped_at is not None and contact.stopped_at > posting.created_at:
        return False
    letters.write(contact, words, times, config)
    return True


def _with_vacancies(due: Any) -> Iterator[tuple[SmsPosting, Vacancy]]:
    query = SmsPosting.select(SmsPosting, Vacancy).join(Vacancy).where(due)
    for posting in list(query.order_by(SmsPosting.id).limit(MOST)):
        if posting.vacancy is not None:
            yield posting, posting.vacancy


def _taken(posting: SmsPosting, still: Any, **columns: object) -> bool:
    """Whether it is ours to tell: nobody else took it off the list."""
    query = SmsPosting.update(columns).where((SmsPosting.id == posting.id) & still)
    return bool(query.execute())


def _told(vacancy: Vacancy) -> Told:
    return Told(code=vacancy.code, title=vacancy.title, until=vacancy.expires_on)
