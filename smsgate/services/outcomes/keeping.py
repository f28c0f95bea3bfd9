"""Keeping what somebody tells of their search for work: once, however often it is said."""

from datetime import datetime, timedelta

from smsgate.config import Config
from smsgate.models import (
    Application,
    ApplicationState,
    Contact,
    Dialogue,
    Outcome,
    OutcomeKind,
    OutcomeWay,
    Person,
    Vacancy,
)
from smsgate.services.applications import own
from smsgate.services.inbox import arrivals

SAME = timedelta(days=30)
"""The same said again within this is said once."""

ANSWERS = timedelta(days=60)
"""So long after a question what is said counts as its answer."""


def tell(contact: Contact, *, got: bool, how: str, config: Config, now: datetime) -> None:
    """Somebody got work, or did not; said again it changes nothing. Call inside a transaction."""
    person = Person.of(contact)
    kind = OutcomeKind.HIRED if got else OutcomeKind.NOT_HIRED
    last = latest(person)
    if last is not None and last.kind == kind and last.said_at > now - SAME:
        return
    asked = last is not None and last.kind == OutcomeKind.OPEN and last.asked_at > now - ANSWERS
    row = last if last is not None and asked else Outcome(person=person)
    row.kind, row.how, row.said_at = kind, how, now
    row.area = arrivals.area(contact, None, Dialogue.of(contact), config)
    if not got and row.application_id is None:
        row.application = _said_to_be_hired(person, now)
    row.save()


def tell_way(contact: Contact, code: int | None, sector: str) -> None:
    """How the work that was told of was found: by a vacancy of ours, or by themselves (`code` None).

    `sector`: the kind of work, "" where it is not known. Without such a word before, nothing is kept.
    """
    row = latest(Person.of(contact))
    if row is None or row.kind != OutcomeKind.HIRED:
        return
    vacancy: Vacancy | None = Vacancy.get_or_none(Vacancy.code == code) if code else None
    if vacancy is None:
        row.way, row.vacancy, row.application = OutcomeWay.SELF, None, None
        row.sector = sector or row.sector
    else:
        row.way, row.vacancy = OutcomeWay.US, vacancy.code
        row.application = own.of(contact, vacancy.code)
        row.sector = vacancy.kind or ""
        row.area = row.area or vacancy.area
    row.save()


def count(contact: Contact) -> int:
    """How often whoever holds the phone now told us."""
    mine = (Person.contact == contact) & Person.left_at.is_null()
    told = Outcome.kind != OutcomeKind.OPEN
    return int(Outcome.select().join(Person).where(mine & told).count())


def latest(person: Person) -> Outcome | None:
    """The last question or word of a person."""
    found: Outcome | None = (
        Outcome.select().where(Outcome.person == person).order_by(Outcome.id.desc()).first()
    )
    return found


def _said_to_be_hired(person: Person, now: datetime) -> Application | None:
    """What an employer says of them, of late, to be compared."""
    of_late = Application.decided_at > now - ANSWERS
    hired = (Application.person == person) & (Application.state == ApplicationState.HIRED)
    found: Application | None = (
        Application.select().where(hired & of_late).order_by(Application.id.desc()).first()
    )
    return found
