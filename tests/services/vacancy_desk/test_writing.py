from dataclasses import replace
from datetime import timedelta

import pytest

from smsgate.models import (
    AuditEntry,
    EmployerState,
    Vacancy,
    VacancyState,
    VacancyWord,
)
from smsgate.services import search
from smsgate.services.vacancy_desk import writing
from smsgate.services.vacancy_desk.consequences import Consequence, fingerprint
from smsgate.services.vacancy_desk.deeds import Moment
from smsgate.services.vacancy_desk.preview import outlook
from smsgate.services.vacancy_desk.refusals import NotDone, Why
from smsgate.services.vacancy_desk.typed import Where, read, typed_of
from tests.conftest import NOON
from tests.services.vacancy_desk.conftest import SERVED, TODAY

TYPED = {
    "title": "Tukang las",
    "employer": "Bengkel Sinar Baru",
    "place": "Kebon Jati",
    "pay_min": "2,5-3 jt",
    "pay_per": "month",
    "sector": "bengkel",
    "mode": "onsite",
    "education": "SMP",
    "inclusion": "pemula",
    "contact": "81200000101",
    "expires_on": "2026-12-20",
}


def _edit(vacancy: Vacancy, where: Where, at: Moment, **changes: str) -> writing.Edited:
    typed = {**typed_of(vacancy, ("16.11",)), **changes}
    return writing.edit(vacancy.code, fingerprint(vacancy), read(typed, where), at)


def test_it_reads_a_form_as_an_import_would(where) -> None:
    found = read(TYPED, where)
    assert found.faults == {}
    assert found.columns is not None
    told = {name: found.columns[name] for name in ("pay_min", "pay_max", "area", "contact")}
    assert told == {
        "pay_min": 2_500_000,
        "pay_max": 3_000_000,
        "area": "16.11.07",
        "contact": "081200000101",
    }


def test_it_names_every_fault_by_its_field(where) -> None:
    wrong = {
        "title": " ",
        "place": "Atlantis",
        "pay_min": "banyak",
        "openings": "-3",
        "mode": "moon",
        "expires_on": "31/31/2026",
    }
    found = read({**TYPED, **wrong}, where)
    assert set(found.faults) == set(wrong)
    assert found.draft is None


def test_it_reads_a_place_outside_of_somebodys_districts_as_a_fault(where) -> None:
    where.by.districts = ["16.11.02"]
    assert set(read(TYPED, where).faults) == {"place"}
    assert set(read({**TYPED, "place": "Palembang"}, where).faults) == {"place"}
    assert read({**TYPED, "place": "16.11.02"}, where).faults == {}


def test_it_types_back_what_it_read(db, where) -> None:
    """Opened and saved unchanged, no vacancy becomes another one; every demo vacancy is tried."""
    for vacancy in Vacancy.select().where(Vacancy.expires_on >= TODAY):
        found = read(typed_of(vacancy, ("16.11",)), where)
        assert found.faults == {}
        assert writing.changes_of(vacancy, found) == {}


def test_it_makes_a_vacancy_that_waits_and_its_employer(where, at) -> None:
    vacancy = writing.create(read(TYPED, where), at)
    row = Vacancy.get_by_id(vacancy.code)
    assert (row.state, row.published_seq, row.verified_at) == ("waiting", None, None)
    assert (row.employer.name, row.employer.state) == (TYPED["employer"], EmployerState.WAITING)
    assert VacancyWord.select().where(VacancyWord.vacancy == row).exists()
    actions = [entry.action for entry in AuditEntry.select().order_by(AuditEntry.id)]
    assert actions == ["employer.create", "vacancy.create"]


def test_it_makes_one_vacancy_of_two_clicks(where, at) -> None:
    found = read(TYPED, where)
    assert writing.create(found, at).code == writing.create(found, at).code
    first = writing.create(found, at)
    later = replace(at, now=NOON + timedelta(minutes=2))
    assert writing.create(found, later).code == first.code + 1
    assert Vacancy.select().where(Vacancy.employer == first.employer_id).count() == 2


def test_it_duplicates_once_with_the_same_texts(open_one, at) -> None:
    copy = Vacancy.get_by_id(writing.duplicate(open_one.code, at).code)
    assert copy.code == writing.duplicate(open_one.code, at).code
    assert (copy.title, copy.employer_id, copy.how_to_apply) == (
        open_one.title,
        open_one.employer_id,
        open_one.how_to_apply,
    )
    assert (copy.state, copy.published_seq) == (VacancyState.WAITING, None)
    assert copy.expires_on == TODAY + timedelta(days=30)


def test_it_keeps_published_what_nobody_vouched_for(open_one, where, firm) -> None:
    """Schooling, openings, kind and the last day may be changed by anybody who may edit."""
    at = Moment(by=firm, now=NOON, today=TODAY)
    edited = _edit(open_one, where, at, education="SMP", openings="4", expires_on="2027-01-05")
    assert edited.consequence is Consequence.STAYS
    row = Vacancy.get_by_id(open_one.code)
    assert (row.state, row.published_seq) == (VacancyState.VERIFIED, open_one.published_seq)
    assert (row.education, row.openings) == ("SMP", 4)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Penjaga toko"),
        ("place", "Pendopo"),
        ("pay_min", "3 jt"),
        ("description", "Jaga malam."),
        ("how_to_apply", "Telepon dulu"),
        ("contact", "081200000999"),
    ],
)
def test_it_sends_back_what_was_verified_unless_a_verifier_edits(
    open_one, where, firm, at, field: str, value: str
) -> None:
    vouched = _edit(open_one, where, at, **{field: value, "pay_max": ""})
    assert vouched.consequence is Consequence.VOUCHED
    row = Vacancy.get_by_id(open_one.code)
    assert (row.state, row.published_seq) == (VacancyState.VERIFIED, open_one.published_seq)
    back = _edit(row, where, Moment(by=firm, now=NOON, today=TODAY), title="Lain lagi")
    assert back.consequence is Consequence.CHECKED_AGAIN
    assert Vacancy.get_by_id(open_one.code).state == VacancyState.WAITING


def test_it_sends_a_red_flag_back_whoever_wrote_it(open_one, where, at) -> None:
    typed = {**typed_of(open_one, ("16.11",)), "description": "Biaya pendaftaran 150rb."}
    assert outlook(read(typed, where), open_one, at.by).consequence is Consequence.RED_FLAG
    edited = _edit(open_one, where, at, description="Biaya pendaftaran 150rb.")
    assert edited.consequence is Consequence.RED_FLAG
    assert Vacancy.get_by_id(open_one.code).state == VacancyState.WAITING


def test_it_sends_back_what_gets_an_employer_nobody_verified(open_one, where, at) -> None:
    edited = _edit(open_one, where, at, employer="Toko Entah Siapa")
    assert edited.consequence is Consequence.EMPLOYER
    row = Vacancy.get_by_id(open_one.code)
    assert (row.state, row.employer.state) == (VacancyState.WAITING, EmployerState.WAITING)


def test_it_puts_a_returned_one_back_into_the_queue(waiting_one, where, at) -> None:
    Vacancy.update(state=VacancyState.RETURNED, reason="alamat?", expires_on="2026-12-24").where(
        Vacancy.code == waiting_one.code
    ).execute()
    returned = Vacancy.get_by_id(waiting_one.code)
    edited = _edit(returned, where, at, description="Alamat: Pasar Lama no. 4.")
    assert edited.consequence is Consequence.RESUBMITTED
    row = Vacancy.get_by_id(waiting_one.code)
    assert (row.state, row.reason) == (VacancyState.WAITING, "")


def test_it_overwrites_nothing_that_somebody_changed_meanwhile(open_one, where, at) -> None:
    typed = {**typed_of(open_one, ("16.11",)), "title": "Kasir malam"}
    found, seen = read(typed, where), fingerprint(open_one)
    assert writing.edit(open_one.code, seen, found, at).changed == ("title",)
    assert writing.edit(open_one.code, seen, found, at).changed == ()
    other = read({**typed, "title": "Kasir pagi"}, where)
    with pytest.raises(NotDone) as refused:
        writing.edit(open_one.code, seen, other, at)
    assert refused.value.why is Why.MEANWHILE
    assert Vacancy.get_by_id(open_one.code).title == "Kasir malam"


def test_it_edits_nothing_that_is_over(open_one, where, at) -> None:
    Vacancy.update(state=VacancyState.FILLED).where(Vacancy.code == open_one.code).execute()
    with pytest.raises(NotDone) as refused:
        _edit(Vacancy.get_by_id(open_one.code), where, at, title="Kasir malam")
    assert refused.value.why is Why.OVER


def test_it_tells_anew_what_an_edit_reopens(expired_one, where, at) -> None:
    _edit(expired_one, where, at, expires_on="2026-12-31")
    assert Vacancy.get_by_id(expired_one.code).published_seq > expired_one.published_seq


def test_it_is_found_by_its_new_words_at_once(open_one, where, at) -> None:
    assert search.find([None], ("zirkonia",), None, served=SERVED, today=TODAY) == ()
    _edit(open_one, where, at, title="Kasir zirkonia")
    found = search.find([None], ("zirkonia",), None, served=SERVED, today=TODAY)
    assert found == (open_one.code,)


def test_it_writes_no_phone_number_into_the_log(open_one, where, at) -> None:
    _edit(open_one, where, at, contact="081200000999", how_to_apply="Telepon 081200000999")
    entry = AuditEntry.select().where(AuditEntry.action == "vacancy.edit").get()
    assert entry.after["contact"] == "0812xxxx0999"
    assert "081200000999" not in str((entry.before, entry.after))
