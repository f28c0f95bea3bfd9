"""The office's roll of village agents: entered, corrected, ended; each act stands in the audit log."""

from dataclasses import dataclass
from datetime import datetime

from peewee import IntegrityError

from smsgate.config import Config
from smsgate.i18n import N_
from smsgate.models import Agent, AgentOffice, AgentState, Contact, Staff, database
from smsgate.services import audit, contacts, enrolment, stops
from smsgate.services.agents import agreeing
from smsgate.services.places import place_book
from smsgate.services.rights import in_reach
from smsgate.services.subscriber_desk.adding import FieldError, Paper, number_of, require_paper

BY_OFFICER = "officer"
ON_PAPER = "paper"
LONGEST_NAME = 60

SAID_STOP = N_("This number said STOP. Only its owner can start again, by texting DAFTAR.")
IS_AGENT = N_("This number is a village agent already.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """What stands in the form. `village`: a code; `phone` counts only for a new one."""

    name: str
    office: str
    village: str
    phone: str = ""
    language: str = "id"
    paper: Paper | None = None


def add(typed: Official, by: Staff, config: Config, now: datetime) -> Agent:
    """Enter an official, who is welcomed by one text: to say SETUJU, or what they can do now.

    Ring afterwards. Raises FieldError, with the field it is about; InputError while it cannot be told who
    said STOP.
    """
    area = _area(typed, by, config)
    if typed.paper is not None:
        require_paper(typed.paper, now.astimezone(config.timezone).date())
    number = number_of(typed.phone)
    enrolment.require_stops(config)
    with database.atomic():
        if stops.stands(number, config):
            raise FieldError("phone", SAID_STOP)
        contact = contacts.known(number, config, now, language=typed.language)
        agent = _create(typed, area, contact, by, now)
        agreeing.welcome(agent, contact, config, now)
        after = {"office": agent.office, "village": agent.village, "state": str(agent.state)}
        audit.record(by, "agent.add", "agent", agent.id, now=now, after=after)
    return agent


def change(agent: Agent, typed: Official, by: Staff, config: Config, now: datetime) -> bool:
    """Correct name, office or village; False when nothing is changed. Raises FieldError."""
    area = _area(typed, by, config)
    new = {"name": typed.name, "office": typed.office, "village": typed.village}
    changed = [name for name, value in new.items() if getattr(agent, name) != value]
    if not changed:
        return False
    # A name is the person's own: that it was corrected is told, not how.
    told = [name for name in changed if name != "name"]
    with database.atomic():
        Agent.update(**new, area=area).where(Agent.id == agent.id).execute()
        audit.record(
            by,
            "agent.change",
            "agent",
            agent.id,
            now=now,
            before={name: getattr(agent, name) for name in told} or None,
            after={name: new[name] for name in told} or None,
        )
    return True


def end(agent: Agent, by: Staff, now: datetime) -> bool:
    """The role is over; False when it was."""
    with database.atomic():
        done = agreeing.end(agent, BY_OFFICER, now)
        if done:
            audit.record(by, "agent.retire", "agent", agent.id, now=now)
    return done


def find(agent_id: int, by: Staff) -> Agent | None:
    """One that is this officer's business."""
    found: Agent | None = Agent.get_or_none(Agent.id == agent_id)
    return found if found is not None and in_reach(by, found.area) else None


def _area(typed: Official, by: Staff, config: Config) -> str:
    book = place_book(config.region)
    area = book.district_of(typed.village)
    if typed.village not in {place.code for place in book.villages(area)}:
        raise FieldError("village", N_("Choose a village."))
    if not in_reach(by, area):
        raise FieldError("village", N_("This place lies outside of your districts."))
    return area


def _create(typed: Official, area: str, contact: Contact, by: Staff, now: datetime) -> Agent:
    paper = typed.paper
    try:
        with database.atomic():
            return Agent.create(
                contact=contact,
                name=typed.name,
                office=AgentOffice(typed.office),
                village=typed.village,
                area=area,
                state=AgentState.ASKED if paper is None else AgentState.ACTIVE,
                consent_how="" if paper is None else ON_PAPER,
                consent_words="" if paper is None else f"{paper.reference}; {paper.day}",
                agreed_at=None if paper is None else now,
                created_at=now,
                created_by=by,
            )
    except IntegrityError as error:
        raise FieldError("phone", IS_AGENT) from error
