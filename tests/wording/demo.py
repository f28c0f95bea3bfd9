"""The open demo vacancies as views, grouped the ways people ask for them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from smsgate import data
from smsgate.i18n import LANGUAGES, translator
from smsgate.views import OUTSIDE, VacancyView
from smsgate.wording.heads import Sought

TODAY = date(2026, 11, 24)

IN_BOTH_LANGUAGES = pytest.mark.parametrize(
    "translate", [translator(language) for language in LANGUAGES], ids=LANGUAGES
)

KASIR = VacancyView(
    code=1023,
    title="Kasir",
    employer="Toko Berkah",
    place="16.11.04",
    place_name="Tebing Tinggi",
    kind="toko",
    education="SMA",
    pay_min=2_300_000,
    pay_max=2_600_000,
    openings=1,
    how_to_apply="Datang ke toko bawa fotokopi ijazah, jam 8-16",
    description="Melayani pembeli dan memegang kasir.",
    contact="+6281200000101",
    expires_on=date(2026, 11, 30),
    verified_on=date(2026, 11, 21),
    published_seq=1,
)


def vacancy(**changed: object) -> VacancyView:
    """A cashier's post at Toko Berkah, with what is changed."""
    return replace(KASIR, **changed)


@cache
def open_vacancies() -> tuple[VacancyView, ...]:
    """All demo vacancies that are open, newest first."""
    rows = list(enumerate(data.rows("demo_vacancies"), start=1001))
    views = [
        _view(code, row)
        for code, row in rows
        if row["state"] == "verified" and int(row["expires_in_days"]) >= 0
    ]
    return tuple(sorted(views, key=lambda view: -view.published_seq))


@cache
def lists() -> dict[Sought, tuple[VacancyView, ...]]:
    """By kecamatan (and LUAR), by kind of work, and all of the region."""
    grouped: dict[Sought, list[VacancyView]] = defaultdict(list)
    for view in open_vacancies():
        for sought in _asked_as(view):
            grouped[sought].append(view)
    return {sought: tuple(views) for sought, views in grouped.items()}


def over_many_places(sought: Sought) -> bool:
    """Whether the lines of such a list say where."""
    return sought.place is None or sought.place == OUTSIDE or len(sought.place) == 5


def place_names() -> Iterator[str]:
    """All names of the region, and every kabupaten, kota and kecamatan of the country."""
    for table in ("empat_lawang", "regions_id"):
        yield from (row["name"] for row in data.rows(table))


def _asked_as(view: VacancyView) -> Iterator[Sought]:
    yield Sought(words=(view.kind or "",))
    if view.place.startswith("16.11"):
        yield Sought(place=view.place, name=_names()[view.place])
        yield Sought(place="16.11", name="Empat Lawang")
    else:
        yield Sought(place=OUTSIDE)


@cache
def _names() -> dict[str, str]:
    return {
        row["code"]: row["name"] for row in [*data.rows("regions_id"), *data.rows("empat_lawang")]
    }


@cache
def _codes() -> dict[str, str]:
    nearest_last = sorted(_names().items(), key=lambda row: row[0].startswith("16.11"))
    return {name: code for code, name in nearest_last}


def _view(code: int, row: dict[str, str]) -> VacancyView:
    region = row["place"] if row["place"] in _names() else _codes()[row["place"]]
    return VacancyView(
        code=code,
        title=row["title"],
        employer=row["employer"],
        place=region[:8] if region.startswith("16.11") else region,
        place_name=_names()[region],
        kind=row["sector"],
        education=row["education"] or None,
        pay_min=int(row["pay_min"]) if row["pay_min"] else None,
        pay_max=int(row["pay_max"]) if row["pay_max"] else None,
        pay_per=row["pay_per"] or "month",
        openings=int(row["openings"]),
        inclusion=tuple(row["inclusion"].split()),
        mode=row["mode"],
        description=row["description"],
        how_to_apply=row["how_to_apply"],
        contact=f"+62{row['contact'].removeprefix('0')}",
        expires_on=TODAY + timedelta(days=int(row["expires_in_days"])),
        verified_on=TODAY - timedelta(days=int(row["posted_days_ago"])),
        published_seq=10_000 - 100 * int(row["posted_days_ago"]) - code % 100,
    )
