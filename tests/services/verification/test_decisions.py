from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
import time_machine

from smsgate.errors import InputError
from smsgate.models import (
    AuditEntry,
    CheckAnswer,
    CheckItem,
    Contact,
    DigestRun,
    DigestText,
    DigestVacancy,
    EmployerKind,
    EmployerState,
    Shown,
    Staff,
    Vacancy,
    VacancyApproval,
    VacancyState,
    VacancyWord,
    database,
)
from smsgate.services import verification
from smsgate.services.verification import REQUIRED, Approved
from smsgate.services.verification.decisions import first_approval
from tests.conftest import NOON
from tests.services.office import TODAY, employer, officer, vacancy

FRAUD = "Kirim biaya administrasi dulu, nanti diganti."


@pytest.fixture
def ani(db) -> Staff:
    return officer("Ani")


@pytest.fixture
def budi(ani) -> Staff:
    return officer("Budi")


def tick(waiting: Vacancy, by: Staff, items=REQUIRED) -> None:
    for item in items:
        verification.answer(waiting, item, CheckAnswer.YES, by, NOON)


def approve(waiting: Vacancy, by: Staff, now: datetime = NOON) -> Approved:
    with time_machine.travel(now, tick=False):
        return verification.approve(waiting.code, by, now.date(), now)


def now_of(waiting: Vacancy) -> Vacancy:
    return Vacancy.get_by_id(waiting.code)


def actions() -> list[str]:
    return [entry.action for entry in AuditEntry.select().order_by(AuditEntry.id)]


def test_it_publishes_and_vouches_for_the_employer(ani) -> None:
    waiting = vacancy(reason="Lengkapi gaji")
    tick(waiting, ani)
    assert approve(waiting, ani) == Approved.PUBLISHED
    published = now_of(waiting)
    assert (published.state, published.verified_by, published.reason) == ("verified", ani, "")
    assert published.code in Vacancy.views([published.code], TODAY)
    assert (published.employer.state, published.employer.verified_by) == ("verified", ani)
    assert VacancyWord.select().where(VacancyWord.vacancy == published).exists()
    assert actions()[-2:] == ["vacancy.publish", "employer.verify"]


def test_it_publishes_nothing_before_the_required_points_are_ticked(ani) -> None:
    for number, item in enumerate(sorted(REQUIRED)):
        waiting = vacancy(employer=employer(f"CV {number}"))
        tick(waiting, ani, REQUIRED - {item})
        with pytest.raises(InputError, match="not ticked"):
            approve(waiting, ani)
        assert now_of(waiting).state == VacancyState.WAITING


def test_it_asks_for_a_nib_where_one_is_due(ani) -> None:
    for kind, asked in (
        (EmployerKind.FIRM, True),
        (EmployerKind.SHOP, True),
        (EmployerKind.HOUSEHOLD, False),
        (EmployerKind.OFFICE, False),
        (None, False),
    ):
        waiting = vacancy(employer=employer(f"CV {kind}", kind=kind))
        tick(waiting, ani)
        if asked:
            with pytest.raises(InputError):
                approve(waiting, ani)
            verification.answer(waiting, CheckItem.NIB, CheckAnswer.NOT_NEEDED, ani, NOON)
        assert approve(waiting, ani) == Approved.PUBLISHED


def test_it_publishes_nothing_of_a_suspended_employer(ani) -> None:
    waiting = vacancy(employer=employer(state=EmployerState.SUSPENDED))
    tick(waiting, ani)
    with pytest.raises(InputError, match="suspended"):
        approve(waiting, ani)


def test_it_publishes_nothing_that_is_over(ani) -> None:
    waiting = vacancy(expires_on=TODAY - timedelta(days=1))
    tick(waiting, ani)
    with pytest.raises(InputError, match="Extend"):
        approve(waiting, ani)


def test_a_grave_sign_of_fraud_needs_a_second_officer(ani, budi) -> None:
    waiting = vacancy(description=FRAUD)
    tick(waiting, ani)
    assert approve(waiting, ani) == Approved.WAITS_FOR_SECOND
    with pytest.raises(InputError, match="Somebody else"):
        approve(waiting, ani, NOON + timedelta(hours=2))
    assert now_of(waiting).state == VacancyState.WAITING
    assert approve(waiting, budi) == Approved.PUBLISHED
    last = AuditEntry.select().where(AuditEntry.action == "vacancy.publish").get()
    assert (last.after["first"], last.after["alone"]) == (ani.id, False)
    assert not VacancyApproval.select().exists()


def test_an_officer_without_colleagues_waits_half_an_hour_and_the_log_says_so(ani) -> None:
    waiting = vacancy(description=FRAUD)
    tick(waiting, ani)
    approve(waiting, ani)
    with pytest.raises(InputError, match="30 minutes"):
        approve(waiting, ani, NOON + timedelta(minutes=29))
    assert approve(waiting, ani, NOON + timedelta(minutes=30)) == Approved.PUBLISHED
    last = AuditEntry.select().where(AuditEntry.action == "vacancy.publish").get()
    assert last.after["alone"] is True


def test_an_edit_in_between_voids_the_first_approval_and_asks_again(ani, budi) -> None:
    waiting = vacancy(description=FRAUD)
    tick(waiting, ani)
    approve(waiting, ani)
    Vacancy.update(contact="081200008888").where(Vacancy.code == waiting.code).execute()
    edited = now_of(waiting)
    assert first_approval(edited) is None
    outdated = [check.item for check in verification.checklist(edited) if check.outdated]
    assert outdated == [CheckItem.CONTACT_CALLED, CheckItem.NO_FEE]
    with pytest.raises(InputError, match="not ticked"):
        approve(edited, budi)
    tick(edited, budi)
    assert approve(edited, budi) == Approved.WAITS_FOR_SECOND
    assert approve(edited, ani) == Approved.PUBLISHED


def test_it_sends_back_with_a_reason_and_takes_it_into_the_queue_again(ani) -> None:
    waiting = vacancy()
    verification.send_back(waiting.code, "  Tulis \n gajinya ", ani, NOON)
    assert (now_of(waiting).state, now_of(waiting).reason) == ("returned", "Tulis gajinya")
    verification.reopen(waiting.code, ani, NOON)
    assert (now_of(waiting).state, now_of(waiting).reason) == ("waiting", "")
    assert actions() == ["vacancy.send_back", "vacancy.reopen"]


def test_it_rejects_with_a_reason_and_logs_no_number(ani) -> None:
    waiting = vacancy()
    verification.reject(waiting.code, "Penipuan, nomor 081200001234", ani, NOON)
    assert now_of(waiting).state == VacancyState.REJECTED
    assert AuditEntry.get().after["reason"] == "Penipuan, nomor 0812xxxx1234"


def test_it_asks_for_a_reason_of_some_letters(ani) -> None:
    waiting = vacancy()
    for reason in ("", "  \n", "x" * 301):
        for decide in (verification.send_back, verification.reject):
            with pytest.raises(InputError):
                decide(waiting.code, reason, ani, NOON)
    assert now_of(waiting).state == VacancyState.WAITING


def test_the_second_of_two_decisions_gets_a_sentence(ani, budi) -> None:
    waiting = vacancy()
    tick(waiting, ani)
    approve(waiting, ani)
    for decide in (
        lambda: approve(waiting, budi),
        lambda: verification.reject(waiting.code, "Tidak jelas", budi, NOON),
        lambda: verification.answer(waiting, CheckItem.NO_FEE, None, budi, NOON),
    ):
        with pytest.raises(InputError):
            decide()
    assert now_of(waiting).verified_by == ani
    assert actions().count("vacancy.publish") == 1


def test_two_officers_at_once_publish_once(ani, budi) -> None:
    waiting = vacancy()
    tick(waiting, ani)
    database.close()

    def decide(by: Staff) -> bool:
        with database.connection_context():
            try:
                verification.approve(waiting.code, by, TODAY, NOON)
            except InputError:
                return False
            return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(decide, [ani, budi])) == [False, True]
    database.connect()
    assert actions().count("vacancy.publish") == 1


def test_it_takes_a_publication_back_while_nobody_was_told(ani) -> None:
    waiting = vacancy()
    tick(waiting, ani)
    approve(waiting, ani)
    verification.take_back(waiting.code, ani, NOON + timedelta(minutes=2))
    back = now_of(waiting)
    assert (back.state, back.published_seq, back.verified_at) == ("waiting", None, None)
    assert approve(waiting, ani, NOON + timedelta(minutes=3)) == Approved.PUBLISHED


def test_it_does_not_take_back_what_somebody_was_told(ani) -> None:
    waiting = vacancy()
    tick(waiting, ani)
    approve(waiting, ani)
    soon = NOON + timedelta(minutes=2)
    Shown.record(Contact.create(phone="+6284000000001"), [waiting.code], "sms", soon)
    with pytest.raises(InputError, match="told"):
        verification.take_back(waiting.code, ani, soon)
    Shown.delete().execute()
    run = DigestRun.create(local_date=TODAY, from_seq=0, to_seq=1, started_at=soon)
    text = DigestText.create(run=run, follows="", text="", segments=1, codes=[], shown=1)
    DigestVacancy.create(text=text, vacancy=waiting.code)
    with pytest.raises(InputError, match="told"):
        verification.take_back(waiting.code, ani, soon)


def test_it_does_not_take_back_what_is_out_for_long(ani) -> None:
    waiting = vacancy()
    tick(waiting, ani)
    approve(waiting, ani)
    with pytest.raises(InputError, match="too long ago"):
        verification.take_back(waiting.code, ani, NOON + timedelta(minutes=11))


def test_a_tick_keeps_who_said_it_first_and_a_second_click_changes_nothing(ani, budi) -> None:
    waiting = vacancy()
    verification.answer(waiting, CheckItem.ADDRESS_SEEN, CheckAnswer.YES, ani, NOON)
    verification.answer(waiting, CheckItem.ADDRESS_SEEN, CheckAnswer.YES, budi, NOON)
    (check,) = [each for each in verification.checklist(waiting) if each.answer]
    assert (check.by, check.at) == (ani, NOON)
    assert actions() == ["vacancy.check"]
    verification.answer(waiting, CheckItem.ADDRESS_SEEN, None, budi, NOON)
    verification.answer(waiting, CheckItem.ADDRESS_SEEN, None, budi, NOON)
    assert not any(each.answer for each in verification.checklist(waiting))
    assert actions() == ["vacancy.check"] * 2


def test_only_the_nib_may_be_not_needed(ani) -> None:
    with pytest.raises(InputError):
        verification.answer(vacancy(), CheckItem.NO_FEE, CheckAnswer.NOT_NEEDED, ani, NOON)


def test_it_names_a_code_that_is_none(ani) -> None:
    with pytest.raises(InputError, match="no such vacancy"):
        verification.approve(99_999, ani, TODAY, NOON)
