"""A checked draft as the columns of a vacancy, and the employers that drafts name."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from peewee import fn

from smsgate.models import Employer, EmployerState, Region, Staff
from smsgate.models.base import for_us_alone
from smsgate.services.imports.vacancy_rows import Draft
from smsgate.services.vacancies import area_of


def columns_of(draft: Draft, served: tuple[str, ...]) -> dict[str, Any]:
    """Everything a draft says of a vacancy, by column, but its employer."""
    region = Region.get_by_id(draft.place)
    area, regency = area_of(region, served)
    same = ("title", "kind", "education", "openings", "inclusion", "description", "how_to_apply")
    return {
        **{column: getattr(draft, column) for column in (*same, "contact", "expires_on")},
        "region": region,
        "area": area,
        "regency": regency,
        "pay_min": draft.pay.least,
        "pay_max": draft.pay.most,
        "pay_per": draft.pay.per,
    }


def employer_of(draft: Draft, officer: Staff | None, now: datetime) -> Employer:
    """The employer of that name, made when there is none, verified when `officer` vouches for the draft."""
    employer = Employer.by_name(draft.employer) or Employer(
        name=draft.employer, region=draft.place, contact=draft.contact, created_at=now
    )
    if officer is not None and employer.state == EmployerState.WAITING:
        employer.state = EmployerState.VERIFIED
        employer.verified_at, employer.verified_by = now, officer
    if employer.is_dirty():
        employer.save()
    return employer


def lock_employers(drafts: Iterable[Draft]) -> None:
    """All of a step's, before its first vacancy takes its place in the order of publication.

    Who approves one goes from the employer to that counter; an import that came to an employer with the
    counter in hand would meet them head-on.
    """
    names = {draft.employer.lower() for draft in drafts}
    mine = Employer.select().where(fn.LOWER(Employer.name).in_(names)).order_by(Employer.id)
    list(for_us_alone(mine))
