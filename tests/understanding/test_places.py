"""The gazetteer: spellings, villages, doubles, the wide country, and what is no place."""

import pytest

from smsgate.understanding import Gazetteer, load_default
from smsgate.understanding.normalise import tokenise
from smsgate.understanding.places import Found
from smsgate.understanding.reading import read
from smsgate.views import OUTSIDE, Place


def _found(gazetteer: Gazetteer, text: str) -> Found:
    return read(text, gazetteer).found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("loker tebing tinggi", "16.11.04"),
        ("loker tebingtingi", "16.11.04"),
        ("lkr tbg tgi", "16.11.04"),
        ("loker tt", "16.11.04"),
        ("loker mr pinang", "16.11.01"),
        ("loker pendopo", "16.11.02"),
        ("loker pendopo bart", "16.11.10"),
        ("skap dalam", "16.11.08"),
        ("ulu must", "16.11.03"),
        ("lowonan sallng", "16.11.09"),
        ("loker pasmah air kruh", "16.11.07"),
        ("loker air keruh", "16.11.07"),
        ("loker sikap", "16.11.08"),
        ("batu jungul", "16.11.01"),
        ("loker lb puding baru", "16.11.03"),
        ("loker gunung meraksa lama", "16.11.02"),
        ("loker pasar tl padang", "16.11.06"),
        ("loker pajar bakti", "16.11.04"),
        ("loker kotagading", "16.11.04"),
        ("loker tanjung agng", "16.11.03"),
        ("loker rantau tenang", "16.11.04"),
        ("loker talang bengkulu", "16.11.03"),
        ("loker 4lawang", "16.11"),
        ("loker kab 4l", "16.11"),
        ("loker saling empat lawang", "16.11.09"),
    ],
)
def test_it_finds_a_place_of_the_region(gazetteer: Gazetteer, text: str, code: str) -> None:
    assert _found(gazetteer, text).code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("loker palembang", "16.71"),
        ("loker plembang", "16.71"),
        ("loker bekasi", "32.75"),
        ("loker kab bekasi", "32.16"),
        ("loker bengkulu", "17.71"),
        ("loker provinsi bengkulu", "17"),
        ("loker lampung", "18"),
        ("loker jkt", "31"),
        ("loker jawa barat", "32"),
        ("loker jawa", OUTSIDE),
        ("loker luar kota", OUTSIDE),
        ("kerja di malaysia", OUTSIDE),
        ("jobs out of town", OUTSIDE),
        ("loker tebing tinggi sumut", "12.76"),
    ],
)
def test_it_finds_a_place_elsewhere(gazetteer: Gazetteer, text: str, code: str) -> None:
    assert _found(gazetteer, text).code == code


@pytest.mark.parametrize("name", ["sawah", "bandar agung", "nanjungan", "padang bindu"])
def test_it_asks_back_for_a_village_of_two_districts(gazetteer: Gazetteer, name: str) -> None:
    found = _found(gazetteer, f"loker {name}")
    assert found.code is None
    assert len({code[:8] for code in found.candidates}) == 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("loker sawah muara pinang", "16.11.01"),
        ("loker di desa sawah kec saling", "16.11.09"),
        ("nanjungan pendopo", "16.11.02"),
        ("loker desa talang padang kec paiker", "16.11.07"),
        ("loker talang padang", "16.11.06"),
        ("loker martapura sikap dalam", "16.11.08"),
    ],
)
def test_it_lets_the_district_named_beside_decide(
    gazetteer: Gazetteer, text: str, code: str
) -> None:
    assert _found(gazetteer, text).code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("saya orang pendopo cari kerja di palembang", "16.71"),
        ("loker tebing tinggi bukan yang di medan", "16.11.04"),
        ("saya tinggal di desa canggu, ada loker", "16.11.06"),
    ],
)
def test_it_tells_where_work_is_looked_for(gazetteer: Gazetteer, text: str, code: str) -> None:
    assert _found(gazetteer, text).code == code


@pytest.mark.parametrize(
    "text", ["loker tukang batu", "loker sopir", "saya Rina mau kerja", "loker teh", "kebun"]
)
def test_it_takes_no_other_word_for_a_place(gazetteer: Gazetteer, text: str) -> None:
    assert _found(gazetteer, text).used == frozenset()


def test_it_says_what_it_matched_and_how_well(gazetteer: Gazetteer) -> None:
    found = gazetteer.find(tokenise("pendpo"))
    assert found.matched_name == "Pendopo"
    assert found.span == (0, 1)
    assert 0.8 < found.score < 1


def test_it_names_codes_and_their_districts(gazetteer: Gazetteer) -> None:
    assert gazetteer.name("16.11.09") == "Saling"
    assert gazetteer.name("99") == "99"
    assert gazetteer.parent_district("16.11.09.2006") == "16.11.09"
    assert gazetteer.parent_district("16.71") is None


def test_it_serves_another_region() -> None:
    lahat = load_default("16.04")
    assert lahat.find(tokenise("kota agung")).code == "16.04.07"
    assert lahat.find(tokenise("kerja di saling")).code != "16.11.09"


def test_it_knows_only_what_it_was_given() -> None:
    place = Place(code="99.01.01", level="kecamatan", name="Kampung Baru")
    small = Gazetteer([place], [("99.01.01", "kb")], ["99.01"])
    assert small.find(tokenise("kampung baru")).code == "99.01.01"
    assert small.find(tokenise("di kb")).code == "99.01.01"
    assert small.find(tokenise("palembang")).code is None
