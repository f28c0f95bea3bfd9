"""What all processes counted, added up: a small table, so that one look tells the whole."""

from collections.abc import Sequence

from peewee import EXCLUDED, CompositeKey, DoubleField, TextField

from smsgate.models.base import BaseModel


class Tally(BaseModel):
    """The sum of a counter. `name` and `labels` (JSON, sorted) are those of its sample in Prometheus."""

    name = TextField()
    labels = TextField()
    value = DoubleField()

    class Meta:
        primary_key = CompositeKey("name", "labels")

    @classmethod
    def add(cls, grown: Sequence[tuple[str, str, float]]) -> None:
        """Add to several sums at once. In one order always: two processes at it never wait in a circle."""
        fields = [cls.name, cls.labels, cls.value]
        cls.insert_many(sorted(grown), fields=fields).on_conflict(
            conflict_target=[cls.name, cls.labels], update={cls.value: cls.value + EXCLUDED.value}
        ).execute()
