from dataclasses import replace
from datetime import date, timedelta

import pytest

from smsgate.models import AuditEntry, Employer, EmployerState, Vacancy, VacancyState
from smsgate.services.vacancy_desk import deeds, undoing
from smsgate.services.vacancy_desk.deeds import Moment, Seen
from smsgate.services.vacancy_desk.refusals import NotDone, Why
from tests.conftest import NOON
from tests.services.vacancy_desk.conftest import TODAY, first


def _why(deed) -> Why:
    with pytest.raises(NotDone) as refused:
        deed()
    return refused.value.why


def _entries(code: int) -> list[AuditEntry]:
    return list(
        AuditEntry.select()
        .where((AuditEntry.subject == "vacancy") & (AuditEntry.subject_id == str(code)))
        .order_by(AuditEntry.id)
    )


def test_it_fills_once_and_says_so_once(open_one, at) -> None:
    seen = Seen.of(open_one)
    assert deeds.fill(seen, at)
    assert not deeds.fill(seen, at)
    assert Vacancy.get_by_id(open_one.code).state == VacancyState.FILLED
    (entry,) = _entries(open_one.code)
    assert (entry.action, entry.actor) == ("vacancy.fill", at.by.id)
    assert (entry.before, entry.after) == ({"state": "verified"}, {"state": "filled"})


def test_it_withdraws_with_the_reason_and_no_number_in_the_log(open_one, at) -> None:
    assert deeds.withdraw(Seen.of(open_one), "batal,  telp 081200000101", at)
    row = Vacancy.get_by_id(open_one.code)
    assert (row.state, row.reason) == (VacancyState.WITHDRAWN, "batal, telp 081200000101")
    (entry,) = _entries(open_one.code)
    assert entry.after["reason"] == "batal, telp 0812xxxx0101"


@pytest.mark.parametrize(("reason", "why"), [("  ", Why.NO_REASON), ("a" * 301, Why.LONG_REASON)])
def test_it_withdraws_only_with_a_reason_to_read(open_one, at, reason: str, why: Why) -> None:
    assert _why(lambda: deeds.withdraw(Seen.of(open_one), reason, at)) is why


def test_it_extends_without_telling_it_anew(open_one, at) -> None:
    until = open_one.expires_on + timedelta(days=7)
    assert deeds.extend_by(Seen.of(open_one), 7, at)
    row = Vacancy.get_by_id(open_one.code)
    assert (row.expires_on, row.published_seq) == (until, open_one.published_seq)
    assert not deeds.extend_by(Seen.of(open_one), 7, at)


def test_it_tells_anew_what_is_reopened_after_its_last_day(expired_one, at) -> None:
    assert deeds.extend_by(Seen.of(expired_one), 14, at)
    row = Vacancy.get_by_id(expired_one.code)
    assert row.expires_on == TODAY + timedelta(days=14)
    assert row.published_seq > expired_one.published_seq


def test_it_gives_no_place_in_the_order_to_what_waits(waiting_one, at) -> None:
    until = TODAY + timedelta(days=60)
    assert deeds.extend(Seen.of(waiting_one), until, at)
    row = Vacancy.get_by_id(waiting_one.code)
    assert (row.state, row.expires_on, row.published_seq) == ("waiting", until, None)


@pytest.mark.parametrize(
    ("until", "why"),
    [
        (TODAY - timedelta(days=1), Why.PAST),
        (TODAY + timedelta(days=1), Why.NO_LATER),
        (TODAY + timedelta(days=367), Why.TOO_FAR),
    ],
)
def test_it_extends_to_a_later_day_within_a_year(open_one, at, until: date, why: Why) -> None:
    assert _why(lambda: deeds.extend(Seen.of(open_one), until, at)) is why


def test_it_does_nothing_to_what_somebody_changed_meanwhile(open_one, at) -> None:
    seen = Seen.of(open_one)
    deeds.extend_by(seen, 7, at)
    assert _why(lambda: deeds.fill(seen, at)) is Why.MEANWHILE
    assert _why(lambda: deeds.extend_by(seen, 14, at)) is Why.MEANWHILE
    assert Vacancy.get_by_id(open_one.code).state == VacancyState.VERIFIED


@pytest.mark.parametrize(
    "state", [VacancyState.FILLED, VacancyState.WITHDRAWN, VacancyState.REJECTED]
)
def test_it_leaves_alone_what_is_over(db, at, state: VacancyState) -> None:
    closed = first(Vacancy.state != VacancyState.VERIFIED)
    Vacancy.update(state=state).where(Vacancy.code == closed.code).execute()
    seen = replace(Seen.of(closed), state=state)
    until = closed.expires_on + timedelta(days=90)
    assert _why(lambda: deeds.extend(seen, until, at)) is Why.OVER
    if state is not VacancyState.FILLED:
        assert _why(lambda: deeds.fill(seen, at)) is Why.OVER
    if state is not VacancyState.WITHDRAWN:
        assert _why(lambda: deeds.withdraw(seen, "batal", at)) is Why.OVER


def test_it_fills_nothing_that_was_not_published(waiting_one, at) -> None:
    assert _why(lambda: deeds.fill(Seen.of(waiting_one), at)) is Why.NOT_PUBLISHED


def test_it_keeps_an_officer_to_their_districts(open_one, at) -> None:
    at.by.districts = ["16.11.02"]
    assert _why(lambda: deeds.fill(Seen.of(open_one), at)) is Why.UNKNOWN
    at.by.districts = ["16.11.04"]
    assert deeds.fill(Seen.of(open_one), at)


def test_it_does_to_each_of_many_what_it_can(open_one, waiting_one, at) -> None:
    many = [Seen.of(open_one), Seen.of(waiting_one), replace(Seen.of(open_one), code=999_999)]
    results = deeds.to_each(many, lambda seen: deeds.fill(seen, at))
    assert results.done == (open_one.code,)
    assert results.refused == {waiting_one.code: Why.NOT_PUBLISHED, 999_999: Why.UNKNOWN}
    assert deeds.to_each(many, lambda seen: deeds.fill(seen, at)).already == (open_one.code,)


DEEDS = {
    "fill": lambda seen, at: deeds.fill(seen, at),
    "withdraw": lambda seen, at: deeds.withdraw(seen, "salah kecamatan", at),
    "extend": lambda seen, at: deeds.extend_by(seen, 14, at),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_it_takes_back_what_was_done(expired_one, at, deed: str) -> None:
    """Also the place in the order that reopening gave."""
    DEEDS[deed](Seen.of(expired_one), at)
    mark = undoing.mark(NOON)
    assert undoing.done_at(mark, at) == (expired_one.code,)
    assert undoing.undo(mark, at).done == (expired_one.code,)
    assert Vacancy.get_by_id(expired_one.code).__data__ == expired_one.__data__
    assert undoing.undo(mark, at).already == (expired_one.code,)
    assert [entry.action for entry in _entries(expired_one.code)][-1] == "vacancy.undo"


def test_it_takes_nothing_back_once_something_else_changed(open_one, at) -> None:
    deeds.extend_by(Seen.of(open_one), 7, at)
    later = replace(at, now=NOON + timedelta(seconds=5))
    deeds.fill(Seen.of(Vacancy.get_by_id(open_one.code)), later)
    assert undoing.undo(undoing.mark(NOON), later).refused == {open_one.code: Why.MEANWHILE}
    assert Vacancy.get_by_id(open_one.code).state == VacancyState.FILLED


def test_it_takes_nothing_back_after_some_minutes(open_one, at) -> None:
    deeds.fill(Seen.of(open_one), at)
    late = replace(at, now=NOON + undoing.UNDO_WITHIN + timedelta(seconds=1))
    assert undoing.undo(undoing.mark(NOON), late).refused == {open_one.code: Why.TOO_LATE}


def test_it_opens_nothing_again_whose_employer_is_not_verified(open_one, at) -> None:
    deeds.fill(Seen.of(open_one), at)
    Vacancy.update(state=VacancyState.WITHDRAWN).where(
        (Vacancy.employer == open_one.employer_id) & (Vacancy.state == VacancyState.VERIFIED)
    ).execute()
    Employer.update(state=EmployerState.SUSPENDED).where(
        Employer.id == open_one.employer_id
    ).execute()
    assert undoing.undo(undoing.mark(NOON), at).refused == {open_one.code: Why.EMPLOYER}


@pytest.mark.parametrize("mark", [0, -5, 10**30])
def test_it_knows_nothing_of_other_moments_and_other_people(
    open_one, at, officer, mark: int
) -> None:
    deeds.fill(Seen.of(open_one), at)
    assert undoing.undo(mark, at).done == ()
    other = type(officer).create(email="pak.joni@dinas.example", role="officer")
    assert undoing.undo(undoing.mark(NOON), Moment(by=other, now=NOON, today=TODAY)).done == ()
