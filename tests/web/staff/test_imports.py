"""Vacancies uploaded, mended in the page and imported."""

from io import BytesIO
from urllib.parse import urlsplit

import pytest
from werkzeug.test import TestResponse

from smsgate.models import Upload, Vacancy, VacancyState
from smsgate.services import uploads
from smsgate.services.uploads import keeping
from tests.web.conftest import Bell
from tests.web.staff.conftest import SignIn, Visitor

URL = "/staff/vacancies/import"
TABLE = (
    "title,employer,place,pay_min\n"
    "Kasir sore,Toko Uji Coba,Pendopo,2500000\n"
    "Sopir truk,CV Uji Coba,Atlantis,\n"
)


def upload(client: Visitor, content: bytes, name: str = "loker.csv", **fields: str) -> TestResponse:
    data = {"file": (BytesIO(content), name), **fields}
    return client.send(URL, data, content_type="multipart/form-data")


def stored() -> list[Vacancy]:
    return [row for row in Vacancy.select() if row.employer.name.endswith("Uji Coba")]


def test_it_is_checked_mended_and_imported_once(sign_in: SignIn) -> None:
    client = sign_in()
    answer = upload(client, TABLE.encode(), publish="y")
    assert answer.status_code == 303
    page = urlsplit(answer.location).path
    assert 'name="cell-3-place" value="Atlantis"' in client.get(page).text
    mended = client.send(f"{page}/mend", {"cell-3-place": "Saling", "publish": "y", "cell-x": "1"})
    assert mended.status_code == 303
    assert "cell-3-place" not in client.get(page).text
    assert stored() == []
    for _ in range(2):
        assert client.send(f"{page}/import").status_code == 303
    assert [(row.title, row.area, row.state) for row in stored()] == [
        ("Kasir sore", "16.11.02", VacancyState.VERIFIED),
        ("Sopir truk", "16.11.09", VacancyState.VERIFIED),
    ]
    assert client.get(page).status_code == client.get(URL).status_code == 200


def test_what_is_no_table_is_refused_with_a_sentence(sign_in: SignIn) -> None:
    client = sign_in()
    for content in (b"PK\x03\x04", b"%PDF-1.4", b"\x89PNG\r\n\x1a\n", b""):
        answer = upload(client, content)
        assert answer.status_code == 422
        assert 'id="file-fault"' in answer.text
    assert client.send(URL, {}, content_type="multipart/form-data").status_code == 422
    assert upload(client, b"x" * 5_100_000).status_code == 422
    assert upload(client, b"x" * 50_000_000).status_code == 413
    assert Upload.select().count() == 0


def test_a_table_without_headings_is_told_so(sign_in: SignIn) -> None:
    client = sign_in()
    answer = upload(client, b"a,b\n1,2\n")
    assert "title, employer, place" in client.get(answer.location).text


def test_a_large_one_is_the_workers_and_the_page_waits(
    sign_in: SignIn, bell: Bell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "SMALL", 1)
    client = sign_in()
    page = urlsplit(upload(client, TABLE.encode()).location).path
    assert bell.rung
    assert 'hx-trigger="every 2s"' in client.get(page).text
    assert "HX-Refresh" not in client.get(f"{page}/progress").headers
    uploads.work(Upload.get(), client.application.extensions["smsgate"].config)
    assert client.get(f"{page}/progress").headers["HX-Refresh"] == "true"
    assert "cell-3-place" in client.get(page).text


def test_what_was_said_is_a_table_and_runs_no_formula(sign_in: SignIn) -> None:
    client = sign_in()
    page = urlsplit(upload(client, TABLE.replace("Atlantis", "=1+1").encode()).location).path
    table = client.get(f"{page}/findings.csv").text
    assert "'=1+1" in table
    assert "place" in table


def test_nobody_sees_what_another_uploaded(sign_in: SignIn) -> None:
    page = urlsplit(upload(sign_in(), TABLE.encode()).location).path
    other = sign_in()
    assert other.get(page).status_code == other.send(f"{page}/import").status_code == 404
    assert sign_in("viewer").get(URL).status_code == 403


def test_there_is_a_table_to_fill_in_that_would_be_taken(sign_in: SignIn) -> None:
    client = sign_in()
    page = upload(client, client.get(f"{URL}/example.csv").data).location
    assert "cell-" not in client.get(page).text
    assert Upload.get().taken == 2
