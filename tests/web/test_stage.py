import json
from dataclasses import replace

import pytest

from smsgate.config import Config
from smsgate.models import Vacancy
from smsgate.runtime import gazetteer
from smsgate.understanding import Intent, Reader
from smsgate.web.stage import WORDS, setup
from tests.conftest import NOON

TODAY = NOON.date()


def _people(config: Config, language: str = "id") -> dict[str, dict]:
    return {each["key"]: each for each in setup(config, language, TODAY, {})["people"]}


def test_it_lets_people_live_where_their_story_says(config: Config, db) -> None:
    people = _people(config)
    assert people["siti"]["place"] == "Pendopo"
    assert people["kades"]["place"] == "Saling"
    assert people["rian"]["place"] == "Tebing Tinggi"
    assert "Pendopo" in people["siti"]["story"]


def test_it_misspells_as_thumbs_do(config: Config, db) -> None:
    assert _people(config)["rian"]["tries"][0]["text"] == "ada loker supir di tebing tingi?"


def test_it_moves_them_to_the_districts_of_another_regency(config: Config, db) -> None:
    people = _people(replace(config, region=("16.04",)))
    assert people["siti"]["place"] not in ("", "Pendopo")
    assert people["siti"]["tries"][0]["text"] == f"LOKER {people['siti']['place'].upper()}"


def test_it_offers_only_codes_that_are_open(config: Config, db) -> None:
    codes = [
        int(each["text"].split()[1])
        for person in _people(config).values()
        for each in person["tries"]
        if each["text"].startswith("INFO")
    ]
    assert codes
    assert Vacancy.views(codes, TODAY).keys() == set(codes)


def test_it_offers_english_on_the_english_page_alone(config: Config, db) -> None:
    for language, offered in (("en", True), ("id", False)):
        people = _people(config, language).values()
        assert all(("ENGLISH" in [t["text"] for t in p["tries"]]) is offered for p in people)


def test_it_offers_texts_that_are_understood(config: Config, db) -> None:
    reader = Reader(gazetteer(config.region))
    junk = "Selamat! Anda menang 100jt, kirim PIN"
    elsewhere = ("*111#", "GAJI 2,5jt")  # dialled; and what means something only after PASANG
    for person in _people(config).values():
        for text in [each["text"] for each in person["tries"] if each["text"] not in elsewhere]:
            unknown = reader.read(text).intent is Intent.UNKNOWN
            assert unknown is (text == junk), text


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_hands_over_plain_values(config: Config, db, language: str) -> None:
    stage = setup(config, language, TODAY, {"sms": "/hooks/simulator/sms"})
    assert json.loads(json.dumps(stage)) == stage
    assert stage["words"].keys() == WORDS.keys()
