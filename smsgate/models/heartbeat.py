"""Signs of life of the parts, and when what must happen now and then last did."""

from datetime import datetime, timedelta

from peewee import TextField

from smsgate.models.base import BaseModel, UtcDateTimeField

WORKER, WEB = "worker", "web"
RETENTION, BACKUP = "retention", "backup"
OUTCOMES = "outcomes"
LONGEST_SILENCE = timedelta(minutes=5)
"""A worker beats each minute; after this it is missed."""


class Heartbeat(BaseModel):
    """When a part was last seen alive."""

    name = TextField(primary_key=True)
    at = UtcDateTimeField()

    @classmethod
    def beat(cls, name: str, now: datetime) -> None:
        """Note that it is alive."""
        cls.insert(name=name, at=now).on_conflict(
            conflict_target=[cls.name], update={cls.at: now}
        ).execute()

    @classmethod
    def last(cls, name: str) -> datetime | None:
        """When it was; None for what never was."""
        found: Heartbeat | None = cls.get_or_none(cls.name == name)
        return None if found is None else found.at
