"""People of an office and a vacancy that waits for them, for tests of what they decide."""

from datetime import timedelta
from typing import Any

from smsgate.models import Employer, EmployerState, Region, Role, Staff, Vacancy
from smsgate.services.vacancies import area_of, index_words
from tests.conftest import NOON

SERVED = ("16.11",)
TODAY = NOON.date()
PENDOPO = "16.11.02"


def officer(name: str, role: Role = Role.OFFICER, **columns: Any) -> Staff:
    """Somebody of the office who can sign in."""
    email = f"{name.lower()}@dinas.example"
    return Staff.create(email=email, name=name, role=role, password_hash="set", **columns)


def employer(name: str = "CV Jaya", **columns: Any) -> Employer:
    """An employer, waiting unless told otherwise."""
    if columns.get("state", EmployerState.WAITING) != EmployerState.WAITING:
        columns.setdefault("verified_at", NOON)
    return Employer.create(**{"name": name, "region": PENDOPO, **columns})


def vacancy(**columns: Any) -> Vacancy:
    """A vacancy in Pendopo that waits to be verified, of a firm nobody knows yet."""
    region = Region.get_by_id(columns.pop("region", PENDOPO))
    area, regency = area_of(region, SERVED)
    given = {
        "title": "Kasir minimarket",
        "kind": "toko",
        "description": "Melayani pembeli, memegang kasir dan menata barang di rak.",
        "how_to_apply": "Datang ke toko bawa fotokopi ijazah",
        "contact": "081200009999",
        "pay_min": 2_500_000,
        "expires_on": TODAY + timedelta(days=20),
        "created_at": NOON,
        "employer": columns.pop("employer", None) or employer(),
        **columns,
    }
    made = Vacancy.add(region=region, area=area, regency=regency, **given)
    index_words(made)
    return made
