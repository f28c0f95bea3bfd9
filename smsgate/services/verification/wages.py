"""Pay beside the minimum wage: a note for the officer, never a reason to refuse by itself."""

from dataclasses import dataclass
from datetime import date

from smsgate import data
from smsgate.models import Region, Vacancy

DAYS_A_MONTH = 25
"""What a month of day labour is reckoned as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumWage:
    """Rupiah a month in `year`; `area` is whose it is: the regency's own, or else the province's."""

    rupiah: int
    year: int
    area: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A vacancy's pay a month (None: not named, or piece work) beside the minimum; `reckoned` from days."""

    wage: MinimumWage | None
    least: int | None
    most: int | None
    reckoned: bool

    @property
    def below(self) -> bool:
        """Whether even the lowest pay named is under the minimum."""
        named = self.least or self.most
        return bool(self.wage and named and named < self.wage.rupiah)


def compare(vacancy: Vacancy, today: date) -> Comparison:
    """Its pay beside what holds where the work is."""
    factor = {"month": 1, "day": DAYS_A_MONTH}.get(vacancy.pay_per, 0)
    return Comparison(
        wage=minimum_wage(vacancy.regency, today.year),
        least=(vacancy.pay_min or 0) * factor or None,
        most=(vacancy.pay_max or 0) * factor or None,
        reckoned=vacancy.pay_per == "day",
    )


def minimum_wage(regency: str, year: int) -> MinimumWage | None:
    """The newest known up to `year` in a kabupaten or kota (by code); None where no decree is known."""
    places = Region.select().where(Region.code.in_([regency, regency[:2]]))
    names = {place.code: place.name for place in places}
    own = _newest("UMK", names.get(regency, "").replace("Kabupaten ", "Kab. "), year)
    province = names.get(regency[:2], "").removeprefix("Provinsi ")
    whole = _newest("UMP", province, year)
    return max(filter(None, (whole, own)), key=lambda wage: (wage.year, wage is own), default=None)


def _newest(kind: str, area: str, year: int) -> MinimumWage | None:
    """A row of the table that sets a wage of its own, for all sectors."""
    rows = [
        row
        for row in data.rows("minimum_wages")
        if row["kind"] == kind and row["area"] == area and int(row["year"]) <= year
    ]
    if not rows:
        return None
    row = max(rows, key=lambda row: int(row["year"]))
    return MinimumWage(
        rupiah=int(row["idr_per_month"]), year=int(row["year"]), area=f"{kind} {area}"
    )
