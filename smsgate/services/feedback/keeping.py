"""Marks and suggestions become rows."""

from datetime import date, datetime

from smsgate import privacy
from smsgate.config import Config
from smsgate.models import Contact, Rating, Suggestion

LONGEST = 1000
"""Characters kept of one suggestion."""


def rate(contact: Contact, stars: int, area: str, config: Config, now: datetime) -> None:
    """This month's mark of a number; a second one replaces the first. Call inside a transaction."""
    row = {
        Rating.contact: contact,
        Rating.month: month_of(now, config),
        Rating.area: area,
        Rating.stars: stars,
        Rating.rated_at: now,
    }
    Rating.insert(row).on_conflict(
        conflict_target=[Rating.contact, Rating.month], preserve=[Rating.stars, Rating.rated_at]
    ).execute()


def suggest(contact: Contact, text: str, area: str, channel: str, now: datetime) -> None:
    """Somebody's own words, identity numbers masked. Call inside a transaction."""
    Suggestion.create(
        contact=contact,
        area=area,
        channel=channel,
        text=privacy.mask_nik(text)[:LONGEST],
        created_at=now,
    )


def month_of(now: datetime, config: Config) -> date:
    """The first day of the local month."""
    return now.astimezone(config.timezone).date().replace(day=1)
