"""Who is reached, district by district; and what is open to each group, applied for and come to work."""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from peewee import JOIN, Case, fn

from smsgate.config import Config
from smsgate.models import (
    Agent,
    AgentState,
    Application,
    ApplicationState,
    Contact,
    Person,
    Profile,
    Referral,
    Subscription,
    SubscriptionState,
    UssdSession,
    Vacancy,
)
from smsgate.services.statistics.days import Span
from smsgate.services.statistics.messages import Counts
from smsgate.services.statistics.names import Name
from smsgate.wording.groups import GROUPS

LATELY = timedelta(days=90)
"""So long after a text or a call somebody counts as reached."""

VILLAGE_PARTS = 4
"""Of a code such as 16.11.01.2003."""


def counted(now: datetime, config: Config) -> Counts:
    """How things stand: numbers heard of lately by what they follow, and villages in which somebody is."""
    sums = Counts(
        {(Name.HEARD.value, place): count for place, count in _heard(now - LATELY).items()}
    )
    sums.update({(Name.BY_AGENTS.value, place): count for place, count in _by_agents().items()})
    villages = Counter(_district(code) for code in _villages(config))
    sums.update({(Name.PEOPLED.value, area): count for area, count in villages.items()})
    return sums


def open_by_group(today: date) -> dict[str, dict[str, int]]:
    """How many vacancies are open in each area for each group that they welcome expressly."""
    sums = [fn.SUM(Case(None, [(_welcomes(group), 1)], 0)) for group in GROUPS]
    query: Any = (
        Vacancy.select(Vacancy.area, *sums)
        .where(Vacancy.open_on(today) & (Vacancy.inclusion != ""))
        .group_by(Vacancy.area)
    )
    return {
        area: {group: int(count) for group, count in zip(GROUPS, found, strict=True)}
        for area, *found in query.tuples()
    }


def applied_by_group(days: Span) -> Mapping[str, tuple[int, int]]:
    """Applications made in those days for vacancies that welcome a group, and of them those hired by now."""
    hired = Application.state == ApplicationState.HIRED
    columns = [
        column
        for group in GROUPS
        for column in (
            fn.SUM(Case(None, [(_welcomes(group), 1)], 0)),
            fn.SUM(Case(None, [(_welcomes(group) & hired, 1)], 0)),
        )
    ]
    query: Any = Application.select(*columns).join(Vacancy)
    found = query.where(days.holds(Application.created_at)).tuples().get()
    counts = [int(count or 0) for count in found]
    return dict(zip(GROUPS, zip(counts[::2], counts[1::2], strict=True), strict=True))


def _welcomes(group: str) -> Any:
    return Vacancy.inclusion.contains(group)


def _heard(since: datetime) -> dict[str, int]:
    """By place followed, "" for all of them, each number once."""
    dialled = UssdSession.select(UssdSession.id).where(
        (UssdSession.contact == Contact.id) & (UssdSession.updated_at >= since)
    )
    lately = (Contact.last_inbound_at >= since) | fn.EXISTS(dialled)
    follows = (Subscription.person == Person.id) & (Subscription.state == SubscriptionState.ACTIVE)
    query: Any = (
        Contact.select(Subscription.place, fn.COUNT(Contact.id.distinct()))
        .join(Person)
        .join(Subscription, JOIN.INNER, on=follows)
        .where(lately)
        .group_by(Subscription.place)
    )
    everybody = Contact.select(fn.COUNT(Contact.id)).where(lately).scalar()
    return {**{place: int(count) for place, count in query.tuples()}, "": int(everybody)}


def _by_agents() -> dict[str, int]:
    """Who follows what an agent named them for, and agreed since; by place, each person once."""
    named = (
        (Referral.person == Subscription.person)
        & (Referral.place == Subscription.place)
        & (Referral.created_at <= Subscription.consent_at)
    )
    query: Any = (
        Referral.select(Subscription.place, fn.COUNT(Subscription.person.distinct()))
        .join(Subscription, on=named)
        .where(Subscription.state == SubscriptionState.ACTIVE)
        .group_by(Subscription.place)
    )
    return {place: int(count) for place, count in query.tuples()}


def _villages(config: Config) -> set[str]:
    """The villages served in which somebody lives who told so, or an agent carries the news."""
    query: Any = Profile.select(Profile.answers).join(Person).where(Person.left_at.is_null())
    homes = {_told(answers).get("place", "") for (answers,) in query.tuples().iterator()}
    active: Any = Agent.select(Agent.village).where(Agent.state == AgentState.ACTIVE)
    return {
        code for code in homes | {row[0] for row in active.tuples()} if _is_village(code, config)
    }


def _told(answers: Any) -> dict[str, str]:
    told: dict[str, str] = json.loads(answers) if isinstance(answers, str) else answers
    return told


def _is_village(code: str, config: Config) -> bool:
    return code.count(".") == VILLAGE_PARTS - 1 and code.startswith(config.region)


def _district(code: str) -> str:
    return code.rpartition(".")[0]
