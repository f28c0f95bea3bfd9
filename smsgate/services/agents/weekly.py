"""Each Monday, at the hour of the digest: the village's list to everybody who agreed to carry it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache

from smsgate.config import Config
from smsgate.handlers.knowledge.village import VillageList
from smsgate.handlers.reply import Speech
from smsgate.i18n import Translate
from smsgate.models import Agent, AgentState, Contact, Dialogue, Shown, Vacancy, database
from smsgate.models.base import for_us_alone
from smsgate.services import letters
from smsgate.services.agents import helping, offers
from smsgate.services.digest.hours import start_is_due
from smsgate.services.letters import Times
from smsgate.services.midnight import midnight
from smsgate.services.places import PlaceBook, place_book
from smsgate.services.remember import remember
from smsgate.views import Listing, VacancyView
from smsgate.wording import village as wording
from smsgate.wording.lists import PAGE, ListText

LATEST = 2
"""Wednesday: so long a Monday that was missed is made up for."""

OF_USE = timedelta(days=2)
"""After that the next list is nearer than this one."""


def due(config: Config, now: datetime) -> date | None:
    """The Monday whose lists should be under way; None on other days, too early or too late."""
    today = now.astimezone(config.timezone).date()
    if today.weekday() > LATEST or not start_is_due(config, now):
        return None
    return today - timedelta(days=today.weekday())


def run(monday: date, config: Config, now: datetime) -> Iterator[bool]:
    """The list of that week to each agent, one a step: True for a text, False where nothing is open.

    A run that goes on, or a second worker, finds who has it. Ring after each.
    """
    desk = _Desk(config, now)
    for agent_id in _waiting(monday, config):
        with database.atomic():
            told = desk.list_for(agent_id, monday)
        yield told


def _waiting(monday: date, config: Config) -> list[int]:
    began = midnight(monday, config.timezone)
    query = Agent.select(Agent.id).where(
        (Agent.state == AgentState.ACTIVE)
        & (Agent.agreed_at < began)
        & (Agent.listed_on.is_null() | (Agent.listed_on < monday))
    )
    return [row.id for row in query.order_by(Agent.id)]


class _Desk:
    """What the lists of one run have in common."""

    def __init__(self, config: Config, now: datetime) -> None:
        self._config, self._now = config, now
        self._today = now.astimezone(config.timezone).date()
        self._book: PlaceBook = place_book(config.region)
        self._open = cache(self._look)

    def list_for(self, agent_id: int, monday: date) -> bool:
        """Write it down, unless somebody did meanwhile, or the person wants nothing now."""
        agent: Agent | None = for_us_alone(Agent.select().where(Agent.id == agent_id)).first()
        contact = agent.contact if agent else None
        if agent is None or contact is None or not self._wants(agent, contact, monday):
            return False
        Agent.update(listed_on=monday).where(Agent.id == agent.id).execute()
        found, views = self._open(agent.area)
        if not views:
            return False
        self._write(agent, contact, found, views)
        return True

    def _wants(self, agent: Agent, contact: Contact, monday: date) -> bool:
        told = agent.listed_on is not None and agent.listed_on >= monday
        stands = agent.state == AgentState.ACTIVE and contact.stopped_at is None
        return bool(stands and not told and not contact.paused_on(self._today))

    def _look(self, area: str) -> tuple[VillageList, tuple[VacancyView, ...]]:
        found = offers.for_district(area, self._book, self._today)
        views = Vacancy.views(found.codes[: 2 * PAGE], self._today)
        return found, tuple(views[code] for code in found.codes if code in views)

    def _write(
        self, agent: Agent, contact: Contact, found: VillageList, views: tuple[VacancyView, ...]
    ) -> None:
        sheet = wording.Sheet(
            village=self._book.name(agent.village),
            keyword=self._book.name(agent.area).upper(),
            day=self._today,
            vacancies=views,
            own=found.own,
            total=len(found.codes),
            helped=helping.of_agent(agent, self._config, self._now),
        )
        said: list[ListText] = []

        def words(_: Translate) -> str:
            said.append(wording.village_list(sheet, _))
            return said[0].text

        times = Times(now=self._now, give_up_at=self._now + OF_USE)
        letters.write(contact, words, times, self._config)
        listing = Listing(codes=found.codes, seen=said[0].shown, place=agent.area, at=self._now)
        remember(contact, Speech(listing=listing), self._now, Dialogue.of(contact))
        Shown.record(contact, said[0].shown_codes, "sms", self._now)
