"""How many subscribers a vacancy would reach by the morning's news: those who follow its place and kind."""

from collections.abc import Sequence
from typing import Any

from peewee import Expression, fn

from smsgate.models import Subscription, SubscriptionState
from smsgate.views import OUTSIDE

PROVINCE_LENGTH = len("16")


def reach(area: str, regency: str, kind: str | None, served: Sequence[str]) -> int:
    """Persons; who follows it in several ways counts once. `kind` None: only those who follow all kinds."""
    query: Any = Subscription.select(fn.COUNT(Subscription.person.distinct())).where(
        _following(area, regency, served)
        & (Subscription.state == SubscriptionState.ACTIVE)
        & Subscription.kind.in_(("", kind) if kind else ("",))
    )
    return int(query.scalar())


def _following(area: str, regency: str, served: Sequence[str]) -> Expression:
    """As the digest selects: a kecamatan has its own and those of its whole regency, a wider place all."""
    places = {area, regency, regency[:PROVINCE_LENGTH]}
    if regency not in served:
        places.add(OUTSIDE)
    found: Expression = Subscription.place.in_(sorted(places))
    if area == regency and regency in served:
        found = found | Subscription.place.between(f"{regency}.", f"{regency}.99")
    return found
