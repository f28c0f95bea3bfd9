from statistics import median

import pytest

from smsgate.i18n import translator
from smsgate.wording.gsm7 import is_gsm7
from smsgate.wording.heads import Near, Sought
from smsgate.wording.lists import Page, end_of_list, nearest_page, nothing, search_page, today_page
from smsgate.wording.segments import count
from tests.wording.demo import (
    IN_BOTH_LANGUAGES,
    lists,
    open_vacancies,
    over_many_places,
    place_names,
    vacancy,
)

ID, EN = translator("id"), translator("en")
SALING = Sought(place="16.11.09", name="Saling")


def page(
    *employers: str, sought: Sought = SALING, start: int = 0, total: int | None = None
) -> Page:
    views = tuple(
        vacancy(code=1001 + start + at, employer=name, pay_max=None)
        for at, name in enumerate(employers)
    )
    return Page(sought=sought, vacancies=views, total=total or start + len(views), start=start)


def all_pages():
    for sought, views in lists().items():
        yield Page(
            sought=sought,
            vacancies=views,
            total=len(views),
            show_places=over_many_places(sought),
        )


def test_a_list_leads_on_to_the_next_word():
    told = search_page(page("Toko Berkah", "CV Maju", "RM Ulu", total=7), ID)
    assert told.text == (
        "Loker Saling 3 dr 7:\n"
        "1001 Kasir Toko Berkah 2,3jt\n"
        "1002 Kasir CV Maju 2,3jt\n"
        "1003 Kasir RM Ulu 2,3jt\n"
        "Balas kodenya utk rincian, LANJUT, atau DAFTAR"
    )
    assert (told.segments, told.shown_codes) == (1, (1001, 1002, 1003))


def test_a_list_that_is_all_offers_the_daily_news():
    told = search_page(page("Toko Berkah", "CV Maju"), ID)
    assert told.text.endswith("\nBalas kodenya utk rincian. Kabar tiap pagi: DAFTAR SALING")


def test_the_last_page_says_so():
    told = search_page(page("Toko Berkah", start=3), ID)
    assert told.text.startswith("Loker Saling 4 dr 4:\n1004 Kasir")
    assert "Itu semua." in told.text


def test_nothing_there_but_something_near_is_said_at_once():
    told = nearest_page(page("Toko Berkah", "CV Maju"), [Near(name="Tebing Tinggi", km=11.2)], ID)
    assert told.text.startswith("Loker Saling blm ada. Terdekat Tebing Tinggi 11 km:\n1001 ")
    assert told.text.endswith("DAFTAR SALING")


def test_todays_list_follows_a_subscription():
    assert today_page(page("Toko Berkah", total=1), ID).text.startswith(
        "Loker Saling hari ini 1 dr 1:"
    )
    empty = today_page(Page(sought=SALING, vacancies=(), total=0), ID)
    assert empty.text == "Loker Saling hari ini blm ada. Kami kabari bila ada."
    assert empty.shown_codes == ()


def test_nothing_at_all_says_where_else_and_how_to_be_told():
    near = [Near(name="Tebing Tinggi", open=7), Near(name="Talang Padang", open=3)]
    assert nothing(SALING, near, ID) == (
        "Loker Saling blm ada. Terdekat: Tebing Tinggi 7, Talang Padang 3. "
        "Balas LOKER TEBING TINGGI. Dikabari bila ada: DAFTAR SALING"
    )
    assert (
        nothing(SALING, [], EN)
        == "Jobs in Saling: none yet. To be told when there is: DAFTAR SALING"
    )


def test_after_the_last_page_there_is_no_more():
    assert end_of_list(SALING, 7, ID) == "Itu sudah semua (7). Kabar tiap pagi: DAFTAR SALING"


@IN_BOTH_LANGUAGES
@pytest.mark.parametrize("max_segments", [1, 2])
def test_the_median_single_segment_holds_three_and_none_is_over_its_budget(max_segments, translate):
    told = [search_page(each, translate, max_segments=max_segments) for each in all_pages()]
    assert len(told) >= 20
    assert all(is_gsm7(each.text) and each.segments <= max_segments for each in told)
    assert median(each.shown for each in told if each.segments == 1) >= 3
    assert median(each.shown / each.segments for each in told) >= 3


@IN_BOTH_LANGUAGES
def test_every_second_segment_is_filled(translate):
    told = [search_page(each, translate) for each in all_pages()]
    for each in told:
        assert each.segments == 1 or count(each.text).left < 60 or each.shown == len(each.codes)


@IN_BOTH_LANGUAGES
def test_paging_reaches_every_vacancy_once(translate):
    views, seen = open_vacancies(), []
    while len(seen) < len(views):
        left = views[len(seen) :]
        each = Page(
            sought=Sought(), vacancies=left, total=len(views), start=len(seen), show_places=True
        )
        told = search_page(each, translate)
        assert told.shown >= 3 or told.shown == len(left)
        seen.extend(told.shown_codes)
    assert seen == [view.code for view in views]


@IN_BOTH_LANGUAGES
def test_the_longest_names_fit(translate):
    words = ("pramuniaga", "minimarket", "serba", "ada")
    for name in sorted(set(place_names()), key=len)[-40:]:
        sought = Sought(place="1", name=name, words=words)
        views = tuple(vacancy(code=1001 + at, place_name=name) for at in range(5))
        each = Page(sought=sought, vacancies=views, total=5, show_places=True)
        near = [Near(name=name, km=12.3, open=3)]
        texts = (
            search_page(each, translate).text,
            nearest_page(each, near, translate).text,
            today_page(each, translate).text,
        )
        assert all(count(text).segments <= 2 and is_gsm7(text) for text in texts)
        assert count(nothing(sought, near, translate)).segments == 1
