import re
from io import BytesIO

import pytest

from smsgate.models import AuditEntry, Employer, EmployerAccount, EmployerDocument, Vacancy
from smsgate.services.employers import documents
from tests.services.office import employer
from tests.web.staff.conftest import PASSWORD, SignIn, Visitor

LIST = "/staff/employers"
FORM = {"name": "CV Terang", "kind": "firm", "place": "Pendopo", "phone": "0812-0000-7777"}


@pytest.fixture
def officer(sign_in: SignIn) -> Visitor:
    return sign_in("officer")


@pytest.fixture
def one(officer: Visitor) -> Employer:
    return employer(phone="+6281200003333")


def shop() -> Employer:
    found: Employer = Employer.get(Employer.name == "Toko Berkah")
    return found


def send_paper(client: Visitor, one: Employer, data: bytes, name: str = "NIB.pdf"):
    return client.send(
        f"{LIST}/{one.id}/papers",
        {"paper-file": (BytesIO(data), name)},
        content_type="multipart/form-data",
    )


def test_it_registers_edits_and_verifies(officer) -> None:
    answer = officer.send(f"{LIST}/new", FORM)
    assert answer.status_code == 303
    made = Employer.get(Employer.name == "CV Terang")
    page = f"{LIST}/{made.id}"
    assert answer.location.endswith(page)
    assert (
        officer.send(f"{page}/edit", {**FORM, "phone": "", "address": "Pasar"}).status_code == 303
    )
    officer.send(f"{page}/verify")
    row = Employer.get_by_id(made.id)
    assert (row.phone, row.address, row.state) == ("+6281200007777", "Pasar", "verified")
    undo = re.search(rf'action="({page}/put-back)"', officer.get(page).text)
    assert undo
    officer.send(undo[1])
    assert Employer.get_by_id(made.id).state == "waiting"


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", "Toko Berkah"), ("place", "Atlantis"), ("nib", "12"), ("phone", "abc")],
)
def test_a_refused_form_names_the_field_and_keeps_what_was_typed(
    officer, field: str, value: str
) -> None:
    answer = officer.send(f"{LIST}/new", {**FORM, "address": "Jl. Mawar", field: value})
    assert answer.status_code == 422
    assert f'id="{field}-fault"' in answer.text
    assert f'value="{value}"' in answer.text
    assert 'value="Jl. Mawar"' in answer.text


def test_a_number_is_masked_until_somebody_who_may_asks_for_it(
    officer, one, sign_in: SignIn
) -> None:
    for url in (LIST, f"{LIST}/{one.id}", f"{LIST}/{one.id}/edit"):
        assert "81200003333" not in officer.get(url).text
    assert "0812xxxx3333" in officer.get(f"{LIST}/{one.id}").text
    assert "+6281200003333" in officer.send(f"{LIST}/{one.id}/reveal").text
    assert AuditEntry.select().where(AuditEntry.action == "employer.reveal").count() == 1
    assert sign_in("verifier").send(f"{LIST}/{one.id}/reveal").status_code == 403


def test_suspending_as_a_fraud_hides_all_and_leads_to_the_recall(officer) -> None:
    page = f"{LIST}/{shop().id}"
    assert officer.send(f"{page}/suspend").status_code == 422
    code = Vacancy.get((Vacancy.employer == shop()) & (Vacancy.state == "verified")).code
    form = {"suspend-ready": "Meminta uang.", "suspend-fraud": "y"}
    assert officer.send(f"{page}/suspend", form).status_code == 303
    assert Vacancy.get_by_id(code).state == "withdrawn"
    told = officer.get(page).text
    assert f"/staff/vacancies/{code}/recall" in told
    undo = re.search(rf'action="({page}/lift)"', told)
    assert undo
    officer.send(undo[1])
    assert Vacancy.get_by_id(code).state == "verified"


def test_a_paper_is_handed_out_to_be_saved_and_never_run(officer, one, sign_in: SignIn) -> None:
    data = b"%PDF-1.4 <script>"
    assert send_paper(officer, one, data, "../<script>.exe").status_code == 303
    paper = EmployerDocument.get()
    url = f"{LIST}/{one.id}/papers/{paper.id}"
    answer = officer.get(url)
    assert answer.data == data
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=script.pdf")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.mimetype == "application/pdf"
    answer.close()
    assert sign_in("viewer").get(url).status_code == 403
    assert sign_in("officer", districts=("16.11.09",)).get(url).status_code == 404
    assert officer.get(f"{LIST}/{shop().id}/papers/{paper.id}").status_code == 404
    officer.send(f"{url}/remove")
    assert officer.get(url).status_code == 404


@pytest.mark.parametrize("data", [b"MZ", b"", b"%PDF-" + b"x" * 1000], ids=["exe", "empty", "big"])
def test_what_is_no_paper_is_refused_beside_its_field(
    officer, one, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "LARGEST", 1000)
    answer = send_paper(officer, one, data)
    assert answer.status_code == 422
    assert 'id="paper-file-fault"' in answer.text
    assert not EmployerDocument.select().exists()


def test_a_file_far_too_large_never_gets_in(officer, one, monkeypatch: pytest.MonkeyPatch) -> None:
    add = officer.application.view_functions["staff.employer_papers.add"]
    assert add.body_limit > documents.LARGEST
    monkeypatch.setattr(add, "body_limit", 10_000)
    assert send_paper(officer, one, b"%PDF-" + b"x" * 10_000).status_code == 413


def test_no_file_at_all_is_said(officer, one) -> None:
    assert officer.send(f"{LIST}/{one.id}/papers").status_code == 422


def test_it_invites_somebody_of_the_firm_by_a_link(officer, one, app) -> None:
    page = f"{LIST}/{one.id}/accounts"
    told = officer.send(page, {"invite-email": "owner@terang.example"}).text
    token = re.search(r"/staff/invitation/([\w-]+)", told)
    assert token
    answer = app.test_client().send(f"/staff/invitation/{token[1]}", {"password": PASSWORD})
    assert answer.status_code == 303
    account = EmployerAccount.get()
    assert (account.employer, account.staff.email) == (one, "owner@terang.example")
    assert officer.send(page, {"invite-email": "owner@terang.example"}).status_code == 422
    assert "/staff/invitation/" in officer.send(f"{page}/{account.staff.id}/link").text
    assert officer.send(f"{page}/{officer.staff.id}/link").status_code == 404


def test_a_viewer_looks_and_changes_nothing(sign_in: SignIn, one) -> None:
    viewer = sign_in("viewer")
    assert viewer.get(LIST).status_code == 200
    text = viewer.get(f"{LIST}/{one.id}").text
    assert f"{LIST}/{one.id}/" not in text
    for act in ("edit", "verify", "suspend", "lift", "reveal", "papers", "accounts"):
        assert viewer.send(f"{LIST}/{one.id}/{act}").status_code == 403
    assert viewer.get(f"{LIST}/new").status_code == 403


def test_the_pages_bear_any_address(officer) -> None:
    for query in ("page=x&state=y&district=z", "q=%25%27", "page=99", "q=zzz"):
        assert officer.get(f"{LIST}?{query}").status_code == 200
    for path in ("99999", "99999/edit", "99999/papers/1"):
        assert officer.get(f"{LIST}/{path}").status_code == 404
