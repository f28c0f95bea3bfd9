"""The database behind every model, and fields that mean the same on SQLite and PostgreSQL."""

import json
from datetime import UTC, datetime
from typing import Any

from peewee import BigAutoField, DatabaseProxy, DateTimeField, Model, TextField

database = DatabaseProxy()


def utcnow() -> datetime:
    """Now, aware, in UTC."""
    return datetime.now(UTC)


class UtcDateTimeField(DateTimeField):
    """Aware in Python, naive UTC in the database: PostgreSQL would drop the zone, SQLite keep it."""

    def db_value(self, value: Any) -> Any:
        if isinstance(value, datetime) and value.tzinfo is not None:
            value = value.astimezone(UTC).replace(tzinfo=None)
        if isinstance(value, datetime):
            return value.isoformat(sep=" ", timespec="microseconds")
        return value

    def python_value(self, value: Any) -> Any:
        if isinstance(value, str):
            value = datetime.fromisoformat(value)
        if isinstance(value, datetime):
            return value.replace(tzinfo=UTC)
        return value


class JsonTextField(TextField):
    """Small values as JSON text: read whole, never searched inside."""

    def db_value(self, value: Any) -> Any:
        return (
            None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        )

    def python_value(self, value: Any) -> Any:
        return None if value is None else json.loads(value)


def for_us_alone(query: Any, *, skip_locked: bool = False, of: type[Model] | None = None) -> Any:
    """The rows of a query locked until the commit; on SQLite the whole transaction is alone anyway.

    `of`: of a join, only that table's.
    """
    if not database.for_update:
        return query
    return query.for_update(skip_locked=skip_locked, of=of)


class BaseModel(Model):
    """Every table hangs on the one database the process opened."""

    class Meta:
        database = database
        legacy_table_names = False


class NumberedModel(BaseModel):
    """A table whose rows are numbered as they come."""

    id = BigAutoField()
