"""A morning after: yesterday's digest told everything so far, and what is new is published by the test."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from peewee import Database

from smsgate.config import WIB, Config
from smsgate.models import (
    Contact,
    Counter,
    DigestRun,
    DigestText,
    DigestVacancy,
    Employer,
    EmployerState,
    OutboundMessage,
    Region,
    Staff,
    Vacancy,
    VacancyState,
)
from smsgate.models.counter import PUBLISHED_SEQ
from smsgate.models.subscription import follows
from smsgate.services import digest
from smsgate.services.digest import DigestPlan
from smsgate.services.vacancies import area_of

MORNING = datetime(2026, 11, 25, 7, 0, tzinfo=WIB)
TODAY = MORNING.date()
YESTERDAY = TODAY - timedelta(days=1)

PENDOPO, SALING, TEBING = "16.11.02", "16.11.09", "16.11.07"
REGENCY, PALEMBANG, PROVINCE, JAKARTA = "16.11", "16.71", "16", "31.74"

Run = Callable[..., DigestPlan]


class Bell:
    """Counts how often it was rung."""

    def __init__(self) -> None:
        self.rung = 0

    def __call__(self) -> None:
        self.rung += 1


@pytest.fixture
def bell() -> Bell:
    return Bell()


@pytest.fixture
def told_until(db: Database) -> int:
    """The end of yesterday's run, which is done: nothing is new yet."""
    end = Counter.current(PUBLISHED_SEQ)
    DigestRun.create(
        local_date=YESTERDAY,
        from_seq=end - 5,
        to_seq=end,
        filled_to=1_000_000,
        finished_at=MORNING - timedelta(days=1),
    )
    return end


@pytest.fixture
def run(config: Config, told_until: int, bell: Bell) -> Run:
    """Today's digest, or another day's."""

    def run(day: date = TODAY, now: datetime = MORNING, **options: Any) -> DigestPlan:
        return digest.run(day, config, bell, now, **options)

    return run


def known_employer(name: str) -> Employer:
    """An employer somebody of the office vouched for."""
    return Employer.create(name=name, state=EmployerState.VERIFIED, verified_at=MORNING)


def publish(place: str = PENDOPO, **columns: Any) -> int:
    """A vacancy published now, and its code."""
    area, regency = area_of(Region.get_by_id(place), (REGENCY,))
    employer = columns.pop("employer", "Toko Berkah")
    given = {
        "employer": Employer.by_name(employer) or known_employer(employer),
        "title": "Kasir",
        "region": place,
        "area": area,
        "regency": regency,
        "kind": "toko",
        "pay_min": 2_500_000,
        "expires_on": TODAY + timedelta(days=20),
        "state": VacancyState.VERIFIED,
        "verified_at": MORNING - timedelta(hours=12),
        "verified_by": Staff.select().first(),
        "published_seq": Counter.next(PUBLISHED_SEQ),
        **columns,
    }
    return Vacancy.add(**given).code


def follower(*followed: str, language: str = "id", **columns: Any) -> Contact:
    """A person who follows places (`16.11.02`) or kinds of work there (`16.11.02:sopir`)."""
    number = Contact.select().count() + 1
    pairs = {(place, kind) for place, _, kind in (each.partition(":") for each in followed)}
    given = {
        "phone": f"+6281273{number:06}",
        "language": language,
        "follows": follows(language, pairs),
        **columns,
    }
    return Contact.create(**given)


def message(contact: Contact) -> OutboundMessage | None:
    """Today's digest of a person."""
    found: OutboundMessage | None = OutboundMessage.get_or_none(
        (OutboundMessage.contact == contact) & (OutboundMessage.digest_date == TODAY)
    )
    return found


def text(contact: Contact) -> str:
    """What it says; "" when there is none."""
    found = message(contact)
    return DigestText.get_by_id(found.digest_text_id).text if found else ""


def told(contact: Contact) -> set[int]:
    """The codes of the vacancies it tells, shown or reached by LANJUT."""
    found = message(contact)
    return set(codes(found)) if found else set()


def codes(row: OutboundMessage) -> list[int]:
    """The codes a message tells, in their order."""
    return list(DigestText.get_by_id(row.digest_text_id).codes)


def shown(contact: Contact) -> set[int]:
    """The codes the ledger says stand in it."""
    found = message(contact)
    query = DigestVacancy.select(DigestVacancy.vacancy)
    return (
        set(query.where(DigestVacancy.text == found.digest_text_id).scalars()) if found else set()
    )


def start(contact: Contact) -> int | None:
    """Where this person's next news begins; None with the run."""
    return Contact.get_by_id(contact.id).digest_from
