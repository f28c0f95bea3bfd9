import pytest

from smsgate.models import Vacancy, VacancyState
from smsgate.services import board
from smsgate.services.board import PAGE, Wanted
from smsgate.views import OUTSIDE
from tests.conftest import NOON

SERVED = ("16.11",)
TODAY = NOON.date()


def _wanted(**changes) -> Wanted:
    return Wanted(served=SERVED, today=TODAY, **changes)


def test_it_fills_a_page_newest_first(db) -> None:
    page = board.page(_wanted(), 1)
    seqs = [view.published_seq for view in page.vacancies]
    assert len(seqs) == PAGE
    assert seqs == sorted(seqs, reverse=True)
    assert page.pages == -(-page.total // PAGE)


@pytest.mark.parametrize(("asked", "shown"), [(-1, 1), (0, 1), (2, 2), (10**12, 4)])
def test_it_shows_a_page_there_is(db, asked: int, shown: int) -> None:
    assert board.page(_wanted(), asked).number == shown


def test_it_has_one_empty_page_when_nothing_is_open(db) -> None:
    Vacancy.update(state=VacancyState.WITHDRAWN).execute()
    page = board.page(_wanted(), 1)
    assert (page.vacancies, page.total, page.number, page.pages) == ((), 0, 1, 1)


def test_it_finds_words_with_typing_errors(db) -> None:
    titles = [view.title.lower() for view in board.page(_wanted(terms=("kasirr",)), 1).vacancies]
    assert "kasir" in titles[0]


def test_it_counts_what_it_shows(db) -> None:
    counts = board.counts(SERVED, TODAY)
    for place, count in counts.items():
        assert board.page(_wanted(place=place), 1).total == count
    assert counts[OUTSIDE] > 0


def test_it_knows_an_open_vacancy(db) -> None:
    code = board.page(_wanted(), 1).vacancies[0].code
    notice = board.notice(code, TODAY)
    assert notice is not None
    assert notice.is_open
    assert notice.view.code == code


@pytest.mark.parametrize("state", [VacancyState.FILLED, VacancyState.WITHDRAWN])
def test_it_knows_a_closed_vacancy_and_what_is_near(db, state: VacancyState) -> None:
    row = Vacancy.get(Vacancy.state == state)
    closed = board.notice(row.code, TODAY)
    assert closed is not None
    assert not closed.is_open
    others = board.instead_of(closed, _wanted())
    assert 0 < len(others) <= board.NEARBY
    assert all(view.place == row.area for view in others)


def test_it_knows_nothing_of_what_was_never_published(db) -> None:
    waiting = Vacancy.get(Vacancy.state == VacancyState.WAITING)
    assert board.notice(waiting.code, TODAY) is None
    assert board.notice(99_999, TODAY) is None
