"""What `smsgate init` loads: the country's regions, the villages shipped, and demo vacancies."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from peewee import chunked

from smsgate import data
from smsgate.errors import InputError
from smsgate.models import (
    Counter,
    Employer,
    EmployerState,
    Region,
    RegionAlias,
    Role,
    Staff,
    Vacancy,
    VacancyState,
    database,
)
from smsgate.models.counter import PUBLISHED_SEQ, REGIONS_VERSION
from smsgate.services.vacancies import area_of, index_words

DEMO_OFFICER = "petugas.demo@smsgate.example"
CHUNK = 500


def load_regions() -> int:
    """Load the shipped regions, their centroids and aliases; returns how many are new. Idempotent."""
    before = Region.select().count()
    centres = {row["code"]: row for row in data.rows("empat_lawang_centroids")}
    with database.atomic():
        for table in ("regions_id", "empat_lawang"):
            for rows in chunked((_region(row, centres) for row in data.rows(table)), CHUNK):
                Region.insert_many(rows).on_conflict_ignore().execute()
        aliases = [
            {"region": row["code"], "spelling": row["alias"]} for row in data.rows("place_aliases")
        ]
        RegionAlias.insert_many(aliases).on_conflict_ignore().execute()
        added = Region.select().count() - before
        if added:
            Counter.next(REGIONS_VERSION)
    return added


def _region(row: dict[str, str], centres: dict[str, dict[str, str]]) -> dict[str, Any]:
    centre = centres.get(row["code"])
    return {
        "code": row["code"],
        "level": row["level"],
        "name": row["name"],
        "parent_code": row["parent_code"] or None,
        "lat": float(centre["lat"]) if centre else None,
        "lng": float(centre["lng"]) if centre else None,
    }


def load_demo(today: date, zone: ZoneInfo, served: Sequence[str]) -> int:
    """Add the demo employers and vacancies, the first time only; returns how many vacancies."""
    if Vacancy.select().exists():
        return 0
    with database.atomic():
        officer, _ = Staff.get_or_create(email=DEMO_OFFICER, defaults={"role": Role.OFFICER})
        now = datetime.combine(today, time(8), zone)
        employers = {
            row["name"]: _employer(row, officer, now, served) for row in data.rows("demo_employers")
        }
        rows = sorted(data.rows("demo_vacancies"), key=open_first)
        for row in rows:
            _vacancy(row, employers, officer, now, served)
    return len(rows)


def open_first(row: dict[str, str]) -> tuple[bool, int]:
    """The first codes are open ones: a visitor tries 1001 or 1003. Within that, in order of posting."""
    is_open = row["state"] == "verified" and int(row["expires_in_days"]) >= 0
    return not is_open, -int(row["posted_days_ago"])


def region_named(name: str, served: Sequence[str]) -> Region:
    """A region by code, or by its official name: those served first, the widest first.

    Raises InputError.
    """
    found = Region.get_or_none(Region.code == name)
    if found:
        return found
    order = ("kecamatan", "kelurahan", "desa", "kota", "kabupaten", "provinsi")
    candidates = list(Region.select().where(Region.name == name))
    if not candidates:
        raise InputError(f"There is no region {name!r}.")
    candidates.sort(key=lambda region: (region.code[:5] not in served, order.index(region.level)))
    return candidates[0]


def _employer(
    row: dict[str, str], officer: Staff, now: datetime, served: Sequence[str]
) -> Employer:
    verified = row["verified"] == "yes"
    return Employer.create(
        name=row["name"],
        region=region_named(row["place"], served),
        address=row["address"],
        contact_name=row["contact_name"],
        contact=row["contact"],
        nib=row["nib"],
        phone=row["phone"] or None,
        greeted_at=now,
        state=EmployerState.VERIFIED if verified else EmployerState.WAITING,
        verified_at=now if verified else None,
        verified_by=officer if verified else None,
    )


def _vacancy(
    row: dict[str, str],
    employers: dict[str, Employer],
    officer: Staff,
    now: datetime,
    served: Sequence[str],
) -> None:
    region = region_named(row["place"], served)
    area, regency = area_of(region, served)
    posted = now - timedelta(days=int(row["posted_days_ago"]))
    published = row["state"] in ("verified", "filled", "withdrawn")
    vacancy = Vacancy.add(
        employer=employers[row["employer"]],
        title=row["title"],
        region=region,
        area=area,
        regency=regency,
        kind=row["sector"] or None,
        education=row["education"] or None,
        pay_min=_number(row["pay_min"]),
        pay_max=_number(row["pay_max"]),
        pay_per=row["pay_per"] or "month",
        openings=_number(row["openings"]),
        inclusion=row["inclusion"],
        mode=row["mode"] or "onsite",
        description=row["description"],
        how_to_apply=row["how_to_apply"],
        contact=row["contact"],
        expires_on=now.date() + timedelta(days=int(row["expires_in_days"])),
        state=VacancyState(row["state"]),
        created_at=posted,
        verified_at=posted if published else None,
        verified_by=officer if published else None,
        published_seq=Counter.next(PUBLISHED_SEQ) if published else None,
    )
    index_words(vacancy)


def _number(text: str) -> int | None:
    return int(text) if text else None
