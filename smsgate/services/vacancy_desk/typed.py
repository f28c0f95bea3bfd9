"""A vacancy as it was typed into a form, read cell by cell as an import would read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from smsgate.i18n import N_
from smsgate.models import Region, Staff, Vacancy
from smsgate.services.imports.findings import Outcome, Said
from smsgate.services.imports.place_readers import typed_place
from smsgate.services.imports.places import PlaceReader
from smsgate.services.imports.reading import Row
from smsgate.services.imports.storing import columns_of
from smsgate.services.imports.vacancy_rows import Draft, VacancyChecker
from smsgate.services.rights import in_reach
from smsgate.services.vacancies import area_of
from smsgate.wording.facts import NO_SCHOOL

MODES = ("onsite", "hybrid", "online")
FIELDS = (
    "title",
    "employer",
    "place",
    "pay_min",
    "pay_max",
    "pay_per",
    "education",
    "openings",
    "sector",
    "inclusion",
    "mode",
    "description",
    "how_to_apply",
    "contact",
    "expires_on",
)
"""Those of an imported table, and the mode."""

Typed = Mapping[str, str]
Sayings = dict[str, tuple[Said, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """What reading depends on: the places, the regions served, the local day, and who types."""

    places: PlaceReader
    served: tuple[str, ...]
    today: date
    by: Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was understood: `columns` of the vacancy and the employer's name, or else the faults by field.

    `remarks` by field tell what was taken for what.
    """

    faults: Sayings
    remarks: Sayings
    draft: Draft | None = None
    columns: dict[str, Any] | None = None

    @property
    def employer(self) -> str:
        """The employer's name as it was typed."""
        return self.draft.employer if self.draft else ""


def read(typed: Typed, where: Where) -> Read:
    """Read every field; the faults of all of them at once."""
    cells = {name: typed.get(name, "").strip() for name in FIELDS if name != "mode"}
    if cells["education"] == NO_SCHOOL:
        cells["education"] = ""
    row = Row(number=0, cells={name: cell for name, cell in cells.items() if cell})
    draft, findings = VacancyChecker(where.places, where.today).check(row)
    sayings: dict[Outcome, dict[str, list[Said]]] = {Outcome.REFUSED: {}, Outcome.REMARK: {}}
    for finding in findings:
        sayings[finding.outcome].setdefault(finding.column, []).append(finding.said)
    faults = sayings[Outcome.REFUSED]
    if typed.get("mode", MODES[0]) not in MODES:
        faults["mode"] = [Said(N_("Choose where the work is done."))]
    if draft is not None and not in_reach(where.by, _area(draft.place, where.served)):
        faults["place"] = [Said(N_("This place lies outside of your districts."))]
    complete = draft is not None and not faults
    return Read(
        faults=_kept(faults),
        remarks=_kept(sayings[Outcome.REMARK]),
        draft=draft if complete else None,
        columns=_columns(draft, typed, where.served) if complete and draft else None,
    )


def typed_of(vacancy: Vacancy, served: tuple[str, ...]) -> dict[str, str]:
    """A vacancy as it would be typed: what the form shows to be edited."""
    same = ("title", "pay_min", "pay_max", "pay_per", "education", "openings", "inclusion", "mode")
    texts = ("description", "how_to_apply", "contact")
    values = {name: getattr(vacancy, name) for name in (*same, *texts)}
    return {
        **{name: "" if value is None else str(value) for name, value in values.items()},
        "employer": vacancy.employer.name,
        "place": typed_place(vacancy.region, served),
        "sector": vacancy.kind or "",
        "expires_on": vacancy.expires_on.isoformat(),
    }


def _columns(draft: Draft, typed: Typed, served: tuple[str, ...]) -> dict[str, Any]:
    columns = {**columns_of(draft, served), "mode": typed.get("mode", MODES[0])}
    if typed.get("education") == NO_SCHOOL:
        columns["education"] = NO_SCHOOL
    return columns


def _area(code: str, served: tuple[str, ...]) -> str:
    area, _regency = area_of(Region(code=code), served)
    return area


def _kept(sayings: dict[str, list[Said]]) -> Sayings:
    return {name: tuple(said) for name, said in sayings.items()}
