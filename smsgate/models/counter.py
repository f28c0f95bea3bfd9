"""Numbers given out in order: vacancy codes and places in the order of publication."""

from peewee import BigIntegerField, TextField

from smsgate.models.base import BaseModel

VACANCY_CODE = "vacancy_code"
PUBLISHED_SEQ = "published_seq"
REGIONS_VERSION = "regions_version"


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
    def current(cls, name: str) -> int:
        """The last number given out."""
        return int(cls.get_by_id(name).value)
