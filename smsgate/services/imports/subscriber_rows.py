"""One row of a list of people who want the news, checked."""

from dataclasses import dataclass
from datetime import date

from marshmallow import Schema

from smsgate.i18n import DEFAULT_LANGUAGE, N_
from smsgate.services.enrolment import Wish
from smsgate.services.imports.cells import Cell, check
from smsgate.services.imports.days import read_date
from smsgate.services.imports.findings import Finding, Said
from smsgate.services.imports.phones import read_phone
from smsgate.services.imports.places import PlaceReader, taken_for
from smsgate.services.imports.reading import Row
from smsgate.services.imports.values import read_known_kind, read_language

OLDEST_CONSENT = date(2020, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWish(Wish):
    """What a row wants for a number."""

    row: int


class SubscriberChecker:
    """Turns rows into wishes on one day; `places` reads what is followed."""

    def __init__(self, places: PlaceReader, today: date) -> None:
        self._today = today
        self._schema = Schema.from_dict(
            {
                "phone": Cell(read_phone, required=True),
                "place": Cell(places.followed, required=True),
                "terms": Cell(read_known_kind),
                "language": Cell(read_language, missing=DEFAULT_LANGUAGE),
                "consented_on": Cell(read_date),
            }
        )()

    def check(self, row: Row) -> tuple[RowWish | None, list[Finding]]:
        """The wish, and what there is to say of the row; no wish when the row must be refused."""
        values, findings = check(self._schema, row)
        if values is None:
            return None, findings
        consented_on: date | None = values["consented_on"]
        if consented_on and not OLDEST_CONSENT <= consented_on <= self._today:
            said = Said(
                N_("%(day)s cannot be the day of consent."), {"day": consented_on.isoformat()}
            )
            return None, [Finding(row=row.number, column="consented_on", said=said)]
        place = values["place"]
        wish = RowWish(
            row=row.number,
            phone=values["phone"],
            place=place.code,
            kind=values["terms"],
            language=values["language"],
            consented_on=consented_on,
        )
        return wish, [*findings, *taken_for(row, place)]
