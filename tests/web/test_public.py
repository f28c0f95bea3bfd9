import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from smsgate.models import Vacancy, VacancyState
from smsgate.web import assets
from smsgate.web.public import KEPT_SECONDS
from tests.conftest import NOON

PAGE_LIMIT = 30_000
TODAY = NOON.date()


def _codes(html: str) -> list[int]:
    return [int(code) for code in re.findall(r'<span class="code">(\d+)</span>', html)]


def _newest(*conditions) -> Vacancy:
    found = Vacancy.select().where(Vacancy.open_on(TODAY), *conditions)
    return found.order_by(Vacancy.published_seq.desc()).first()


def _closed() -> Vacancy:
    return Vacancy.get(Vacancy.state == VacancyState.FILLED)


def test_it_shows_the_newest_open_vacancies_first(client: FlaskClient) -> None:
    codes = _codes(client.get("/").text)
    assert len(codes) == 20
    assert codes[0] == _newest(Vacancy.regency == "16.11").code


def test_it_pages_through_every_open_vacancy_once(client: FlaskClient) -> None:
    seen: list[int] = []
    for number in range(1, 10):
        page = client.get(f"/?page={number}").text
        seen += _codes(page)
        if 'rel="next"' not in page:
            break
    expected = Vacancy.select().where(Vacancy.open_on(TODAY), Vacancy.regency == "16.11")
    assert sorted(seen) == sorted(row.code for row in expected)


def test_it_shows_the_last_page_when_asked_beyond_it(client: FlaskClient) -> None:
    assert _codes(client.get("/?page=999").text)


@pytest.mark.parametrize("page", ["0", "-3", "x", ""])
def test_it_takes_an_odd_page_number_for_the_first(client: FlaskClient, page: str) -> None:
    assert _codes(client.get(f"/?page={page}").text) == _codes(client.get("/").text)


def test_it_narrows_by_district_and_kind(client: FlaskClient) -> None:
    page = client.get("/?place=16.11.04&kind=sopir").text
    rows = [Vacancy.get_by_id(code) for code in _codes(page)]
    assert rows
    assert all(row.area == "16.11.04" and row.kind == "sopir" for row in rows)
    assert '<option value="16.11.04" selected>' in page


def test_it_understands_a_search_as_it_would_a_text(client: FlaskClient) -> None:
    page = client.get("/?q=supir+tebing+tingi").text
    titles = [Vacancy.get_by_id(code).title.lower() for code in _codes(page)]
    assert titles
    assert all("sopir" in title for title in titles)
    assert '<option value="16.11.04" selected>' in page


def test_it_leads_from_a_code_to_its_vacancy(client: FlaskClient) -> None:
    code = _newest().code
    answer = client.get(f"/?q={code}&lang=en")
    assert answer.status_code == 302
    assert answer.location == f"/v/{code}?lang=en"


def test_it_says_so_when_nothing_is_found(client: FlaskClient) -> None:
    page = client.get("/?q=astronot&lang=en").text
    assert _codes(page) == []
    assert "Nothing is open there just now." in page


@pytest.mark.parametrize("query", ["place=99.99", "kind=nonsense", "q=" + "x" * 5000, "q=%00%FF"])
def test_it_bears_addresses_that_make_no_sense(client: FlaskClient, query: str) -> None:
    assert client.get(f"/?{query}").status_code == 200


def test_it_finds_work_outside_the_region(client: FlaskClient) -> None:
    rows = [Vacancy.get_by_id(code) for code in _codes(client.get("/?place=LUAR").text)]
    assert rows
    assert all(row.regency != "16.11" for row in rows)


@pytest.mark.parametrize(
    "address", ["/", "/?place=16.11.04", "/v/{code}", "/v/{closed}", "/v/99999"]
)
def test_it_keeps_pages_with_their_style_under_thirty_kilobytes(
    client: FlaskClient, address: str
) -> None:
    page = client.get(address.format(code=_newest().code, closed=_closed().code)).data
    style = (assets.FOLDER / "site.css").read_bytes()
    mark = (assets.FOLDER / "mark.svg").read_bytes()
    assert len(page) + len(style) + len(mark) < PAGE_LIMIT


@pytest.mark.parametrize("address", ["/", "/v/{code}"])
def test_it_needs_no_script(client: FlaskClient, address: str) -> None:
    page = client.get(address.format(code=_newest().code)).text
    assert set(re.findall(r"<script([^>]*)>", page)) <= {' type="application/ld+json"'}
    assert " style=" not in page
    assert " onclick=" not in page


def test_it_speaks_indonesian_unless_asked_for_english(client: FlaskClient) -> None:
    assert '<html lang="id">' in client.get("/").text
    english = client.get("/?lang=en").text
    assert '<html lang="en">' in english
    assert "Newest first" in english
    assert '<html lang="id">' in client.get("/?lang=xx").text


def test_it_keeps_the_language_in_every_link(client: FlaskClient) -> None:
    page = client.get("/?lang=en").text
    own = re.findall(r'<a[^>]* href="(/[^"]*)"', page)
    assert [link for link in own if "lang=en" not in link] == ["/"]  # the way back to Indonesian


def test_it_shows_everything_about_a_vacancy(client: FlaskClient) -> None:
    row = _newest(Vacancy.pay_max.is_null(False), Vacancy.pay_per == "month")
    page = client.get(f"/v/{row.code}?lang=en").text
    for said in (row.title, row.description, row.how_to_apply, row.contact, str(row.code)):
        assert said in page
    assert f"Rp{row.pay_min:,} - Rp{row.pay_max:,} a month" in page
    assert "Verified, no fee" in page
    assert "wa.me" in page


def test_it_escapes_what_employers_write(client: FlaskClient) -> None:
    row = _newest()
    Vacancy.update(title="<b>Kasir</b>", description="</script><script>alert(1)</script>").where(
        Vacancy.code == row.code
    ).execute()
    page = client.get(f"/v/{row.code}").text
    assert "<b>Kasir</b>" not in page
    assert "<script>alert" not in page


def test_it_says_kindly_that_a_vacancy_is_closed(client: FlaskClient) -> None:
    closed = _closed()
    answer = client.get(f"/v/{closed.code}?lang=en")
    assert answer.status_code == 410
    assert "This vacancy is closed" in answer.text
    others = [Vacancy.get_by_id(code) for code in _codes(answer.text)]
    assert others
    assert all(row.area == closed.area for row in others)


def test_it_calls_an_expired_vacancy_closed(client: FlaskClient) -> None:
    expired = Vacancy.get((Vacancy.state == VacancyState.VERIFIED) & (Vacancy.expires_on < TODAY))
    assert client.get(f"/v/{expired.code}").status_code == 410


def test_it_does_not_know_what_was_never_published(client: FlaskClient) -> None:
    waiting = Vacancy.get(Vacancy.state == VacancyState.WAITING)
    for code in (waiting.code, 99_999, 10**30):
        answer = client.get(f"/v/{code}")
        assert answer.status_code == 404
        assert "noindex" in answer.text
    assert client.get("/v/abc").status_code == 404


def test_it_lets_caches_keep_a_page_for_a_minute(client: FlaskClient) -> None:
    first = client.get("/")
    assert first.headers["Cache-Control"] == f"public, max-age={KEPT_SECONDS}"
    again = client.get("/", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""


def test_it_sets_no_cookie(client: FlaskClient) -> None:
    for address in ("/", "/?lang=en", f"/v/{_newest().code}"):
        assert "Set-Cookie" not in client.get(address).headers


def test_it_tells_search_engines_what_is_worth_finding(client: FlaskClient) -> None:
    said = client.get("/robots.txt").text
    assert "Disallow: /simulator" in said
    assert "Disallow: /\n" not in said


def test_it_offers_the_simulator_only_where_it_is_open(app: Flask, client: FlaskClient) -> None:
    assert 'href="/simulator"' in client.get("/").text


def test_it_narrows_by_group_and_says_whom_a_vacancy_welcomes(client: FlaskClient) -> None:
    chosen, typed = client.get("/?group=difabel").text, client.get("/?q=difabel+pendopo").text
    codes = _codes(chosen)
    rows = Vacancy.select().where(Vacancy.code.in_(codes))
    assert {"difabel" in row.inclusion.split() for row in rows} == {True}
    assert set(_codes(typed)) == {row.code for row in rows if row.area == "16.11.02"}
    page = client.get(f"/v/{codes[0]}?lang=en").text
    assert "<b>People with disabilities</b>" in page


def test_it_leads_on_where_nobody_welcomes_a_group(client: FlaskClient) -> None:
    Vacancy.update(inclusion="").execute()
    page = client.get("/?group=lansia&place=16.11.02&lang=en").text
    assert _codes(page) == []
    assert re.search(r'href="/\?place=16\.11\.02[^"]*">See the others', page)
