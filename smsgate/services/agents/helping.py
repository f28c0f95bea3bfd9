"""How many an agent helped: whom they named, who of them agreed, who applied since."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from peewee import Case, fn

from smsgate.config import Config
from smsgate.models import Agent, Application, Referral, ReferralResult, Subscription
from smsgate.services.midnight import midnight
from smsgate.views import Helped


def month_began(config: Config, now: datetime) -> datetime:
    """The first moment of this local month."""
    return midnight(now.astimezone(config.timezone).date().replace(day=1), config.timezone)


def helped(agents: Iterable[int], since: datetime | None = None) -> dict[int, Helped]:
    """By agent's id: of those named from that moment on, all there ever were without one.

    Whoever did not name anybody is left out.
    """
    row = Referral
    mine = row.agent.in_(list(agents)) & (row.result == ReferralResult.ASKED)
    if since is not None:
        mine &= row.created_at >= since
    counted: Any = (
        row.select(row.agent, fn.COUNT(row.id), _count(_agreed()), _count(_applied()))
        .where(mine)
        .group_by(row.agent)
        .tuples()
    )
    return {
        agent: Helped(asked=asked, agreed=agreed, applied=applied)
        for agent, asked, agreed, applied in counted
    }


def of_agent(agent: Agent, config: Config, now: datetime) -> Helped:
    """One agent's month."""
    return helped([agent.id], month_began(config, now)).get(agent.id, Helped())


def _agreed() -> Any:
    """To what they were asked for, since they were."""
    row = Subscription
    same = (
        (row.person == Referral.person)
        & (row.place == Referral.place)
        & (row.kind == Referral.kind)
        & (row.consent_at >= Referral.created_at)
    )
    return fn.EXISTS(row.select(row.id).where(same))


def _applied() -> Any:
    row = Application
    theirs = (row.person == Referral.person) & (row.created_at >= Referral.created_at)
    return fn.EXISTS(row.select(row.id).where(theirs))


def _count(condition: Any) -> Any:
    return fn.COUNT(Case(None, [(condition, 1)]))
