"""People who get the news, and officers who look after them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from peewee import Database

from smsgate.models import Contact, Role, Staff
from smsgate.services import subscribers
from smsgate.services.subscribers import ConsentRecord
from tests.conftest import NOON
from tests.services.office import officer

Follow = Callable[..., Contact]
PENDOPO, SALING = "16.11.02", "16.11.09"


@pytest.fixture
def by(db: Database) -> Staff:
    """An officer for all districts."""
    return officer("Rina")


@pytest.fixture
def local(db: Database) -> Staff:
    """An officer for Pendopo alone."""
    return officer("Edi", districts=[PENDOPO])


@pytest.fixture
def viewer(db: Database) -> Staff:
    """Somebody who looks on."""
    return officer("Tamu", Role.VIEWER)


@pytest.fixture
def follow(db: Database) -> Follow:
    """`follow(1, "16.11.02", "sopir", how="ussd", days_ago=3)`: a number that follows something."""

    def follow(
        number: int,
        place: str = PENDOPO,
        kind: str | None = None,
        *,
        how: str = "sms",
        agreed: bool = True,
        days_ago: int = 0,
        language: str = "id",
    ) -> Contact:
        phone = f"+62812000{number:05d}"
        contact = Contact.by_phone(phone) or Contact.create(phone=phone, language=language)
        at = NOON - timedelta(days=days_ago)
        record = ConsentRecord(how=how, source="test", words="DAFTAR", at=at if agreed else None)
        subscribers.subscribe(contact, place, kind, record)
        for person in contact.persons:
            for row in person.subscriptions:
                if (row.place, row.kind) == (place, kind or ""):
                    row.created_at = at
                    row.save()
        return Contact.get_by_id(contact.id)

    return follow
