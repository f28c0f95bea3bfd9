"""One row of an office's list of vacancies, checked."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from marshmallow import Schema, ValidationError

from smsgate.i18n import N_
from smsgate.services.imports.amounts import LEAST_RUPIAH, MOST_RUPIAH, Pay, read_pay, read_period
from smsgate.services.imports.cells import Cell, check
from smsgate.services.imports.days import read_date
from smsgate.services.imports.fair_words import unfair
from smsgate.services.imports.findings import Finding, Outcome, Said, faults
from smsgate.services.imports.phones import read_contact
from smsgate.services.imports.places import PlaceRead, PlaceReader, taken_for
from smsgate.services.imports.reading import Row
from smsgate.services.imports.schooling import read_education
from smsgate.services.imports.values import read_count, read_inclusion, read_kind, read_text

LIFE = timedelta(days=30)
"""How long a vacancy stays open when its row does not say."""

LONGEST_LIFE = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A vacancy as its row has it. `dated`: the row itself says until when."""

    row: int
    title: str
    employer: str
    place: str
    pay: Pay
    education: str | None
    openings: int | None
    kind: str | None
    inclusion: str
    description: str
    how_to_apply: str
    contact: str
    expires_on: date
    dated: bool

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two rows the same vacancy."""
        return self.employer.casefold(), self.title.casefold(), self.place, self.expires_on

    @property
    def words(self) -> str:
        """All that is told of it, a field a line."""
        parts = (self.title, self.employer, self.description, self.how_to_apply, self.contact)
        return "\n".join(part for part in parts if part)


class VacancyChecker:
    """Turns rows into drafts on one day; `places` reads where the work is."""

    def __init__(self, places: PlaceReader, today: date) -> None:
        self._today = today
        self._schema = _schema(places)

    def check(self, row: Row) -> tuple[Draft | None, list[Finding]]:
        """The draft, and what there is to say of the row; no draft when the row must be refused."""
        values, findings = check(self._schema, row)
        if values is None:
            return None, findings
        try:
            pay, expires_on = _pay(values), self._expiry(values["expires_on"])
        except ValidationError as error:
            return None, faults(row.number, error)
        kind, remarks = _kind(row, values)
        findings += [*remarks, *taken_for(row, values["place"]), *_shutting_out(row, values)]
        return _draft(row, values, pay, expires_on, kind), findings

    def _expiry(self, given: date | None) -> date:
        if given is None:
            return self._today + LIFE
        if given < self._today:
            raise _at("expires_on", N_("%(day)s is over already."), day=given.isoformat())
        if given > self._today + LONGEST_LIFE:
            raise _at("expires_on", N_("%(day)s is more than a year away."), day=given.isoformat())
        return given


def _schema(places: PlaceReader) -> Schema:
    return Schema.from_dict(
        {
            "title": Cell(read_text(100), required=True),
            "employer": Cell(read_text(100), required=True),
            "place": Cell(places.workplace, required=True),
            "pay_min": Cell(read_pay, missing=Pay()),
            "pay_max": Cell(read_pay, missing=Pay()),
            "pay_per": Cell(read_period),
            "education": Cell(read_education),
            "openings": Cell(read_count),
            "sector": Cell(read_text(100), missing=""),
            "inclusion": Cell(read_inclusion, missing=""),
            "description": Cell(read_text(1000), missing=""),
            "how_to_apply": Cell(read_text(300), missing=""),
            "contact": Cell(read_contact, missing=""),
            "expires_on": Cell(read_date),
        }
    )()


def _draft(row: Row, values: dict[str, Any], pay: Pay, expires_on: date, kind: str | None) -> Draft:
    taken = ("title", "employer", "education", "openings", "inclusion", "description")
    place: PlaceRead = values["place"]
    return Draft(
        row=row.number,
        place=place.code,
        pay=pay,
        kind=kind,
        how_to_apply=values["how_to_apply"],
        contact=values["contact"],
        expires_on=expires_on,
        dated=values["expires_on"] is not None,
        **{column: values[column] for column in taken},
    )


def _pay(values: dict[str, Any]) -> Pay:
    """Both columns and the period as one; a range in the first counts when the second says nothing."""
    low, high = values["pay_min"], values["pay_max"]
    least = low.least
    most = high.most or high.least or low.most
    per = values["pay_per"] or low.per or high.per or "month"
    for column, amount in (("pay_min", least), ("pay_max", most)):
        if amount is not None and amount < LEAST_RUPIAH[per]:
            raise _at(
                column, N_("Rp %(amount)d is too little. Write the whole amount."), amount=amount
            )
        if amount is not None and amount > MOST_RUPIAH:
            raise _at(column, N_("Rp %(amount)d is too much to be true."), amount=amount)
    if least is not None and most is not None and most < least:
        raise _at("pay_max", N_("the highest pay is below the lowest."))
    return Pay(least=least, most=most, per=per)


def _kind(row: Row, values: dict[str, Any]) -> tuple[str | None, list[Finding]]:
    """The kind of work by its column, or else by the title."""
    kind = read_kind(values["sector"])
    if kind is not None or not values["sector"]:
        return kind or read_kind(values["title"]), []
    said = Said(N_("no kind of work known here; the title decided."))
    remark = Finding(row=row.number, column="sector", said=said, outcome=Outcome.REMARK)
    return read_kind(values["title"]), [remark]


def _shutting_out(row: Row, values: dict[str, Any]) -> list[Finding]:
    """Conditions that say nothing about the work, each told once, where it stands first."""
    told: dict[str, Finding] = {}
    for column in ("title", "description", "how_to_apply"):
        for said in unfair(values[column]):
            finding = Finding(row=row.number, column=column, said=said, outcome=Outcome.REMARK)
            told.setdefault(said.text, finding)
    return list(told.values())


def _at(column: str, text: str, **values: object) -> ValidationError:
    return ValidationError({column: [Said(text, values)]})
