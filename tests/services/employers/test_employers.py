from dataclasses import replace
from datetime import timedelta

import pytest

from smsgate.errors import InputError
from smsgate.models import (
    AuditEntry,
    Employer,
    EmployerState,
    EmployerSuspension,
    Recall,
    Staff,
    Vacancy,
    VacancyState,
    VacancyWord,
)
from smsgate.services import employers
from smsgate.services.employers import Details, Wanted
from smsgate.services.places import place_book
from tests.conftest import NOON
from tests.services.office import PENDOPO, SERVED, TODAY, employer, officer, vacancy

GOOD = Details(
    name="CV Terang",
    kind="firm",
    place="Pendopo",
    address="Jl. Merdeka 1",
    contact_name="Bu Ani",
    contact="datang ke kantor",
    phone="0812-0000-7777",
    nib="9999 0101 00999",
)


@pytest.fixture
def ani(db) -> Staff:
    return officer("Ani")


def shop() -> Employer:
    """A verified demo employer with more than one open vacancy."""
    found: Employer = Employer.get(Employer.name == "Toko Berkah")
    return found


def state_of(row: Employer) -> str:
    state: str = Employer.get_by_id(row.id).state
    return state


def open_codes() -> set[int]:
    return {code for (code,) in Vacancy.select(Vacancy.code).where(Vacancy.open_on(TODAY)).tuples()}


def test_it_registers_an_employer_who_waits(ani) -> None:
    made, faults = employers.register(GOOD, ani, SERVED, NOON)
    assert faults == {}
    assert made is not None
    row = Employer.get_by_id(made.id)
    assert (row.state, row.phone, row.nib) == ("waiting", "+6281200007777", "9999010100999")
    assert row.region.code == PENDOPO
    entry = AuditEntry.get()
    assert (entry.action, entry.after["phone"]) == ("employer.register", True)


REFUSED = (
    ("name", " "),
    ("name", "x" * 101),
    ("name", "toko BERKAH"),
    ("kind", "ship"),
    ("place", "Atlantis"),
    ("place", "Sumatera Selatan"),
    ("phone", "0711-123456"),
    ("phone", "+65 8123 4567"),
    ("nib", "123"),
    ("nib", "1611010101900001"),
    ("nib", "9999010100011"),
    ("address", "x" * 201),
)


def test_it_names_the_field_it_refuses(ani) -> None:
    for field, value in REFUSED:
        made, faults = employers.register(replace(GOOD, **{field: value}), ani, SERVED, NOON)
        assert made is None
        assert (value, set(faults)) == (value, {field})


def test_a_second_click_registers_nobody_twice(ani) -> None:
    employers.register(GOOD, ani, SERVED, NOON)
    _, faults = employers.register(GOOD, ani, SERVED, NOON)
    assert set(faults) == {"name", "nib"}
    assert Employer.select().where(Employer.name == "CV Terang").count() == 1


def test_it_knows_a_place_by_what_people_call_it(ani) -> None:
    for words, code in (
        ("pendopo", "16.11.02"),
        ("16.71", "16.71"),
        ("Palembang", "16.71"),
        ("Kab. Lahat", "16.04"),
        ("Empat Lawang", "16.11"),
    ):
        given = replace(GOOD, name=f"CV {words}", place=words, nib="")
        made, _ = employers.register(given, ani, SERVED, NOON)
        assert made is not None
        assert (words, made.region.code) == (words, code)


def test_it_reads_every_place_as_it_shows_it(ani) -> None:
    book = place_book(SERVED)
    for row in Employer.select().where(Employer.region.is_null(False)):
        faults = employers.edit(row.id, employers.typed(row, book), ani, SERVED, NOON)
        assert faults == {}
    assert not AuditEntry.select().exists()


def test_an_edit_keeps_the_phone_that_is_not_typed_and_finds_vacancies_by_the_new_name(ani) -> None:
    made, _ = employers.register(GOOD, ani, SERVED, NOON)
    assert made is not None
    offer = vacancy(employer=made)
    details = replace(GOOD, name="CV Benderang", phone="")
    assert employers.edit(made.id, details, ani, SERVED, NOON) == {}
    row = Employer.get_by_id(made.id)
    assert (row.name, row.phone) == ("CV Benderang", "+6281200007777")
    words = {word.word for word in VacancyWord.select().where(VacancyWord.vacancy == offer)}
    assert "benderang" in words
    assert "terang" not in words
    employers.edit(made.id, replace(details, no_phone=True), ani, SERVED, NOON)
    assert Employer.get_by_id(made.id).phone is None


def test_it_verifies_once_and_undoes_it_while_nothing_was_published(ani) -> None:
    waiting = employer()
    employers.verify(waiting.id, ani, NOON)
    employers.verify(waiting.id, officer("Budi"), NOON)
    assert Employer.get_by_id(waiting.id).verified_by == ani
    employers.put_back(waiting.id, ani, NOON)
    assert state_of(waiting) == "waiting"
    assert [entry.action for entry in AuditEntry.select()] == [
        "employer.verify",
        "employer.put_back",
    ]
    with pytest.raises(InputError, match="published"):
        employers.put_back(shop().id, ani, NOON)


def test_suspending_takes_what_is_shown_off_the_board_and_lifting_brings_exactly_that_back(
    ani,
) -> None:
    before = open_codes()
    older = Vacancy.get((Vacancy.employer == shop()) & (Vacancy.state == VacancyState.VERIFIED))
    Vacancy.update(state=VacancyState.FILLED).where(Vacancy.code == older.code).execute()
    codes = employers.suspend(shop().id, "Meminta uang", ani, NOON, fraud=True)
    assert codes
    assert open_codes() == before - {older.code, *codes}
    assert state_of(shop()) == "suspended"
    found = employers.portrait(shop())
    assert found.suspension is not None
    assert (found.suspension.reason, found.suspension.fraud) == ("Meminta uang", True)
    assert {row.code for row in found.published} == {older.code, *codes}
    with pytest.raises(InputError):
        employers.suspend(shop().id, "Lagi", ani, NOON)
    assert employers.lift(shop().id, ani, NOON) == codes
    assert open_codes() == before - {older.code}
    assert state_of(shop()) == "verified"
    with pytest.raises(InputError):
        employers.lift(shop().id, ani, NOON)
    assert [entry.action for entry in AuditEntry.select()] == ["employer.suspend", "employer.lift"]


def test_lifting_leaves_alone_what_was_decided_since(ani) -> None:
    offers = [vacancy(employer=shop(), title=title) for title in ("Satu", "Dua", "Tiga")]
    for offer in offers:
        offer.publish(ani)
    employers.suspend(shop().id, "Tutup sementara", ani, NOON)
    filled, recalled, back = offers
    Vacancy.update(state=VacancyState.FILLED).where(Vacancy.code == filled.code).execute()
    Recall.create(vacancy=recalled.code, staff=ani, texts={}, started_at=NOON, not_before=NOON)
    shown = employers.lift(shop().id, ani, NOON + timedelta(hours=1))
    assert back.code in shown
    assert not {filled.code, recalled.code} & {*shown}


def test_a_suspended_employer_who_waited_waits_again(ani) -> None:
    waiting = employer()
    assert employers.suspend(waiting.id, "Alamat palsu", ani, NOON) == ()
    with pytest.raises(InputError, match="suspended"):
        employers.verify(waiting.id, ani, NOON)
    employers.lift(waiting.id, ani, NOON)
    assert state_of(waiting) == "waiting"
    assert EmployerSuspension.get().lifted_by == ani


def test_suspending_needs_a_reason(ani) -> None:
    for reason in ("", " ", "x" * 301):
        with pytest.raises(InputError):
            employers.suspend(shop().id, reason, ani, NOON)
    assert state_of(shop()) == "verified"


def names(by: Staff, **wanted) -> list[str]:
    return [line.employer.name for line in employers.page(Wanted(**wanted), by, TODAY, 1).lines]


def test_the_list_is_searched_and_has_those_who_wait_first(ani) -> None:
    employer("Zeni", phone="+6281200003333", nib="9999010199999")
    everybody = employers.page(Wanted(), ani, TODAY, 1)
    assert everybody.lines[0].employer.state == EmployerState.WAITING
    assert everybody.pages == -(-everybody.total // 25)
    for words in ("zen", "0812 0000 3333", "9999010199999"):
        assert names(ani, words=words) == ["Zeni"]
    assert names(ani, words="%") == []
    assert "Zeni" in names(ani, area=PENDOPO, state=EmployerState.WAITING)
    assert "Zeni" not in names(ani, area="16.11.09", state=EmployerState.WAITING)
    (line,) = employers.page(Wanted(words="Toko Berkah"), ani, TODAY, 1).lines
    assert 0 < line.open <= line.vacancies


def test_an_officer_sees_employers_of_the_own_districts_and_those_without_a_place(ani) -> None:
    limited = officer("Citra", districts=["16.11.09"])
    here, there = employer("Di Pendopo"), employer("Di Saling", region="16.11.09")
    nowhere = employer("Entah", region=None)
    assert employers.within_reach(here.id, limited) is None
    assert employers.within_reach(there.id, limited) == there
    assert employers.within_reach(nowhere.id, limited) == nowhere
    assert employers.within_reach(here.id, ani) == here


def test_revealing_a_number_is_logged_without_it(ani) -> None:
    one = employer(phone="+6281200003333")
    assert employers.reveal(one, ani, NOON) == "+6281200003333"
    entry = AuditEntry.get()
    assert (entry.action, entry.subject_id, entry.after) == ("employer.reveal", str(one.id), None)
