"""What no manners can forget: the database refuses to show what nobody verified."""

import pytest
from peewee import IntegrityError

from smsgate.models import Employer, Vacancy, VacancyState


@pytest.fixture
def shown(db) -> Vacancy:
    return Vacancy.get(Vacancy.state == VacancyState.VERIFIED)


def _sql(db, statement: str, *values: object) -> None:
    with db.atomic():
        db.execute_sql(statement.replace("?", db.param), values)


@pytest.mark.parametrize("column", ["verified_at", "verified_by_id", "published_seq"])
def test_it_refuses_to_forget_who_published_a_vacancy_and_when(db, shown, column: str) -> None:
    with pytest.raises(IntegrityError):
        _sql(db, f"UPDATE vacancy SET {column} = NULL WHERE code = ?", shown.code)  # noqa: S608


def test_it_refuses_to_publish_for_an_employer_who_waits(db) -> None:
    waiting = (
        Vacancy.select()
        .join(Employer)
        .where((Vacancy.state == VacancyState.WAITING) & (Employer.state == "waiting"))
        .get()
    )
    with pytest.raises(IntegrityError, match="verified employer"):
        _sql(
            db,
            "UPDATE vacancy SET state = 'verified', verified_at = created_at, published_seq = 9999,"
            " verified_by_id = (SELECT MIN(id) FROM staff) WHERE code = ?",
            waiting.code,
        )


def test_it_refuses_to_hand_a_published_vacancy_to_an_employer_who_waits(db, shown) -> None:
    waiting = Employer.get(Employer.state == "waiting")
    with pytest.raises(IntegrityError):
        _sql(db, "UPDATE vacancy SET employer_id = ? WHERE code = ?", waiting.id, shown.code)


def test_it_refuses_a_new_vacancy_that_is_born_published(db, shown) -> None:
    columns = "employer_id, title, region_id, area, regency, pay_per, inclusion, mode, description"
    columns += ", how_to_apply, contact, expires_on, reason, created_at"
    copy = f"INSERT INTO vacancy (code, state, {columns}) SELECT 99999, 'verified', {columns}"
    with pytest.raises(IntegrityError):
        _sql(db, f"{copy} FROM vacancy WHERE code = ?", shown.code)


@pytest.mark.parametrize("state", ["suspended", "waiting"])
def test_it_refuses_to_stop_trusting_an_employer_whose_vacancies_are_shown(
    db, shown, state: str
) -> None:
    with pytest.raises(IntegrityError, match="withdraw them first"):
        _sql(db, "UPDATE employer SET state = ? WHERE id = ?", state, shown.employer_id)
    Vacancy.update(state=VacancyState.WITHDRAWN).where(
        Vacancy.employer == shown.employer_id
    ).execute()
    _sql(db, "UPDATE employer SET state = ? WHERE id = ?", state, shown.employer_id)
    with pytest.raises(IntegrityError):
        _sql(db, "UPDATE vacancy SET state = 'verified' WHERE code = ?", shown.code)
