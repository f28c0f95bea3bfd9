import re

import pytest

from smsgate.models import Staff, Vacancy, VacancyApproval, VacancyCheck, VacancyState
from tests.services.office import vacancy
from tests.web.staff.conftest import SignIn, Visitor

QUEUE = "/staff/verification"
REQUIRED = ("employer_known", "contact_called", "no_fee")


@pytest.fixture
def officer(sign_in: SignIn) -> Visitor:
    found = sign_in("officer")
    Staff.update(language="en").where(Staff.id == found.staff.id).execute()
    return found


@pytest.fixture
def waiting(officer: Visitor) -> Vacancy:
    soon = Vacancy.select().order_by(Vacancy.expires_on.desc()).get().expires_on
    return vacancy(expires_on=soon)


def tick(client: Visitor, code: int) -> None:
    for item in REQUIRED:
        client.send(f"{QUEUE}/{code}/check", {"item": item, "answer": "yes"})


def state(code: int) -> str:
    found: str = Vacancy.get_by_id(code).state
    return found


def test_it_takes_a_vacancy_from_the_queue_to_the_board_and_back(officer, waiting) -> None:
    page = f"{QUEUE}/{waiting.code}"
    assert page in officer.get(QUEUE).text
    refused = officer.send(f"{page}/approve")
    assert refused.status_code == 422
    assert state(waiting.code) == "waiting"
    tick(officer, waiting.code)
    assert officer.send(f"{page}/approve").status_code == 303
    assert officer.get(f"/v/{waiting.code}").status_code == 200
    told = officer.get(QUEUE).text
    assert page not in re.sub(r'action="[^"]+"', "", told)
    undo = re.search(rf'action="({page}/take-back)"', told)
    assert undo
    officer.send(undo[1])
    assert state(waiting.code) == "waiting"


def test_a_tick_by_htmx_brings_the_checklist_alone(officer, waiting) -> None:
    answer = officer.send(
        f"{QUEUE}/{waiting.code}/check",
        {"item": "no_fee", "answer": "yes"},
        headers={"HX-Request": "true"},
    )
    assert "<h1" not in answer.text
    pressed = re.search(r'id="check-no_fee"[^>]*aria-pressed="(\w+)"', answer.text)
    assert pressed
    assert pressed[1] == "true"
    assert VacancyCheck.get().staff == officer.staff


def test_signs_of_fraud_are_marked_and_nothing_typed_becomes_markup(officer, waiting) -> None:
    Vacancy.update(description="<script>x</script> Biaya pendaftaran 50rb").where(
        Vacancy.code == waiting.code
    ).execute()
    page = officer.get(f"{QUEUE}/{waiting.code}").text
    assert "<script>x" not in page
    assert re.search(r'<mark class="sign-3">Biaya pendaftaran', page)
    assert 'id="sign-1"' in page
    assert "3.942.963" in page.replace(",", ".")
    tick(officer, waiting.code)
    officer.send(f"{QUEUE}/{waiting.code}/approve")
    assert state(waiting.code) == "waiting"
    assert VacancyApproval.get().staff == officer.staff


@pytest.mark.parametrize(
    ("act", "after", "prefix"),
    [("send-back", "returned", "back"), ("reject", "rejected", "reject")],
)
def test_a_refusal_needs_a_reason_and_can_be_undone(
    officer, waiting, act: str, after: str, prefix: str
) -> None:
    url = f"{QUEUE}/{waiting.code}"
    assert officer.send(f"{url}/{act}").status_code == 422
    long = officer.send(f"{url}/{act}", {f"{prefix}-words": "panjang " * 50})
    assert long.status_code == 422
    assert "panjang panjang" in long.text
    said = {f"{prefix}-ready": "Tulis gajinya.", f"{prefix}-words": "Terima kasih"}
    assert officer.send(f"{url}/{act}", said).status_code == 303
    row = Vacancy.get_by_id(waiting.code)
    assert (row.state, row.reason) == (after, "Tulis gajinya. Terima kasih")
    officer.send(f"{url}/reopen")
    assert state(waiting.code) == "waiting"


def test_the_second_of_two_gets_a_sentence(officer, waiting, sign_in: SignIn) -> None:
    officer.send(f"{QUEUE}/{waiting.code}/reject", {"reject-words": "Palsu"})
    answer = sign_in("verifier").send(f"{QUEUE}/{waiting.code}/approve")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_the_queue_bears_any_address(officer, waiting) -> None:
    for query in (
        "page=x&sign=y&district=z",
        "page=-1",
        "sign=grave&mine=1&second=1",
        "page=99999",
    ):
        assert officer.get(f"{QUEUE}?{query}").status_code == 200


def test_it_is_no_business_of_others(sign_in: SignIn, waiting) -> None:
    url = f"{QUEUE}/{waiting.code}"
    assert sign_in("viewer").get(QUEUE).status_code == 403
    far = sign_in("officer", districts=("16.11.09",))
    assert far.get(url).status_code == 404
    assert far.send(f"{url}/approve").status_code == 404
    assert far.send(f"{url}/reject", {"reject-words": "x"}).status_code == 404


@pytest.mark.parametrize("form", [{}, {"item": "bribe", "answer": "yes"}])
def test_it_ticks_no_point_there_is_not(officer, waiting, form: dict[str, str]) -> None:
    assert officer.send(f"{QUEUE}/{waiting.code}/check", form).status_code == 400


def test_it_shows_an_empty_queue(officer) -> None:
    Vacancy.update(state="rejected").where(Vacancy.state == "waiting").execute()
    assert 'class="empty"' in officer.get(QUEUE).text


def test_conditions_that_shut_people_out_are_told_with_the_reason(officer, waiting) -> None:
    Vacancy.update(description="Maks 25 th.").where(Vacancy.code == waiting.code).execute()
    page = officer.get(f"/staff/verification/{waiting.code}").text
    assert re.search(r'id="fair-heading".*Maks 25 th.*age limit', page, re.DOTALL)
    assert "Waits since" in page
    Vacancy.update(description="Jaga toko.", state=VacancyState.RETURNED).where(
        Vacancy.code == waiting.code
    ).execute()
    page = officer.get(f"/staff/verification/{waiting.code}").text
    assert "fair-heading" not in page
    assert "Waits since" not in page
