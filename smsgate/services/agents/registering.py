"""An agent registers neighbours by number: each is asked once, and must agree themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from peewee import IntegrityError

from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.models import (
    Agent,
    AgentState,
    Contact,
    Person,
    Referral,
    ReferralResult,
    SubscriptionState,
    database,
)
from smsgate.services import enrolment
from smsgate.services.agents.agreeing import view
from smsgate.services.enrolment import Entry, Standing, Wish
from smsgate.services.midnight import midnight
from smsgate.services.places import place_book

A_DAY = 20
"""Numbers an agent may name on one day, whatever comes of them: nobody tries out who uses the service."""

BY_AGENT = "agent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Whom an agent names (E.164), and for what."""

    numbers: Sequence[str]
    place: str
    kind: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _By:
    """Who names them, by which number, when."""

    agent: Agent
    contact: Contact
    config: Config
    now: datetime


def source_of(agent: Agent) -> str:
    """How an agent stands beside a consent."""
    return f"agent:{agent.id}"


def register(
    contact: Contact, named: Named, config: Config, now: datetime
) -> tuple[tuple[tuple[str, str], ...], int]:
    """What came of each number, and how many are left for today; nothing for who is no agent.

    Call inside the transaction that holds the agent's row; ring afterwards, for some were asked.
    """
    agent = Agent.of(contact)
    if agent is None or agent.state != AgentState.ACTIVE:
        return (), 0
    left = left_today(agent, config, now)
    results = []
    for number in dict.fromkeys(named.numbers):
        result = ReferralResult.TOMORROW
        if left > 0:
            left -= 1
            result = _one(_By(agent=agent, contact=contact, config=config, now=now), number, named)
        results.append((number, str(result)))
    return tuple(results), left


def left_today(agent: Agent, config: Config, now: datetime) -> int:
    """How many more numbers the agent may name on this local day."""
    began = midnight(now.astimezone(config.timezone).date(), config.timezone)
    named = Referral.select().where((Referral.agent == agent) & (Referral.created_at >= began))
    return max(0, A_DAY - int(named.count()))


def _one(by: _By, number: str, named: Named) -> ReferralResult:
    wish = Wish(
        phone=number,
        place=named.place,
        kind=named.kind,
        language=by.contact.language,
        consented_on=None,
    )
    result = _answer(by, wish)
    asked = _ask(by, wish) if result is ReferralResult.ASKED else None
    if result is ReferralResult.ASKED and asked is None:
        result = ReferralResult.NEVER
    Referral.create(
        agent=by.agent,
        person=Person.of(asked) if asked else None,
        place=named.place,
        kind=named.kind or "",
        result=result,
        created_at=by.now,
    )
    return result


def _answer(by: _By, wish: Wish) -> ReferralResult:
    """What is to come of a number; whoever was asked once, or ended anything, is not asked by an agent."""
    if wish.phone == by.contact.phone:
        return ReferralResult.OWN
    try:
        enrolment.require_stops(by.config)
    except InputError:
        return ReferralResult.NEVER
    stands = enrolment.standing([wish.phone], by.config)[wish.phone]
    states = set(stands.states.values())
    if stands.stopped:
        return ReferralResult.NEVER
    if _follows(wish, stands):
        return ReferralResult.KNOWN
    if SubscriptionState.ASKED in states:
        return ReferralResult.WAITING
    ended = SubscriptionState.ENDED in states and SubscriptionState.ACTIVE not in states
    never = ended or enrolment.objection(wish, stands) is not None
    return ReferralResult.NEVER if never else ReferralResult.ASKED


def _follows(wish: Wish, stands: Standing) -> bool:
    """By itself, or as one of all kinds there."""
    kinds = {"", wish.kind or ""}
    return any(stands.states.get((wish.place, kind)) == SubscriptionState.ACTIVE for kind in kinds)


def _ask(by: _By, wish: Wish) -> Contact | None:
    """None when the number said STOP meanwhile, or another agent names it at this moment."""
    entry = Entry(
        how=BY_AGENT,
        source=source_of(by.agent),
        config=by.config,
        now=by.now,
        asked_by=view(by.agent, place_book(by.config.region)).title,
    )
    try:
        with database.atomic():
            return enrolment.enter([wish], entry)
    except IntegrityError:
        return None
