"""An official whom the office entered: welcomed by one text, and nothing begins before SETUJU."""

from datetime import datetime

from smsgate.config import Config
from smsgate.handlers.knowledge.village import AgentView
from smsgate.models import Agent, AgentState, Contact
from smsgate.services import letters
from smsgate.services.letters import Times
from smsgate.services.places import PlaceBook, office_name, place_book
from smsgate.wording import village as wording


def view(agent: Agent, book: PlaceBook) -> AgentView:
    """An agent as handlers know them."""
    return AgentView(
        office=agent.office,
        village=book.name(agent.village),
        district=agent.area,
        agreed=bool(agent.state == AgentState.ACTIVE),
    )


def welcome(agent: Agent, contact: Contact, config: Config, now: datetime) -> None:
    """Queue the one text, in the caller's transaction; who signed a form is told what they can do now."""
    title = view(agent, place_book(config.region)).title
    words = wording.welcome if agent.state == AgentState.ACTIVE else wording.invitation
    office = office_name(config.region)
    letters.write(contact, lambda _: words(title, office, _), Times(now=now), config)


def agree(contact: Contact, how: str, words: str, now: datetime) -> bool:
    """SETUJU: from now on they are the village's agent; False when the office ended it meanwhile."""
    waiting = (Agent.contact == contact) & (Agent.state == AgentState.ASKED)
    done = Agent.update(
        state=AgentState.ACTIVE, agreed_at=now, consent_how=how, consent_words=words
    ).where(waiting)
    return bool(done.execute())


def end(agent: Agent, how: str, now: datetime) -> bool:
    """The role is over; what the number follows for itself goes on. False when it was over."""
    ended = Agent.update(state=AgentState.ENDED, ended_at=now, ended_how=how).where(
        (Agent.id == agent.id) & (Agent.state != AgentState.ENDED)
    )
    return bool(ended.execute())
