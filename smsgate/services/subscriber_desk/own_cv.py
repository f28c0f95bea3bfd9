"""The CV of somebody who gets the news, for an officer: from the answers as they are, without a number."""

from dataclasses import dataclass
from datetime import date, datetime

from smsgate.config import Config
from smsgate.i18n import DEFAULT_LANGUAGE
from smsgate.models import Contact, Profile, Staff, database
from smsgate.services import audit, profiles
from smsgate.services.cv import Cv, as_pdf
from smsgate.services.places import office_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """`told`: whether there is something to hand out; who allowed it, where that was needed."""

    told: bool
    guardian: str
    guardian_words: str
    guardian_at: datetime | None


def known(contact: Contact, today: date) -> Known | None:
    """What there is of somebody's profile; None without one."""
    row = Profile.of(contact)
    if row is None:
        return None
    return Known(
        told=bool(profiles.view(contact).told(today, DEFAULT_LANGUAGE)),
        guardian=row.guardian,
        guardian_words=row.guardian_words,
        guardian_at=row.guardian_at,
    )


def take(contact: Contact, by: Staff, config: Config, now: datetime) -> bytes | None:
    """A PDF; that it was taken stands in the audit log. None without a profile that may be used."""
    today = now.astimezone(config.timezone).date()
    told = profiles.view(contact).told(today, DEFAULT_LANGUAGE)
    if not told:
        return None
    paper = as_pdf(
        Cv(told=told, office=office_name(config.region), on=today, language=DEFAULT_LANGUAGE)
    )
    with database.atomic():
        audit.record(by, "subscriber.cv", "subscriber", contact.id, now=now)
    return paper
