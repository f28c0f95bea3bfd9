"""Vacancies in the words of the national system (SIAPkerja/Karirhub), to be reported (Perpres 57/2023)."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from peewee import Expression

from smsgate import data
from smsgate.models import Employer, Region, Staff, Vacancy, database
from smsgate.services import audit
from smsgate.services.vacancy_desk.listing import Wanted, matching
from smsgate.services.vacancy_desk.stands import Stand, stand

CHUNK = 500
"""Vacancies read at once."""

COLUMNS = (
    "Kode lowongan",
    "Nama pemberi kerja",
    "NIB",
    "Alamat pemberi kerja",
    "Narahubung",
    "Kontak",
    "Nama jabatan",
    "Jumlah dibutuhkan",
    "Kode golongan KBJI 2014",
    "Golongan KBJI 2014",
    "Kode kategori KBLI 2020",
    "Kategori KBLI 2020",
    "Fungsi pekerjaan",
    "Pendidikan minimal",
    "Terbuka untuk disabilitas",
    "Cara kerja",
    "Gaji minimal (Rp)",
    "Gaji maksimal (Rp)",
    "Satuan gaji",
    "Provinsi",
    "Kabupaten/Kota",
    "Kecamatan",
    "Kode wilayah",
    "Uraian dan syarat",
    "Cara melamar",
    "Tanggal terbit",
    "Berlaku sampai",
    "Status",
)
"""The headings, in the language of the report."""

_STATUS = {
    Stand.WAITING: "Menunggu verifikasi",
    Stand.OPEN: "Dibuka",
    Stand.RETURNED: "Dikembalikan",
    Stand.EXPIRED: "Berakhir",
    Stand.FILLED: "Terisi",
    Stand.WITHDRAWN: "Ditarik",
    Stand.REJECTED: "Ditolak",
}
_MODES = {"onsite": "Di tempat", "online": "Daring", "hybrid": "Hibrida"}
_PERIODS = {"month": "Bulan", "day": "Hari", "piece": "Borongan"}
_PROVINCE, _REGENCY, _DISTRICT = 2, 5, 8


class Occupation(NamedTuple):
    """A kind of work in the national classifications: codes with their names, and Karirhub's word."""

    kbji: str = ""
    kbji_name: str = ""
    kbli: str = ""
    kbli_name: str = ""
    function: str = ""


def occupation(kind: str | None) -> Occupation:
    """What a kind of work is there; empty where the vacancy has none, or its firm alone would tell."""
    return _occupations().get(kind or "", Occupation())


def education(code: str | None) -> str:
    """A level of education in Karirhub's word; our own where it has none."""
    return _education().get(code or "", code or "")


def rows(condition: Expression, today: date, zone: ZoneInfo) -> Iterator[tuple[object, ...]]:
    """A line for each vacancy of a condition, in the order of the codes, as many at a time as fit in hand."""
    names: dict[str, str] = {}
    after = 0
    while chunk := _chunk(condition, after):
        _know(names, chunk)
        for vacancy in chunk:
            yield _line(vacancy, names, today, zone)
        after = chunk[-1].code


def export(
    wanted: Wanted, by: Staff, zone: ZoneInfo, now: datetime
) -> Iterator[tuple[object, ...]]:
    """Note who takes along how many, by which filters, and then give the lines of all that the list shows."""
    condition = matching(wanted, by)
    with database.atomic():
        count = Vacancy.select().where(condition).count()
        after = audit.without_numbers({**wanted.told(), "vacancies": count})
        audit.record(by, "vacancy.export", "vacancy", "", now=now, after=after)
    return rows(condition, wanted.today, zone)


def _chunk(condition: Expression, after: int) -> list[Vacancy]:
    query: Any = (
        Vacancy.select(Vacancy, Employer)
        .join(Employer)
        .where(condition & (Vacancy.code > after))
        .order_by(Vacancy.code)
        .limit(CHUNK)
    )
    return list(query)


def _know(names: dict[str, str], chunk: list[Vacancy]) -> None:
    """Add the names of the places of these vacancies."""
    codes = {
        vacancy.region_id[:length]
        for vacancy in chunk
        for length in (_PROVINCE, _REGENCY, _DISTRICT)
    }
    missing = codes - names.keys()
    if missing:
        query: Any = Region.select(Region.code, Region.name).where(Region.code.in_(missing))
        names.update(query.tuples())


def _line(
    vacancy: Vacancy, names: dict[str, str], today: date, zone: ZoneInfo
) -> tuple[object, ...]:
    employer, job, place = vacancy.employer, occupation(vacancy.kind), vacancy.region_id
    published = vacancy.verified_at.astimezone(zone).date() if vacancy.verified_at else None
    return (
        vacancy.code,
        employer.name,
        employer.nib,
        employer.address,
        employer.contact_name,
        employer.contact or vacancy.contact,
        vacancy.title,
        vacancy.openings,
        *job,
        education(vacancy.education),
        "Ya" if "difabel" in vacancy.inclusion.split() else "Tidak",
        _MODES[vacancy.mode],
        vacancy.pay_min,
        vacancy.pay_max,
        _PERIODS[vacancy.pay_per],
        names.get(place[:_PROVINCE]),
        names.get(place[:_REGENCY]),
        names.get(place[:_DISTRICT]) if len(place) >= _DISTRICT else None,
        place,
        vacancy.description,
        vacancy.how_to_apply,
        published,
        vacancy.expires_on,
        _STATUS[stand(vacancy, today)],
    )


@cache
def _occupations() -> dict[str, Occupation]:
    jobs = {row["code"]: row["name"] for row in data.rows("kbji2014")}
    trades = {row["code"]: row["name"] for row in data.rows("kbli2020")}
    return {
        row["kind"]: Occupation(
            row["kbji"],
            jobs[row["kbji"]],
            row["kbli"],
            trades.get(row["kbli"], ""),
            row["job_function"],
        )
        for row in data.rows("siapkerja_kinds")
    }


@cache
def _education() -> dict[str, str]:
    return {
        row["code"]: row["karirhub_label"].removesuffix(" (inferred)") or row["name_id"]
        for row in data.rows("education_levels")
    }
