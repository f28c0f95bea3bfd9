"""Signs of life of the workers, for `doctor` and `/health/ready`."""

from datetime import datetime

from peewee import TextField

from smsgate.models.base import BaseModel, UtcDateTimeField


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
