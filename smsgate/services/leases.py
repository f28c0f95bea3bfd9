"""Rows of long work, each for one worker at a time: whoever was killed at one leaves it to the next."""

from datetime import datetime, timedelta
from typing import TypeVar

from peewee import Expression

from smsgate.models import SubscriberUpload, Upload, utcnow

LEASE = timedelta(minutes=2)
"""Much longer than a step takes; after that whoever was at it was killed."""

Row = TypeVar("Row", Upload, SubscriberUpload)


class LostError(Exception):
    """Somebody else is at it by now: what this step wrote is taken back."""


def nobody_at(model: type[Row], now: datetime) -> Expression:
    """The rows nobody is at."""
    return model.lease_until.is_null() | (model.lease_until < now)


def take(row: Row, wanted: Expression) -> Row | None:
    """The row as it is now, ours for a while; None when it is somebody's, or no longer as `wanted`."""
    model, now = type(row), utcnow()
    query = model.update(lease_until=now + LEASE).where(
        (model.id == row.id) & wanted & nobody_at(model, now)
    )
    return next(iter(query.returning(model).execute()), None)


def keep(row: Row, **columns: object) -> None:
    """Write columns of a row that is still ours. Raises LostError when it is not."""
    model = type(row)
    ours = (model.id == row.id) & (model.lease_until == row.lease_until)
    if not model.update(**columns).where(ours).execute():
        raise LostError
    row.lease_until = columns.get("lease_until", row.lease_until)
