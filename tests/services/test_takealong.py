"""The day's vacancies as a message for a WhatsApp group."""

from dataclasses import replace
from datetime import timedelta

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.models import Vacancy, VacancyState
from smsgate.services.takealong import Chosen, take_along
from smsgate.views import OUTSIDE
from smsgate.wording.takealong import LONGEST
from tests.conftest import NOON

TODAY = NOON.date()
ALL = Chosen(day=TODAY, fresh=False)


@pytest.fixture
def office(config: Config) -> Config:
    return replace(config, service_number="0840-0000")


def test_it_tells_all_that_is_open_place_by_place(db: Database, office: Config) -> None:
    made = take_along(ALL, office)
    assert made.total == Vacancy.select().where(Vacancy.open_on(TODAY)).count()
    assert "*Tebing Tinggi*\n*1" in made.text
    assert made.text.index("*Pendopo*") < made.text.index("*Tebing Tinggi*")
    assert "*0840-0000*" in made.text
    assert len(made.text) <= LONGEST


def test_it_says_how_many_there_was_no_room_for(db: Database, office: Config) -> None:
    open_now = Vacancy.select().where(Vacancy.open_on(TODAY)).limit(3)
    columns = {name: value for name, value in open_now[0].__data__.items() if name != "code"}
    for number in range(150):
        Vacancy.add(
            **{**columns, "title": f"Pekerjaan nomor {number}", "published_seq": 5000 + number}
        )
    made = take_along(ALL, office)
    assert len(made.text) <= LONGEST
    assert 20 < made.told < made.total
    told = [line for line in made.text.split("\n") if line.startswith("+")]
    assert sum(int(line[1:].split()[0]) for line in told) == made.total - made.told
    assert any("SMS LOKER " in line for line in told)


def test_it_tells_only_what_is_new_that_day_and_open(db: Database, office: Config) -> None:
    Vacancy.update(verified_at=NOON - timedelta(days=3)).execute()
    assert take_along(Chosen(day=TODAY), office).text == ""
    new, closed = Vacancy.select().where(Vacancy.open_on(TODAY)).limit(2)
    late = NOON.replace(hour=23, minute=59)
    Vacancy.update(verified_at=late).where(Vacancy.code.in_([new.code, closed.code])).execute()
    Vacancy.update(state=VacancyState.FILLED).where(Vacancy.code == closed.code).execute()
    made = take_along(Chosen(day=TODAY), office)
    assert (made.total, made.told) == (1, 1)
    assert f"*{new.code}* " in made.text
    assert take_along(Chosen(day=TODAY + timedelta(days=1)), office).total == 0


def test_it_keeps_to_one_district_or_to_what_is_outside(db: Database, office: Config) -> None:
    for place, named in (("16.11.02", "*Pendopo*"), (OUTSIDE, "*Di luar kabupaten*")):
        made = take_along(replace(ALL, place=place), office)
        assert made.total
        assert named in made.text
        assert "*Tebing Tinggi*" not in made.text


def test_it_speaks_both_languages(db: Database, office: Config) -> None:
    assert "Loker" in take_along(ALL, office).text
    assert "jobs" in take_along(replace(ALL, language="en"), office).text


def test_no_title_makes_letters_bold(db: Database, office: Config) -> None:
    row = (
        Vacancy.select().where(Vacancy.open_on(TODAY)).order_by(Vacancy.published_seq.desc()).get()
    )
    Vacancy.update(title="*Sopir*\n_malam_").where(Vacancy.code == row.code).execute()
    assert f"*{row.code}* Sopir malam, " in take_along(replace(ALL, place=row.area), office).text
