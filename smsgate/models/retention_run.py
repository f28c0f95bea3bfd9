"""The nights on which what was kept long enough was dropped: the record of it, and whose turn it is."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from peewee import DateField

from smsgate.models.base import JsonTextField, NumberedModel, UtcDateTimeField

LEASE = timedelta(minutes=5)
"""Much longer than a worker stays at it before it lets go; after that it was killed."""


class RetentionRun(NumberedModel):
    """One local date's run. `dropped` counts what went, by kind.

    `walked`: of each kind, rows up to this id were looked at. `lease_until` is set while a worker is at it.
    """

    local_date = DateField(unique=True)
    started_at = UtcDateTimeField()
    lease_until = UtcDateTimeField(null=True)
    walked = JsonTextField(default=dict)
    dropped = JsonTextField(default=dict)
    finished_at = UtcDateTimeField(null=True)

    @classmethod
    def take(cls, day: date, walked: Mapping[str, int], now: datetime) -> "RetentionRun | None":
        """That date's run for us alone, gone on with, or begun after `walked`; None: done, or another's."""
        begun = {"local_date": day, "started_at": now, "walked": dict(walked), "dropped": {}}
        cls.insert(begun).on_conflict_ignore().execute()
        free = cls.lease_until.is_null() | (cls.lease_until < now)
        taken = (
            cls.update(lease_until=now + LEASE)
            .where((cls.local_date == day) & cls.finished_at.is_null() & free)
            .returning(cls)
            .execute()
        )
        return next(iter(taken), None)

    @classmethod
    def last(cls) -> "RetentionRun | None":
        """The last run that was finished."""
        query = cls.select().where(cls.finished_at.is_null(False))
        found: RetentionRun | None = query.order_by(cls.local_date.desc()).first()
        return found
