"""A number that changed hands: all of its former owner goes, the new one starts clean."""

from datetime import datetime

from smsgate.config import Config
from smsgate.effects import OpenCase
from smsgate.i18n import DEFAULT_LANGUAGE, Translate, translator
from smsgate.models import (
    UNDECIDED,
    Agent,
    AgentState,
    Application,
    CaseKind,
    Contact,
    Employer,
    Person,
    Vacancy,
)
from smsgate.services import audit, contacts, erasure, letters, stops
from smsgate.services.agents.agreeing import view
from smsgate.services.applications import withdraw
from smsgate.services.inbox import cases
from smsgate.services.letters import Times
from smsgate.services.places import place_book
from smsgate.wording.handover import applicant_left

HANDOVER = "handover"
"""How a role ended, and what the office's case is about."""


def hand_over(contact: Contact, config: Config, now: datetime, session: str | None = None) -> None:
    """Erase the former owner and keep the number. Call inside a transaction that holds the row.

    Employers who wait for an applicant are told, the office of roles that ended. `session`: the USSD session
    under way is the new owner's. Ring afterwards.
    """
    _tell_employers(contact, config, now)
    lost = [*_agents(contact, config, now), *_employers(contact)]
    erasure.clean(contact, now, session)
    stops.lift(contact.phone, config)
    if lost:
        _tell_office(contact, lost, config, now)
        audit.record(
            None,
            "subscriber.handover",
            "subscriber",
            contact.id,
            now=now,
            after={"roles": len(lost)},
        )


def _tell_employers(contact: Contact, config: Config, now: datetime) -> None:
    """Of each application that waits for a decision."""
    mine = Person.select(Person.id).where(Person.contact == contact)
    query = (
        Application.select(Application, Vacancy, Employer)
        .join(Vacancy)
        .join(Employer)
        .where(Application.person.in_(mine) & Application.state.in_(UNDECIDED))
    )
    for row in list(query):
        number, name = row.vacancy.employer.phone, str(row.passed_on.get("name", ""))
        seen = row.agreed_at is not None and number not in (None, contact.phone)
        if withdraw(row.id, now) and number and seen:
            _write(number, row.vacancy, name, config, now)


def _write(number: str, vacancy: Vacancy, name: str, config: Config, now: datetime) -> None:
    reader = contacts.known(number, config, now)

    def words(_: Translate) -> str:
        return applicant_left(vacancy.code, vacancy.title, name, _)

    if reader.stopped_at is None and reader.erased_at is None:
        letters.write(reader, words, Times(now=now), config)


def _agents(contact: Contact, config: Config, now: datetime) -> list[str]:
    """The roles as agents that end: who they are stays with the office, the number does not."""
    standing = Agent.of(contact)
    Agent.update(contact=None).where(Agent.contact == contact).execute()
    if standing is None:
        return []
    Agent.update(state=AgentState.ENDED, ended_at=now, ended_how=HANDOVER).where(
        Agent.id == standing.id
    ).execute()
    _ = translator(DEFAULT_LANGUAGE)
    title = view(standing, place_book(config.region)).title
    return [_("%(title)s, village agent %(number)d") % {"title": title, "number": standing.id}]


def _employers(contact: Contact) -> list[str]:
    """The firms that posted by this number."""
    mine = Employer.phone == contact.phone
    found = list(Employer.select(Employer.id, Employer.name).where(mine))
    Employer.update(phone=None).where(mine).execute()
    _ = translator(DEFAULT_LANGUAGE)
    return [
        _("%(name)s, employer %(number)d") % {"name": firm.name, "number": firm.id}
        for firm in found
    ]


def _tell_office(contact: Contact, lost: list[str], config: Config, now: datetime) -> None:
    _ = translator(DEFAULT_LANGUAGE)
    text = _(
        "(Written by the service) This number has a new owner, who needs no answer. It was the number of: "
        "%(roles)s. What it could do has ended: ask for their new number, and look at what seekers are told."
    ) % {"roles": "; ".join(lost)}
    case = OpenCase(kind=CaseKind.ASK, text=text, about=HANDOVER)
    cases.open_for(case, contact, None, config, now)
