"""Another regency than the one the product ships with: Kabupaten Lahat, from its villages to an answer."""

from dataclasses import replace
from pathlib import Path

import pytest

from smsgate.config import Config
from smsgate.messages import Inbound
from smsgate.models import Region, Staff, Vacancy
from smsgate.runtime import Runtime
from smsgate.services import inbound
from smsgate.services.doctor import examine
from smsgate.services.gazetteer import gazetteer
from smsgate.services.imports.places import PlaceReader
from smsgate.services.imports.regions import import_regions
from smsgate.services.imports.vacancies import VacancyImport, import_vacancies, verifier
from tests.conftest import NOON

VILLAGES = Path(__file__).parent.parent / "data" / "villages_16_04.csv"
LAHAT = ("16.04",)
ROWS = """Jabatan;Perusahaan;Kecamatan;Gaji;Pendidikan
Kasir;Toko Lematang;Lahat;2,6 jt;SMA
Sopir truk batu bara;PT Merapi Jaya;Merapi Timur;4,2 jt;SMP
Pemetik kopi;Kebun Pak Amir;Jarai;120rb/hari;-
Penjahit;Ibu Sri;Desa Ulak Lebar, Lahat;borongan;-
"""


@pytest.fixture
def config(config: Config) -> Config:
    """The settings of an office in Lahat."""
    return replace(config, region=LAHAT)


@pytest.fixture
def runtime(runtime: Runtime) -> Runtime:
    """A database that holds Lahat's villages and four vacancies in them."""
    Vacancy.delete().execute()
    import_regions(VILLAGES.read_bytes())
    places = PlaceReader(gazetteer(LAHAT), LAHAT)
    officer: Staff = verifier("petugas.demo@smsgate.example")
    how = VacancyImport(served=LAHAT, now=NOON, today=NOON.date(), officer=officer)
    report = import_vacancies(ROWS.encode(), places, how)
    assert (report.published, report.findings) == (4, ())
    return runtime


def answers(runtime: Runtime, text: str) -> str:
    event = Inbound(
        gateway="simulator",
        sender="081273000001",
        recipient="simulator",
        text=text,
        gateway_id=text,
    )
    return "\n".join(reply.text for reply in inbound.receive(event, runtime, NOON).replies)


def test_it_imports_every_village(runtime: Runtime) -> None:
    villages = Region.select().where(
        Region.code.startswith("16.04.") & Region.level.in_(["desa", "kelurahan"])
    )
    assert villages.count() == 378


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("LOKER", ["Loker Lahat 3 dr 4", "Sopir truk", "Pemetik kopi", "Penjahit"]),
        ("LOKER LAHAT", ["Penjahit Ibu Sri", "Kasir Toko Lematang 2,6jt"]),
        ("LOKER MERAPI TIMUR", ["Sopir truk batu bara", "PT Merapi Jaya", "4,2jt"]),
        ("loker sopir", ["Sopir truk batu bara"]),
        ("ada kerja di jarai?", ["Pemetik kopi", "120rb"]),
        ("LOKER ULAK LEBAR", ["1 Ulak Lebar, Lahat", "2 Ulak Lebar, Tanjung Sakti Pumi"]),
    ],
)
def test_it_answers_with_the_regencys_own_vacancies(
    runtime: Runtime, text: str, told: list[str]
) -> None:
    answer = answers(runtime, text)
    assert [words for words in told if words not in answer] == []


def test_it_widens_to_the_whole_regency_where_nothing_is_near(runtime: Runtime) -> None:
    answer = answers(runtime, "LOKER KIKIM BARAT")
    assert "Kasir" in answer or "Sopir" in answer


def test_it_signs_up_for_a_kecamatan_of_it(runtime: Runtime) -> None:
    assert "Merapi Timur" in answers(runtime, "DAFTAR MERAPI TIMUR")


def test_it_passes_the_doctor(runtime: Runtime) -> None:
    (region,) = (check for check in examine(runtime.config, NOON) if check.name == "region")
    assert region.sentence == "16.04: 24 kecamatan, 378 villages."
