"""A vacancy from the first word to the office, on the pages."""

import html

from smsgate.models import Employer, EmployerState, EmployerSuspension, Vacancy, VacancyState
from tests.conftest import NOON
from tests.services.employer_desk.conftest import STEPS
from tests.web.employer.conftest import House


def _begin(house: House) -> str:
    answer = house.client.send("/employer/posting")
    assert answer.status_code == 303
    return str(answer.location).rpartition("/")[0]


def _write(house: House, draft: str) -> None:
    for number, typed in enumerate(STEPS, 1):
        answer = house.client.send(f"{draft}/{number}", typed)
        assert answer.status_code == 303, answer.text


def test_three_steps_and_a_look_at_the_phone(house: House) -> None:
    draft = _begin(house)
    _write(house, draft)
    page = house.client.get(f"{draft}/preview").text
    assert "Kasir" in page
    assert 'class="lcd"' in page
    first = house.client.send(f"{draft}/send")
    again = house.client.send(f"{draft}/send")
    assert first.location == again.location
    vacancy = Vacancy.select().order_by(Vacancy.code.desc()).get()
    assert (vacancy.title, vacancy.state) == ("Kasir", "waiting")
    assert str(vacancy.code) in house.client.get(first.location).text


def test_a_step_refused_shows_the_field_and_what_was_typed(house: House) -> None:
    draft = _begin(house)
    answer = house.client.send(f"{draft}/2", {**STEPS[1], "pay_min": "banyak"})
    assert answer.status_code == 422
    assert 'id="pay_min-fault"' in answer.text
    assert 'value="banyak"' in answer.text
    assert 'value="banyak"' in house.client.get(f"{draft}/2").text


def test_what_is_missing_leads_back_to_its_step(house: House) -> None:
    draft = _begin(house)
    answer = house.client.get(f"{draft}/preview")
    assert answer.location == f"{draft}/1"


def test_a_fee_is_told_at_once(house: House) -> None:
    draft = _begin(house)
    house.client.send(f"{draft}/1", {**STEPS[0], "description": "Biaya pendaftaran Rp150rb"})
    page = house.client.get(f"{draft}/2").text
    assert "alert-danger" in page
    assert "minta biaya admin" in page


def test_a_draft_thrown_away_comes_back_by_undo(house: House) -> None:
    at = f"/employer/posting/{house.draft.id}"
    house.client.send(f"{at}/throw-away")
    assert f"{at}/take-up" in house.client.get("/employer/").text
    assert house.client.get(f"{at}/1").status_code == 404
    house.client.send(f"{at}/take-up")
    assert "Rahasia" in house.client.get(f"{at}/1").text


def test_what_was_sent_back_shows_why_and_is_mended(house: House) -> None:
    code = house.vacancy.code
    Vacancy.update(state=VacancyState.RETURNED, reason="Tulis upahnya").where(
        Vacancy.code == code
    ).execute()
    assert "Tulis upahnya" in house.client.get("/employer/").text
    step = house.client.send(f"/employer/vacancies/{code}/mend").location
    draft = step.rpartition("/")[0]
    _write(house, draft)
    assert house.client.send(f"{draft}/send").location == f"/employer/vacancies/{code}"
    assert Vacancy.get_by_id(code).state == "waiting"


def test_it_is_extended_and_closed(house: House, bell) -> None:
    at = f"/employer/vacancies/{house.vacancy.code}"
    house.client.send(f"{at}/extend", {"until": "2026-12-24"})
    assert Vacancy.get_by_id(house.vacancy.code).expires_on.isoformat() == "2026-12-24"
    for wrong in ("2027-12-24", "kapan saja", ""):
        assert house.client.send(f"{at}/extend", {"until": wrong}).status_code == 303
    assert Vacancy.get_by_id(house.vacancy.code).expires_on.isoformat() == "2026-12-24"
    house.client.send(f"{at}/fill")
    house.client.send(f"{at}/fill")
    assert Vacancy.get_by_id(house.vacancy.code).state == "filled"
    assert bell.rung == 1


def test_who_is_suspended_sees_why_and_cannot_post(house: House) -> None:
    Vacancy.update(state=VacancyState.WITHDRAWN).where(Vacancy.employer == house.employer).execute()
    Employer.update(state=EmployerState.SUSPENDED).where(Employer.id == house.employer.id).execute()
    EmployerSuspension.create(
        employer=house.employer,
        staff=house.client.staff,
        at=NOON,
        reason="Meminta uang seragam",
        state_before="verified",
        withdrawn=[],
    )
    page = house.client.get("/employer/").text
    assert "Meminta uang seragam" in page
    assert "Begin" not in house.client.get("/employer/posting").text
    assert house.client.send("/employer/posting").location == "/employer/posting"
    assert house.client.get(f"/employer/vacancies/{house.vacancy.code}").status_code == 200
    assert house.client.get(f"/employer/applicants/{house.application.id}").status_code == 404


def test_a_condition_that_shuts_people_out_is_told_before_it_is_sent(house: House) -> None:
    draft = _begin(house)
    _write(house, draft)
    typed = {**STEPS[0], "description": "Wanita berpenampilan menarik, maks 25 th."}
    assert house.client.send(f"{draft}/1", typed).status_code == 303
    page = html.unescape(house.client.get(f"{draft}/preview").text)
    assert '"berpenampilan menarik"' in page
    assert '"maks 25 th"' in page
    assert house.client.send(f"{draft}/send").status_code == 303
