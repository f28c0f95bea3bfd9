import re

import pytest

from smsgate.i18n import translator
from smsgate.models import Staff, Vacancy, VacancyState
from smsgate.wording.groups import GROUPS
from tests.conftest import NOON
from tests.web.staff.conftest import SignIn, Visitor

TYPED = {
    "title": "Tukang las",
    "employer": "Bengkel Sinar Baru",
    "place": "Kebon Jati",
    "pay_min": "2,5-3 jt",
    "pay_per": "month",
    "mode": "onsite",
    "expires_on": "2026-12-20",
}


@pytest.fixture
def officer(sign_in: SignIn) -> Visitor:
    return sign_in("officer")


@pytest.fixture
def open_one(app) -> Vacancy:
    return _one(
        Vacancy.open_on(NOON.date()) & (Vacancy.title == "Kasir") & (Vacancy.area == "16.11.04")
    )


def _one(condition) -> Vacancy:
    return Vacancy.select().where(condition).order_by(Vacancy.code).get()


def _codes(page: str) -> list[int]:
    return [
        int(code) for code in re.findall(r'<th scope="row"><a href="/staff/vacancies/(\d+)"', page)
    ]


def _seen(row: Vacancy) -> str:
    return f"{row.code}.{row.state}.{row.expires_on}"


def _row(code: int) -> Vacancy:
    return Vacancy.get_by_id(code)


def test_it_lists_the_newest_and_narrows_by_the_address(officer, open_one) -> None:
    codes = _codes(officer.get("/staff/vacancies").text)
    assert codes == sorted(codes, reverse=True)
    assert len(codes) == 25
    assert _codes(officer.get(f"/staff/vacancies?q={open_one.code}").text) == [open_one.code]
    waiting = _codes(officer.get("/staff/vacancies?state=waiting&district=16.11.04").text)
    assert {(_row(code).state, _row(code).area) for code in waiting} <= {("waiting", "16.11.04")}


@pytest.mark.parametrize(
    "query",
    [
        "page=-1&q=%C3%28&state=moon&district=99&kind=x&order=y&employer=%25",
        "page=x&at=x&not=1.2-3&same=a-1",
        "at=99999999999999999999999&not=1023.over",
        "q=" + "9" * 400,
    ],
)
def test_it_bears_any_address(officer, query: str) -> None:
    assert officer.get(f"/staff/vacancies?{query}").status_code == 200


def test_it_teaches_what_to_do_where_nothing_is_found(officer) -> None:
    page = officer.get("/staff/vacancies?q=zzzzzz").text
    assert _codes(page) == []
    assert 'class="empty"' in page


def test_it_shows_a_viewer_no_button_and_a_limited_officer_only_their_own(
    sign_in, open_one
) -> None:
    page = sign_in("viewer").get(f"/staff/vacancies/{open_one.code}").text
    assert f"/staff/vacancies/{open_one.code}/fill" not in page
    elsewhere = sign_in("officer", districts=("16.11.02",))
    assert elsewhere.get(f"/staff/vacancies/{open_one.code}").status_code == 404
    assert elsewhere.send(f"/staff/vacancies/{open_one.code}/fill").status_code == 404
    assert _row(open_one.code).state == VacancyState.VERIFIED


def test_it_shows_one_with_its_phones_and_its_history(officer, open_one) -> None:
    officer.send(f"/staff/vacancies/{open_one.code}/fill", {"seen": _seen(open_one)})
    page = officer.get(f"/staff/vacancies/{open_one.code}").text
    assert page.count("<pre") >= 6
    assert officer.staff.email in page
    assert officer.get(f"/staff/vacancies/{open_one.code}/told").status_code == 200
    assert officer.get("/staff/vacancies/999999").status_code == 404


def test_it_writes_one_down_and_shows_it(officer) -> None:
    answer = officer.send("/staff/vacancies/new", TYPED)
    assert answer.status_code == 303
    row = _row(int(answer.location.rpartition("/")[2]))
    assert row.title == TYPED["title"]
    assert (row.state, row.pay_max) == (VacancyState.WAITING, 3_000_000)


def test_it_keeps_what_was_typed_and_names_the_fault_beside_its_field(officer) -> None:
    count = Vacancy.select().count()
    typed = {**TYPED, "place": "Atlantis", "description": "Jangan <hilang>"}
    answer = officer.send("/staff/vacancies/new", typed)
    assert answer.status_code == 422
    assert 'id="place-fault"' in answer.text
    assert 'value="Atlantis"' in answer.text
    assert "Jangan &lt;hilang&gt;" in answer.text
    assert Vacancy.select().count() == count


def test_it_opens_the_form_with_what_is_there_and_saves_what_is_changed(officer, open_one) -> None:
    url = f"/staff/vacancies/{open_one.code}/edit"
    page = officer.get(url).text
    assert f'value="{open_one.title}"' in page
    fields = _filled(page)
    answer = officer.send(url, {**fields, "title": "Kasir malam"})
    assert answer.status_code == 303
    assert (_row(open_one.code).title, _row(open_one.code).state) == ("Kasir malam", "verified")
    late = officer.send(url, {**fields, "title": "Kasir pagi"})
    assert late.status_code == 422
    assert 'value="Kasir pagi"' in late.text
    again = officer.send(url, {**_filled(late.text), "title": "Kasir pagi"})
    assert again.status_code == 303
    assert _row(open_one.code).title == "Kasir pagi"


def test_it_previews_what_is_typed_without_saving(officer, open_one) -> None:
    piece = officer.send("/staff/vacancies/preview", TYPED).text
    assert "Tukang las" in piece
    assert "<html" not in piece
    assert piece.count("<pre") >= 6
    assert "<pre" not in officer.send("/staff/vacancies/preview", {**TYPED, "place": ""}).text
    fields = _filled(officer.get(f"/staff/vacancies/{open_one.code}/edit").text)
    warned = officer.send(
        f"/staff/vacancies/preview?code={open_one.code}",
        {**fields, "description": "Biaya pendaftaran 150rb"},
    ).text
    assert "alert-warning" in warned
    assert _row(open_one.code).description == open_one.description


def test_it_suggests_employers(officer) -> None:
    assert "Toko Berkah" in officer.get("/staff/vacancies/employers?employer=berk").text


def test_it_duplicates_into_a_form(officer, open_one) -> None:
    answer = officer.send(f"/staff/vacancies/{open_one.code}/duplicate")
    copy = _one(Vacancy.code == int(answer.location.split("/")[3]))
    assert answer.location.endswith("/edit")
    assert (copy.title, copy.state) == (open_one.title, VacancyState.WAITING)
    assert officer.get(answer.location).status_code == 200


@pytest.mark.parametrize(
    ("deed", "typed", "after"),
    [
        ("fill", {}, {"state": "filled"}),
        ("withdraw", {"reason": "batal"}, {"state": "withdrawn"}),
        ("extend", {"until": "2027-02-01"}, {"state": "verified"}),
    ],
)
def test_it_does_a_deed_once_and_takes_it_back(officer, open_one, deed: str, typed, after) -> None:
    url = f"/staff/vacancies/{open_one.code}/{deed}"
    assert officer.send(url, {"seen": _seen(open_one), **typed}).status_code == 303
    page = officer.get(f"/staff/vacancies/{open_one.code}").text
    assert officer.send(url, {"seen": _seen(open_one), **typed}).status_code == 303
    assert _row(open_one.code).state == after["state"]
    (undo,) = set(re.findall(r'action="(/staff/vacancies/undo/\d+)"', page))
    assert officer.send(undo).status_code == 303
    assert _row(open_one.code).__data__ == open_one.__data__


def test_it_says_beside_the_field_why_a_deed_is_refused(officer, open_one) -> None:
    base = f"/staff/vacancies/{open_one.code}"
    past = officer.send(f"{base}/extend", {"seen": _seen(open_one), "until": "2020-01-01"})
    assert (past.status_code, "until-fault" in past.text) == (422, True)
    assert 'value="2020-01-01"' in past.text
    assert officer.send(f"{base}/extend", {"seen": "x", "until": "x"}).status_code == 422
    silent = officer.send(f"{base}/withdraw", {"seen": _seen(open_one), "reason": " "})
    assert (silent.status_code, "reason-fault" in silent.text) == (422, True)
    assert officer.send(f"{base}/fill", {"seen": "1.verified.2026-12-01"}).status_code == 303
    assert officer.send(f"{base}/fill", {"seen": "nonsense"}).status_code == 303
    assert _row(open_one.code).state == VacancyState.VERIFIED


def test_it_does_a_deed_to_many_and_tells_what_came_of_each(officer, open_one) -> None:
    waiting = _one(Vacancy.state == VacancyState.WAITING)
    chosen = {"seen": [_seen(open_one), _seen(waiting)], "deed": "fill"}
    answer = officer.send("/staff/vacancies/many?district=16.11.04", chosen)
    assert answer.status_code == 303
    assert "district=16.11.04" in answer.location
    assert _row(open_one.code).state == VacancyState.FILLED
    page = officer.get(answer.location).text
    results = page[page.index('id="results"') : page.index('class="tabs"')]
    assert re.findall(r"/staff/vacancies/(\d+)", results) == [str(open_one.code), str(waiting.code)]
    (undo,) = set(re.findall(r'action="(/staff/vacancies/undo/\d+)"', results))
    officer.send(undo)
    assert _row(open_one.code).state == VacancyState.VERIFIED


def test_it_keeps_what_was_ticked_when_the_reason_is_missing(officer, open_one) -> None:
    page = f"/staff/vacancies/many?q={open_one.code}"
    answer = officer.send(page, {"seen": [_seen(open_one)], "deed": "withdraw"})
    assert answer.status_code == 422
    assert re.search(rf'value="{_seen(open_one)}"[^>]* checked', answer.text)
    for nothing in (
        {},
        {"deed": "fill"},
        {"seen": ["x"], "deed": "fill"},
        {"seen": [_seen(open_one)]},
    ):
        assert officer.send(page, nothing).status_code == 422


def test_it_speaks_english_too(officer, open_one) -> None:
    Staff.update(language="en").where(Staff.id == officer.staff.id).execute()
    for url in ("", "/new", f"/{open_one.code}", f"/{open_one.code}/edit"):
        assert '<html lang="en">' in officer.get(f"/staff/vacancies{url}").text


def _filled(page: str) -> dict[str, str]:
    """What a browser would send of the form as it stands."""
    form = page[page.index('id="writing"') :]
    fields = dict(re.findall(r'<input[^>]*?name="(\w+)"[^>]*?value="([^"]*)"', form))
    fields |= dict(re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>\s*([^<]*)</textarea>', form))
    for name, options in re.findall(
        r'<select[^>]*name="(\w+)"[^>]*>(.*?)</select>', form, re.DOTALL
    ):
        chosen = re.search(r'<option selected value="([^"]*)"', options)
        fields[name] = chosen[1] if chosen else ""
    return {
        name: value for name, value in fields.items() if name not in ("csrf_token", "inclusion")
    }


def test_it_narrows_by_the_group_that_is_welcome(officer) -> None:
    codes = _codes(officer.get("/staff/vacancies?group=lansia").text)
    assert codes
    assert all("lansia" in _row(code).inclusion.split() for code in codes)
    assert len(_codes(officer.get("/staff/vacancies?group=nobody").text)) == 25


def test_the_form_says_what_each_group_asks_of_the_employer(officer) -> None:
    page = officer.get("/staff/vacancies/new").text
    for group in GROUPS.values():
        box = re.search(rf'value="{group.key}" id="([^"]+)" aria-describedby="([^"]+)"', page)
        assert box
        assert translator("id")(group.asks) in page


def test_what_was_never_published_has_its_page_too(officer) -> None:
    waiting = _one(Vacancy.state == VacancyState.WAITING)
    assert waiting.published_seq is None
    assert officer.get(f"/staff/vacancies/{waiting.code}").status_code == 200
