"""A vacancy in steps: kept as it was typed, sent once, mended, posted again."""

import pytest

from smsgate.errors import InputError
from smsgate.models import (
    AuditEntry,
    EmployerState,
    Vacancy,
    VacancyDraft,
    VacancyState,
    VacancyWord,
)
from smsgate.services.employer_desk import drafts, posting
from tests.services.employer_desk.conftest import STEPS


def written(hand):
    draft = drafts.begin(hand)
    for step, typed in enumerate(STEPS, 1):
        assert drafts.keep(draft.id, step, typed, hand).faults_of(step) == {}
    return VacancyDraft.get_by_id(draft.id)


def sent(hand):
    return posting.submit(written(hand).id, hand)


def test_three_steps_make_a_vacancy_that_waits(hand):
    draft = written(hand)
    assert draft.step == 3
    vacancy = Vacancy.get_by_id(posting.submit(draft.id, hand).code)
    assert (vacancy.state, vacancy.employer_id) == (VacancyState.WAITING, hand.employer.id)
    assert (vacancy.pay_min, vacancy.pay_max, vacancy.area) == (2_500_000, 3_000_000, "16.11.02")
    assert VacancyWord.select().where(VacancyWord.vacancy == vacancy).exists()
    assert AuditEntry.get().action == "vacancy.submit"
    assert drafts.open_ones(hand) == []


def test_sending_twice_is_one_vacancy(hand):
    draft = written(hand)
    first = posting.submit(draft.id, hand)
    assert posting.submit(draft.id, hand).code == first.code
    assert AuditEntry.select().count() == 1


def test_what_was_typed_wrongly_is_kept_all_the_same(hand):
    draft = drafts.begin(hand)
    looked = drafts.keep(draft.id, 2, {**STEPS[1], "pay_min": "banyak sekali"}, hand)
    assert list(looked.faults_of(2)) == ["pay_min"]
    kept = VacancyDraft.get_by_id(draft.id)
    assert (kept.typed["pay_min"], kept.typed["place"], kept.step) == (
        "banyak sekali",
        "Pendopo",
        0,
    )
    assert looked.first_faulty == 1
    with pytest.raises(InputError):
        posting.submit(draft.id, hand)


def test_a_second_click_begins_nothing_more(hand):
    assert drafts.begin(hand).id == drafts.begin(hand).id
    assert drafts.open_ones(hand) == []


def test_nobody_begins_without_end(hand):
    for number in range(drafts.MOST_OPEN):
        drafts.keep(drafts.begin(hand).id, 1, {"title": f"Kasir {number}"}, hand)
    with pytest.raises(InputError, match="begun many"):
        drafts.begin(hand)


def test_the_signs_of_fraud_are_told_while_writing(hand):
    draft = drafts.begin(hand)
    typed = {"title": "Kasir", "description": "Ada biaya pendaftaran Rp150rb"}
    assert max(flag.severity for flag in drafts.keep(draft.id, 1, typed, hand).flags) == 3


def test_a_returned_one_is_mended_under_its_code(hand):
    vacancy = sent(hand)
    Vacancy.update(state=VacancyState.RETURNED, reason="Upahnya?").execute()
    draft = drafts.mend(vacancy.code, hand)
    assert drafts.mend(vacancy.code, hand).id == draft.id
    assert (draft.typed["place"], draft.typed["title"]) == ("Pendopo", "Kasir")
    drafts.keep(draft.id, 2, {**STEPS[1], "pay_max": "4 jt"}, hand)
    assert posting.submit(draft.id, hand).code == vacancy.code
    mended = Vacancy.get_by_id(vacancy.code)
    assert (mended.state, mended.reason, mended.pay_max) == ("waiting", "", 4_000_000)


def test_what_an_officer_published_meanwhile_is_not_overwritten(hand):
    vacancy = sent(hand)
    draft = drafts.mend(vacancy.code, hand)
    vacancy.publish(hand.by)
    assert drafts.mend(vacancy.code, hand) is None
    with pytest.raises(InputError, match="meanwhile"):
        posting.submit(draft.id, hand)


def test_it_is_posted_again_with_a_new_last_day(hand):
    vacancy = sent(hand)
    again = drafts.repeat(vacancy.code, hand)
    assert drafts.repeat(vacancy.code, hand).id == again.id
    assert (again.typed["title"], again.typed["expires_on"], again.vacancy_id) == (
        "Kasir",
        "",
        None,
    )


def test_a_village_comes_back_as_it_was(hand):
    vacancy = Vacancy.get_by_id(sent(hand).code)
    for region in ("16.11.02.2001", "16.11.07", "16.71"):
        vacancy.region = region
        vacancy.save()
        draft = drafts.repeat(vacancy.code, hand)
        assert drafts.look(draft, hand).read.columns["region"].code == region


def test_a_draft_thrown_away_can_be_taken_up_again(hand):
    draft = written(hand)
    assert drafts.throw_away(draft.id, hand)
    assert not drafts.throw_away(draft.id, hand)
    assert posting.submit(draft.id, hand) is None
    assert drafts.keep(draft.id, 1, STEPS[0], hand) is None
    assert drafts.take_up_again(draft.id, hand)
    assert posting.submit(draft.id, hand)
    assert not drafts.take_up_again(draft.id, hand)


def test_who_is_suspended_posts_nothing(hand):
    draft = written(hand)
    vacancy = sent(hand)
    hand.employer.state = EmployerState.SUSPENDED
    for deed in (
        lambda: drafts.begin(hand),
        lambda: drafts.repeat(vacancy.code, hand),
        lambda: posting.submit(draft.id, hand),
    ):
        with pytest.raises(InputError, match="suspended"):
            deed()


def test_the_queue_is_not_flooded(hand, monkeypatch):
    monkeypatch.setattr(posting, "MOST_WAITING", 1)
    sent(hand)
    with pytest.raises(InputError, match="wait"):
        posting.submit(
            drafts.repeat(Vacancy.select().order_by(Vacancy.code.desc()).get().code, hand).id, hand
        )


def test_no_other_employer_touches_any_of_it(hand, stranger):
    vacancy = sent(hand)
    draft = drafts.repeat(vacancy.code, hand)
    assert drafts.found(draft.id, stranger) is None
    assert drafts.keep(draft.id, 1, {"title": "x"}, stranger) is None
    assert drafts.repeat(vacancy.code, stranger) is drafts.mend(vacancy.code, stranger) is None
    assert posting.submit(draft.id, stranger) is None
    assert not drafts.throw_away(draft.id, stranger)
    assert VacancyDraft.get_by_id(draft.id).typed["title"] == "Kasir"
