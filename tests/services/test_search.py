from datetime import timedelta

import pytest

from smsgate.models import Staff, Vacancy, VacancyState
from smsgate.services import search
from smsgate.services.vacancies import index_words
from smsgate.understanding import Reader, load_default
from smsgate.views import OUTSIDE
from tests.conftest import NOON

TODAY = NOON.date()
SERVED = ("16.11",)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load_default())


def find(*places, terms=(), kind=None, today=TODAY):
    return search.find(places, terms, kind, served=SERVED, today=today)


def titles(codes):
    return [Vacancy.get_by_id(code).title.lower() for code in codes]


def test_it_finds_a_district_newest_first(db):
    codes = find("16.11.02")
    rows = [Vacancy.get_by_id(code) for code in codes]
    assert len(rows) >= 10
    assert {row.area for row in rows} == {"16.11.02"}
    assert [row.published_seq for row in rows] == sorted(
        (row.published_seq for row in rows), reverse=True
    )


@pytest.mark.parametrize(
    ("columns", "kept"),
    [
        ({}, True),
        ({"state": VacancyState.WAITING}, False),
        ({"state": VacancyState.RETURNED}, False),
        ({"state": VacancyState.REJECTED}, False),
        ({"state": VacancyState.WITHDRAWN}, False),
        ({"state": VacancyState.FILLED}, False),
        ({"expires_on": TODAY}, True),
        ({"expires_on": TODAY - timedelta(days=1)}, False),
    ],
)
def test_only_the_verified_unexpired_and_unfilled_are_ever_found(db, columns, kept):
    code = find("16.11.09")[0]
    if columns:
        Vacancy.update(**columns).where(Vacancy.code == code).execute()
    assert (code in find("16.11.09")) is kept
    assert (code in find(None)) is kept


def test_a_village_counts_for_its_district(db):
    assert find("16.11.02.2022") == find("16.11.02")


def test_the_whole_region_holds_its_districts_and_nothing_else(db):
    areas = {Vacancy.get_by_id(code).regency for code in find(None)}
    assert areas == {"16.11"}
    assert find("16.11") == find(None)


def test_outside_is_all_the_rest(db):
    codes = find(OUTSIDE)
    assert {Vacancy.get_by_id(code).regency for code in codes}.isdisjoint(SERVED)
    assert set(find("16.71")) <= set(codes)
    assert find("16.71")
    assert set(find("18")) < set(codes)


@pytest.mark.parametrize("typed", ["sopir", "sopr", "soppir", "sopie"])
def test_it_forgives_typing_errors(db, typed):
    assert find(None, terms=(typed,)) == find(None, terms=("sopir",))
    assert all(
        "sopir" in title or "kurir" in title for title in titles(find(None, terms=("sopir",)))
    )


def test_a_part_of_a_word_is_enough(db):
    assert any("penjahit" in title for title in titles(find(None, terms=("jahit",))))


def test_those_with_all_the_words_go_before_those_with_some(db):
    found = titles(find(None, terms=("tukang", "batu")))
    assert found
    assert all("tukang" in title and "batu" in title for title in found)


def test_a_new_publication_is_found_at_once(db):
    find(None, terms=("pawang",))
    vacancy = Vacancy.get_by_id(find("16.11.09")[0])
    vacancy.title = "Pawang hujan"
    with db.atomic():
        vacancy.publish(Staff.select().get())
        index_words(vacancy)
    assert find(None, terms=("pawang",)) == (vacancy.code,)


def test_words_nobody_offers_find_nothing(db):
    assert find(None, terms=("astronot",)) == ()


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("SPG", "loker spg"),
        ("Driver", "loker supir"),
        ("Sekuriti", "loker satpam"),
        ("ART", "lokr art"),
    ],
)
def test_a_title_in_short_form_is_found_by_what_people_type(db, reader, title, text):
    vacancy = Vacancy.get_by_id(find("16.11.09")[0])
    vacancy.title, vacancy.kind = title, None
    vacancy.save()
    index_words(vacancy)
    assert vacancy.code in find("16.11.09", terms=reader.read(text).terms)


def test_it_finds_only_what_welcomes_the_group(db) -> None:
    everybody = find(None)
    welcome = search.find([None], (), None, "difabel", served=SERVED, today=TODAY)
    assert set(welcome) < set(everybody)
    rows = Vacancy.select().where(Vacancy.code.in_(welcome))
    assert all("difabel" in row.inclusion.split() for row in rows)
    tailor = search.find([None], ("penjahit",), None, "difabel", served=SERVED, today=TODAY)
    assert [Vacancy.get_by_id(code).title for code in tailor] == ["Penjahit"]
