"""One question now and then: did you get work? Few a day, at most one a month and person, never after a STOP.

DAPAT and BELUM mean the same at any time, so no question stays open: the answer finds its row by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from peewee import IntegrityError, fn

from smsgate.config import Config
from smsgate.handlers.applications.words import job_of
from smsgate.i18n import Translate
from smsgate.models import (
    Application,
    ApplicationState,
    Contact,
    Heartbeat,
    Outcome,
    OutcomeKind,
    Person,
    Vacancy,
    database,
)
from smsgate.models.base import for_us_alone
from smsgate.models.heartbeat import OUTCOMES
from smsgate.services import letters
from smsgate.services.letters import Times
from smsgate.services.midnight import midnight
from smsgate.services.places import office_name
from smsgate.services.quiet import after_quiet
from smsgate.wording.packing import Forms, fit
from smsgate.wording.segments import capacity

BEGIN, END = time(9), time(16)
"""Local hours in which we ask: the digest is read by then, and an answer is typed before evening."""

HOUR = timedelta(hours=1)
MOST_AN_HOUR = 10
MOST_A_DAY = 40
"""At one SMS each, some fourteen thousand rupiah a day at most."""

MONTH = timedelta(days=30)
AFTER = timedelta(days=14)
"""So long after an application was made, or decided, there is something to tell."""

OLDEST = timedelta(days=90)
"""What is longer ago is asked no more."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom to ask, and about which application, if any."""

    contact_id: int
    application: Application | None = None


def is_due(config: Config, now: datetime) -> bool:
    """Whether to look now whom to ask: once an hour, by day, and not in the quiet hours."""
    local = now.astimezone(config.timezone)
    if not BEGIN <= local.time() < END or after_quiet(now, config) != local:
        return False
    last = Heartbeat.last(OUTCOMES)
    return last is None or now - last >= HOUR


def run(config: Config, now: datetime) -> int:
    """Ask who is due, as many as may still be today; returns how many. The caller rings."""
    Heartbeat.beat(OUTCOMES, now)
    since = midnight(now.astimezone(config.timezone).date(), config.timezone)
    today = Outcome.select().where(Outcome.asked_at >= since).count()
    room = min(MOST_AN_HOUR, MOST_A_DAY - today)
    return sum(_ask(one, config, now) for one in _due(max(room, 0), now))


def about(vacancy_words: Forms, office: str, _: Translate) -> str:
    """The question about one application, in one segment."""
    blocks: list[Forms] = [
        tuple(_("Any news of %(job)s?") % {"job": form} for form in vacancy_words),
        (_("Found work, there or elsewhere? Reply DAPAT. Not yet: BELUM"),),
        (_("%(office)s asks once a month at most") % {"office": office}, office, ""),
    ]
    return "\n".join(line for line in fit(blocks, capacity(1)) if line)


def after_silence(office: str, _: Translate) -> str:
    """The question to somebody long silent."""
    text = _(
        "%(office)s: have you found work? Reply DAPAT, not yet: BELUM. It shows what helps. "
        "No more job news: BERHENTI"
    )
    return text % {"office": office}


def _due(limit: int, now: datetime) -> Iterator[Asked]:
    """Those who applied first."""
    found: dict[int, Asked] = {}
    for row in _applied(now).limit(limit) if limit else ():
        found.setdefault(row.person.contact_id, Asked(row.person.contact_id, row))
    for row in _silent(now).limit(limit) if limit else ():
        found.setdefault(row.id, Asked(row.id))
    yield from list(found.values())[:limit]


def _applied(now: datetime) -> Any:
    """Applications made or decided some while ago, of people who said nothing since."""
    row, decided, made = Application, Application.decided_at, Application.created_at
    while_ago = (decided < now - AFTER) | (decided.is_null() & (made < now - AFTER))
    of_late = (decided > now - OLDEST) | (decided.is_null() & (made > now - OLDEST))
    return (
        row.select(row, Person)
        .join(Person)
        .join(Contact)
        .where(
            (made > now - 2 * OLDEST)
            & while_ago
            & of_late
            & (row.state != ApplicationState.WITHDRAWN)
            & Person.left_at.is_null()
            & _wants()
            & ~_told(Outcome.asked_at > now - MONTH)
            & ~_told(fn.COALESCE(Outcome.said_at, Outcome.asked_at) > fn.COALESCE(decided, made))
            & ~_told((Outcome.kind == OutcomeKind.HIRED) & (Outcome.said_at > made))
        )
        .order_by(row.id)
    )


def _silent(now: datetime) -> Any:
    """People who follow something, have not written for a month, and were not asked since."""
    mine = Outcome.select(Outcome.id).join(Person).where(Person.contact == Contact.id)
    since = fn.COALESCE(Outcome.said_at, Outcome.asked_at) > Contact.last_inbound_at
    over = (Outcome.kind == OutcomeKind.HIRED) | since
    awake = Contact.paused_until.is_null() | (Contact.paused_until <= now.date())
    return (
        Contact.select(Contact.id)
        .where(
            Contact.follows.is_null(False)
            & _wants()
            & awake
            & (Contact.last_inbound_at < now - MONTH)
            & ~fn.EXISTS(mine.where(over))
        )
        .order_by(Contact.last_inbound_at)
    )


def _wants() -> Any:
    return Contact.stopped_at.is_null() & Contact.erased_at.is_null()


def _told(condition: Any) -> Any:
    return fn.EXISTS(Outcome.select(Outcome.id).where((Outcome.person == Person.id) & condition))


def _ask(one: Asked, config: Config, now: datetime) -> bool:
    """Alone with the number: whoever stopped, or was asked, a moment ago is left in peace."""
    try:
        with database.atomic():
            contact: Contact | None = for_us_alone(
                Contact.select().where((Contact.id == one.contact_id) & _wants())
            ).first()
            return contact is not None and _write(contact, one.application, config, now)
    except IntegrityError:  # another worker asked in this very month
        return False


def _write(
    contact: Contact, application: Application | None, config: Config, now: datetime
) -> bool:
    person = Person.of(contact)
    recent = (Outcome.person == person) & (Outcome.asked_at > now - MONTH)
    if Outcome.select().where(recent).exists():
        return False
    Outcome.create(
        person=person,
        application=application,
        vacancy=application.vacancy_id if application else None,
        month=f"{now.astimezone(config.timezone):%Y-%m}",
        asked_at=now,
    )
    letters.write(contact, lambda _: _question(application, config, _), Times(now=now), config)
    return True


def _question(application: Application | None, config: Config, _: Translate) -> str:
    office = office_name(config.region)
    if application is None:
        return after_silence(office, _)
    code = application.vacancy_id
    return about(job_of(Vacancy.seen_where(Vacancy.code == code)[code]), office, _)
