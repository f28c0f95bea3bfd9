"""The marshmallow field every column is made of, and how a row is checked by a schema of them."""

import re
from collections.abc import Callable
from typing import Any

from marshmallow import Schema, ValidationError, fields

from smsgate.i18n import N_
from smsgate.services.imports.findings import Finding, Outcome, Said, faults, refuse
from smsgate.services.imports.reading import Row

_SPREADSHEET_ERROR = re.compile(r"#(n/a|ref!|value!|name\?|div/0!|num!|null!)|#{2,}", re.IGNORECASE)


class Cell(fields.Field[Any]):
    """A column: `read` turns the text of a cell into its value, or refuses it."""

    default_error_messages = {"required": N_("must not be empty.")}  # noqa: RUF012 (marshmallow's)

    def __init__(
        self, read: Callable[[str], Any], *, required: bool = False, missing: Any = None
    ) -> None:
        if required:
            super().__init__(required=True)
        else:
            super().__init__(load_default=missing)
        self.read = read

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> Any:
        if _SPREADSHEET_ERROR.fullmatch(value):
            raise refuse(N_("%(cell)s is an error left by the spreadsheet."), cell=value)
        return self.read(value)


def check(schema: Schema, row: Row) -> tuple[dict[str, Any] | None, list[Finding]]:
    """The values of a row by column, and what there is to say of it; None when it must be refused."""
    try:
        values: dict[str, Any] = schema.load(row.cells)
    except ValidationError as error:
        return None, faults(row.number, error)
    return values, [_unpaired(row)] if row.broken else []


def _unpaired(row: Row) -> Finding:
    said = Said(N_("a quotation mark is not closed; the row was read as it stands."))
    return Finding(row=row.number, said=said, outcome=Outcome.REMARK)
