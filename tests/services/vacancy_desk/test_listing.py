from dataclasses import replace
from datetime import timedelta

import pytest

from smsgate.models import Vacancy, VacancyState
from smsgate.services.vacancy_desk import listing
from smsgate.services.vacancy_desk.listing import Order, Wanted
from smsgate.services.vacancy_desk.stands import stand
from smsgate.views import OUTSIDE
from tests.services.vacancy_desk.conftest import SERVED, TODAY

WANTED = Wanted(served=SERVED, today=TODAY)


def _all(wanted: Wanted, by) -> list[Vacancy]:
    first = listing.page(wanted, by, 1)
    return [row for at in range(first.pages) for row in listing.page(wanted, by, at + 1).vacancies]


def test_it_shows_every_vacancy_newest_first_and_counts_where_they_stand(officer) -> None:
    rows = _all(WANTED, officer)
    assert [row.code for row in rows] == sorted((row.code for row in rows), reverse=True)
    assert len(rows) == Vacancy.select().count()
    counts = listing.page(WANTED, officer, 1).counts
    assert sum(counts.values()) == len(rows)
    for one, count in counts.items():
        found = _all(replace(WANTED, stand=one), officer)
        assert len(found) == count
        assert {stand(row, TODAY) for row in found} == {one}


@pytest.mark.parametrize(("asked", "shown"), [(-1, 1), (0, 1), (10**12, None)])
def test_it_shows_a_page_there_is(officer, asked: int, shown: int | None) -> None:
    page = listing.page(WANTED, officer, asked)
    assert page.number == (shown or page.pages)


@pytest.mark.parametrize("words", ["kasir berkah", "kasi berka", "KASIR, toko BERKAH!"])
def test_it_finds_words_of_title_and_employer(officer, open_one, words: str) -> None:
    found = _all(replace(WANTED, words=words), officer)
    assert open_one.code in {row.code for row in found}
    assert {row.employer.name for row in found} == {"Toko Berkah"}


def test_it_finds_a_code_and_nothing_else(officer, open_one) -> None:
    assert [row.code for row in _all(replace(WANTED, words=f" {open_one.code} "), officer)] == [
        open_one.code
    ]
    assert _all(replace(WANTED, words="99999999999999999999"), officer) == []


def test_it_narrows_by_place_kind_and_employer(officer) -> None:
    assert {row.area for row in _all(replace(WANTED, area="16.11.04"), officer)} == {"16.11.04"}
    outside = _all(replace(WANTED, area=OUTSIDE), officer)
    assert outside
    assert {row.regency for row in outside}.isdisjoint(SERVED)
    assert {row.kind for row in _all(replace(WANTED, kind="sopir"), officer)} == {"sopir"}
    of_one = _all(replace(WANTED, employer="toko berkah"), officer)
    assert {row.employer.name for row in of_one} == {"Toko Berkah"}


def test_it_shows_what_closes_soon_the_first_to_close_on_top(officer, open_one) -> None:
    for days in (0, 7, 8):
        Vacancy.update(expires_on=TODAY + timedelta(days=days)).where(
            Vacancy.code == open_one.code + days
        ).execute()
    found = _all(replace(WANTED, soon=True, order=Order.CLOSING), officer)
    days = [row.expires_on for row in found]
    assert days == sorted(days)
    assert days[0] >= TODAY
    assert days[-1] <= TODAY + timedelta(days=7)
    assert {row.state for row in found} == {VacancyState.VERIFIED}


def test_it_shows_an_officer_only_their_districts(officer) -> None:
    officer.districts = ["16.11.04"]
    assert {row.area for row in _all(WANTED, officer)} == {"16.11.04"}
    assert _all(replace(WANTED, area="16.11.02"), officer) == []
    assert _all(replace(WANTED, area=OUTSIDE), officer) == []


def test_it_suggests_employers_by_some_letters(db) -> None:
    assert listing.suggested("toko ber")[0] == "Toko Berkah"
    assert "Toko Berkah" in listing.suggested("BERKAH")
    assert listing.suggested(" ") == []
