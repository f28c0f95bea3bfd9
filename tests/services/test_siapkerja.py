"""Vacancies in the words of the national system."""

import pytest
from peewee import Database

from smsgate import data
from smsgate.config import WIB
from smsgate.models import Vacancy
from smsgate.services import siapkerja
from tests.conftest import NOON

TODAY = NOON.date()


def lines(condition=None) -> list[dict[str, object]]:
    everything = Vacancy.code > 0 if condition is None else condition
    return [
        dict(zip(siapkerja.COLUMNS, row, strict=True))
        for row in siapkerja.rows(everything, TODAY, WIB)
    ]


def test_every_kind_of_work_has_its_place_in_the_classifications() -> None:
    kinds = {row["key"] for row in data.rows("kinds_of_work")}
    assert {row["kind"] for row in data.rows("siapkerja_kinds")} == kinds
    assert siapkerja.occupation("sopir") == (
        "8",
        "Operator dan Perakit Mesin",
        "H",
        "Pengangkutan dan Pergudangan",
        "Logistik",
    )
    assert siapkerja.occupation(None) == siapkerja.Occupation()


@pytest.mark.parametrize(
    ("code", "label"),
    [("SMA", "SMA atau Sederajat"), ("D3", "Diploma"), ("TT", "Tidak/belum tamat SD"), (None, "")],
)
def test_education_is_named_as_there(code: str | None, label: str) -> None:
    assert siapkerja.education(code) == label


def test_it_tells_every_vacancy_in_the_order_of_the_codes(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(siapkerja, "CHUNK", 7)
    codes = [line["Kode lowongan"] for line in lines()]
    assert codes == sorted(codes)
    assert len(codes) == Vacancy.select().count()


def test_a_line_says_who_what_where_and_until_when(db: Database) -> None:
    vacancy = Vacancy.get(Vacancy.open_on(TODAY) & (Vacancy.area == "16.11.02"))
    vacancy.inclusion, vacancy.kind, vacancy.pay_per = "difabel pemula", "toko", "day"
    vacancy.save()
    (line,) = lines(Vacancy.code == vacancy.code)
    assert line["Nama pemberi kerja"] == vacancy.employer.name
    assert (line["Provinsi"], line["Kabupaten/Kota"], line["Kecamatan"]) == (
        "Sumatera Selatan",
        "Kabupaten Empat Lawang",
        "Pendopo",
    )
    assert (line["Terbuka untuk disabilitas"], line["Satuan gaji"]) == ("Ya", "Hari")
    assert (line["Golongan KBJI 2014"], line["Fungsi pekerjaan"]) == (
        "Tenaga Usaha Jasa dan Tenaga Penjualan",
        "Penjualan dan Pemasaran",
    )
    assert (line["Berlaku sampai"], line["Status"]) == (vacancy.expires_on, "Dibuka")
    assert line["Tanggal terbit"] is not None


def test_a_vacancy_outside_has_no_district(db: Database) -> None:
    line = next(each for each in lines() if not str(each["Kode wilayah"]).startswith("16.11"))
    assert line["Kecamatan"] is None
    assert line["Kabupaten/Kota"]
