"""Codes that look like ours and are not, and texts in our name: shown once several people met them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from peewee import fn

from smsgate import privacy
from smsgate.effects import NoteImposture
from smsgate.models import Contact, Imposture
from smsgate.services import intake

ENOUGH = 3
"""So many people on one day: a typing error is one person's."""

SHOWN = timedelta(days=7)
LONGEST_TEXT = 300
MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """`what`: the code, "" for our name alone; `text`: one of those sent to us, numbers masked."""

    day: date
    what: str
    people: int
    text: str


def note(effect: NoteImposture, contact: Contact, day: date) -> None:
    """Once a person, day and code."""
    row = {
        "day": day,
        "what": "" if effect.code is None else str(effect.code),
        "contact": contact.id,
        "text": privacy.mask_phones(intake.storable(effect.text))[:LONGEST_TEXT],
    }
    Imposture.insert(**row).on_conflict_ignore().execute()


def seen(today: date) -> tuple[Seen, ...]:
    """Those of the last week that enough people met, the newest first."""
    row = Imposture
    people = fn.COUNT(row.id)
    query: Any = (
        row.select(row.day, row.what, people, fn.MAX(row.text))
        .where(row.day > today - SHOWN)
        .group_by(row.day, row.what)
        .having(people >= ENOUGH)
        .order_by(row.day.desc(), people.desc(), row.what)
        .limit(MOST)
        .tuples()
    )
    return tuple(
        Seen(day=day, what=what, people=count, text=text) for day, what, count, text in query
    )


def count(today: date) -> int:
    """How many there are today and yesterday: what an alarm is about."""
    return sum(one.day >= today - timedelta(days=1) for one in seen(today))
