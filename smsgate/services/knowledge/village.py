"""The village a number carries the news of, and whether somebody's data are kept under it."""

from datetime import datetime
from functools import cached_property

from smsgate.config import Config
from smsgate.handlers.knowledge.village import AgentView, VillageList
from smsgate.models import (
    Agent,
    AgentState,
    Contact,
    Conversation,
    Employer,
    Person,
)
from smsgate.models.prepared import Prepared
from smsgate.services.agents import helping, offers
from smsgate.services.agents.agreeing import view
from smsgate.services.places import PlaceBook
from smsgate.views import Helped

_AGENT = Prepared(
    lambda contact: Agent.select(Agent.id).where(
        (Agent.contact == contact) & (Agent.state == AgentState.ACTIVE)
    )
)
"""Asked for every first screen of USSD."""


class DatabaseVillage:
    """`handlers.knowledge.village.VillageKnowledge` over the tables."""

    def __init__(self, contact: Contact, book: PlaceBook, config: Config, now: datetime) -> None:
        self._contact = contact
        self._book = book
        self._config = config
        self._now = now

    def is_agent(self) -> bool:
        """Whether the number carries a village's news; one look."""
        return bool(_AGENT(contact=self._contact.id))

    def agent(self) -> AgentView | None:
        """Its standing as a village's agent."""
        return view(self._agent, self._book) if self._agent is not None else None

    def helped(self) -> Helped:
        """What it did as an agent this month."""
        if self._agent is None:
            return Helped()
        return helping.of_agent(self._agent, self._config, self._now)

    def list(self) -> VillageList:
        """What is open for the agent's village."""
        if self._agent is None:
            return VillageList()
        today = self._now.astimezone(self._config.timezone).date()
        return offers.for_district(self._agent.area, self._book, today)

    def anything_kept(self) -> bool:
        """Whether more than the bare number is kept."""
        contact = self._contact
        return bool(
            self._agent is not None
            or Person.select().where(Person.contact == contact).exists()
            or Conversation.of(contact) is not None
            or Employer.select().where(Employer.phone == contact.phone).exists()
        )

    @cached_property
    def _agent(self) -> Agent | None:
        return Agent.of(self._contact)
