from datetime import date

import pytest

from smsgate.i18n import translator
from smsgate.models import Vacancy
from smsgate.services.places import place_book
from smsgate.views import VacancyView
from smsgate.web import phrases
from smsgate.wording import segments
from tests.conftest import NOON


def _view(**changes) -> VacancyView:
    columns = {
        "code": 1023,
        "title": "Kasir",
        "employer": "Toko Berkah",
        "place": "16.11.04",
        "place_name": "Tebing Tinggi",
        "expires_on": date(2026, 12, 15),
    }
    return VacancyView(**{**columns, **changes})


@pytest.mark.parametrize(
    ("columns", "indonesian", "english"),
    [
        (
            {"pay_min": 2_300_000, "pay_max": 2_600_000},
            "Rp2.300.000 - Rp2.600.000 per bulan",
            "Rp2,300,000 - Rp2,600,000 a month",
        ),
        ({"pay_min": 150_000, "pay_per": "day"}, "Rp150.000 per hari", "Rp150,000 a day"),
        ({"pay_min": 20_000, "pay_per": "piece"}, "borongan, Rp20.000", "piece work, Rp20,000"),
        ({"pay_per": "piece"}, "borongan", "piece work"),
        ({}, "dibicarakan dengan pemberi kerja", "to be agreed with the employer"),
    ],
)
def test_it_writes_pay_out(columns, indonesian: str, english: str) -> None:
    assert phrases.pay(_view(**columns), "id", translator("id")) == indonesian
    assert phrases.pay(_view(**columns), "en", translator("en")) == english


def test_it_names_the_village_with_its_district(db) -> None:
    book = place_book(("16.11",))
    assert phrases.place(_view(), book) == "Tebing Tinggi"
    assert phrases.place(_view(place_name="Batu Pance"), book) == "Batu Pance, Tebing Tinggi"
    away = _view(place="16.71", place_name="Kota Palembang")
    assert phrases.place(away, book) == "Palembang"


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_shares_every_demo_vacancy_in_one_segment(db, language: str) -> None:
    codes = [row.code for row in Vacancy.select(Vacancy.code)]
    views = Vacancy.views(codes, NOON.date()).values()
    texts = [phrases.share(view, "08123456789", translator(language)) for view in views]
    assert [text for text in texts if segments.count(text).segments > 1] == []
    assert all("08123456789" in text for text in texts)


def test_it_shows_by_the_busiest_district_how_a_text_is_written() -> None:
    choices = [("16.11.02", "Pendopo", 3), ("16.11.09", "Saling", 7), ("LUAR", "Luar daerah", 9)]
    assert phrases.example_place(choices) == "Saling"
    assert phrases.example_place([]) == ""
