"""Numbers given out in order: vacancy codes and places in the order of publication, entries of the log."""

from peewee import BigIntegerField, TextField

from smsgate.models.base import BaseModel
from smsgate.models.prepared import Prepared

VACANCY_CODE = "vacancy_code"
PUBLISHED_SEQ = "published_seq"
REGIONS_VERSION = "regions_version"
AUDIT_ENTRY = "audit_entry"

RESTORED_AT = "restored_at"
"""The time of a backup that was put back, in seconds since 1970; there until all since is allowed for."""


class Counter(BaseModel):
    """A named number. Its row lock makes order of numbers the order of commits."""

    name = TextField(primary_key=True)
    value = BigIntegerField()

    @classmethod
    def next(cls, name: str) -> int:
        """The next number; call it inside the transaction that uses it."""
        query = cls.update(value=cls.value + 1).where(cls.name == name).returning(cls.value)
        (row,) = query.execute()
        return int(row.value)

    @classmethod
    def exists(cls, name: str) -> bool:
        """Whether there is such a number."""
        return bool(cls.get_or_none(cls.name == name))

    @classmethod
    def current(cls, name: str) -> int:
        """The last number given out."""
        ((value,),) = _CURRENT(name=name)
        return int(value)


_CURRENT = Prepared(lambda name: Counter.select(Counter.value).where(Counter.name == name))
