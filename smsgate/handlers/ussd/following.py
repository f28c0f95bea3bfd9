"""What a person follows, as it is said on a screen."""

from smsgate.handlers.context import Context
from smsgate.handlers.kinds import kind_name
from smsgate.handlers.ussd.places import called
from smsgate.views import SubscriptionView
from smsgate.wording.shortening import shorten

LONG = 44
"""Septets of a place with its kind of work."""


def active(context: Context) -> tuple[SubscriptionView, ...]:
    """What the person agreed to and still follows."""
    return tuple(row for row in context.contact.subscriptions if row.state == "active")


def follows(place: str, kind: str | None, context: Context) -> bool:
    """Whether this is followed already, by itself or as one of all kinds there."""
    return any(row.place == place and row.kind in (None, kind) for row in active(context))


def what(place: str, kind: str | None, context: Context, limit: int = LONG) -> str:
    """`Pendopo, Sopir & kurir`; of a name too long its end is left out, of the kind of work nothing."""
    place_name = called(place, context)
    if not kind:
        return shorten(place_name, limit)
    work = kind_name(kind, context)
    return f"{shorten(place_name, limit - len(work) - 2)}, {work}"
