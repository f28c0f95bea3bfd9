"""A verified employer of the demo at its desk, at noon; and another one."""

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.models import Employer, EmployerState
from smsgate.services.applications.rows import Hand
from tests.both_databases import database_url
from tests.services.applications.conftest import hand_of

__all__ = ["database_url"]

STEPS = (
    {
        "title": "Kasir",
        "sector": "toko",
        "education": "SMA",
        "openings": "2",
        "inclusion": "pemula",
    },
    {
        "pay_min": "2,5 jt",
        "pay_max": "3 jt",
        "pay_per": "month",
        "place": "Pendopo",
        "mode": "onsite",
    },
    {"how_to_apply": "Datang ke toko", "contact": "0812-0000-1234", "expires_on": "2026-12-20"},
)


@pytest.fixture
def hand(db: Database, config: Config) -> Hand:
    return hand_of(Employer.select().where(Employer.state == EmployerState.VERIFIED).get(), config)


@pytest.fixture
def stranger(hand: Hand, config: Config) -> Hand:
    return hand_of(Employer.select().where(Employer.id != hand.employer.id).get(), config)
