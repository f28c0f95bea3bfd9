"""Queries written once: peewee takes longer to build a query than SQLite takes to answer it.

Only for what every text or key press asks; everywhere else a query is built where it stands.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from peewee import BooleanField, Context, DateField, DateTimeField, Field, Insert, Model, Node

from smsgate.models.base import JsonTextField, NumberedModel, database

Convert = Callable[[Any], Any]
M = TypeVar("M", bound=NumberedModel)
_READ = (DateField, DateTimeField, BooleanField, JsonTextField)
"""Columns of which a driver gives something else than we mean."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value goes among the parameters, and how the column wants it."""

    name: str
    index: int | None
    convert: Convert | None

    def value(self, given: dict[str, Any]) -> Any:
        found = given[self.name]
        if self.index is not None:
            found = found[self.index]
        return found if self.convert is None else self.convert(found)


class Slot(Node):
    """Stands in a query for a value that comes with the call."""

    def __init__(self, name: str, index: int | None = None, field: Field | None = None) -> None:
        self._name = name
        self._index = index
        self._field = field

    def of(self, field: Field) -> "Slot":
        """The same, converted as `field` wants it: needed in an insert, where nothing is compared."""
        return Slot(self._name, self._index, field)

    def __sql__(self, ctx: Context) -> Context:
        convert = self._field.db_value if self._field else ctx.state.converter
        written: Context = ctx.value(_Place(self._name, self._index, convert), False)
        return written


@dataclass(frozen=True, slots=True)
class _Written:
    """A query as SQL for one kind of database."""

    sql: str
    parameters: tuple[Any, ...]
    converts: tuple[tuple[int, Convert], ...]

    def run(self, given: dict[str, Any]) -> list[tuple[Any, ...]]:
        values = [each.value(given) if type(each) is _Place else each for each in self.parameters]
        cursor = database.execute_sql(self.sql, values)
        rows = cursor.fetchall() if cursor.description else []
        return [self._read(row) for row in rows] if self.converts else rows

    def _read(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        read = list(row)
        for at, convert in self.converts:
            read[at] = convert(read[at])
        return tuple(read)


class Prepared:
    """A query of which only the values change.

    `build` gets a Slot for each value by name (a list of Slots where a tuple is given) and returns the query.
    Calling it runs the query on the database that is open and returns the rows as tuples.
    """

    def __init__(self, build: Callable[..., Any]) -> None:
        self._build = build
        self._written: dict[object, _Written] = {}

    def __call__(self, **values: Any) -> list[tuple[Any, ...]]:
        lengths = tuple(len(value) if type(value) is tuple else -1 for value in values.values())
        key = (type(database.obj), lengths)
        written = self._written.get(key)
        if written is None:
            written = self._written[key] = self._write(values)
        return written.run(values)

    def _write(self, values: dict[str, Any]) -> _Written:
        slots = {
            name: [Slot(name, index) for index in range(len(value))]
            if type(value) is tuple
            else Slot(name)
            for name, value in values.items()
        }
        query = self._build(**slots)
        sql, parameters = database.get_sql_context().sql(query).query()
        columns = getattr(query, "_returning", None) or ()
        converts = tuple(
            (at, column.python_value)
            for at, column in enumerate(columns)
            if isinstance(column, _READ)
        )
        return _Written(sql, tuple(parameters), converts)


def made_of(model: type[M], row: Sequence[Any]) -> M:
    """The row of all columns, in the model's order, as an object."""
    return model(**dict(zip(model._meta.sorted_field_names, row, strict=True)))


def inserting(
    model: type[Model], names: Sequence[str], then: Callable[[Insert], Insert] = lambda row: row
) -> Prepared:
    """An insert of one row with values for the columns `names`; fixed defaults for all others.

    `then` adds what happens on a conflict and what is returned. Raises ValueError where a default that is
    made anew for each row is not among `names`: written once, it would stay what it was.
    """
    fields = [getattr(model, name) for name in names]
    made = {field for field in model._meta.sorted_fields if callable(field.default)} - {*fields}
    if made:
        raise ValueError(f"give a value for {', '.join(sorted(field.name for field in made))}")
    return Prepared(
        lambda **_: then(model.insert({field: Slot(field.name, field=field) for field in fields}))
    )


def writing(model: type[M], names: Sequence[str]) -> Callable[[M], None]:
    """As `row.save(only=names)`: these columns of a row that is there, as the object has them."""
    fields = [getattr(model, name) for name in names]
    update = Prepared(
        lambda id, **_: model.update(
            {field: Slot(field.name, field=field) for field in fields}
        ).where(model.id == id)
    )

    def write(row: M) -> None:
        update(id=row.id, **{name: row.__data__.get(name) for name in names})

    return write


def adding(model: type[M], names: Sequence[str]) -> Callable[..., M]:
    """As `Model.create` for exactly these columns: the row as an object, with its number."""
    insert = inserting(model, names, lambda row: row.returning(model.id))

    def add(**values: Any) -> M:
        ((number,),) = insert(**values)
        return model(id=number, **values)

    return add
