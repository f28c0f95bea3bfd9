"""A digest that names a vacancy closed since it was worded."""

from datetime import datetime, timedelta

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.messages import State
from smsgate.models import DigestText, DigestVacancy, Vacancy, VacancyState
from smsgate.services.outbox import stale
from smsgate.services.outbox.claim import claim
from smsgate.services.outbox.patience import PATIENCE
from tests.conftest import NOON
from tests.services.outbox.conftest import (
    FROM_SEQ,
    NETWORK,
    TODAY,
    digest_text,
    now_of,
    person,
    queue_digest,
    start_of,
    state,
)


class Reworder:
    """Words a text anew, or finds nothing left, and remembers which it was asked for."""

    def __init__(self, left: bool = True) -> None:
        self.left = left
        self.asked: list[int] = []

    def __call__(self, text: DigestText, _now: datetime, _config: Config) -> bool:
        self.asked.append(text.id)
        DigestVacancy.delete().where(DigestVacancy.text == text).execute()
        DigestText.update(text="worded anew").where(DigestText.id == text.id).execute()
        return self.left


def _close(text: DigestText, **changes: object) -> None:
    code = DigestVacancy.get(DigestVacancy.text == text).vacancy
    Vacancy.update(**changes).where(Vacancy.code == code).execute()


CLOSINGS = {
    "withdrawn": {"state": VacancyState.WITHDRAWN},
    "filled": {"state": VacancyState.FILLED},
    "expired": {"expires_on": TODAY - timedelta(days=1)},
}


@pytest.mark.parametrize("change", CLOSINGS.values(), ids=CLOSINGS)
def test_it_sends_the_text_as_it_is_worded_anew(
    db: Database, real: Config, change: dict[str, object]
) -> None:
    text, fine = digest_text("old"), digest_text("fine")
    DigestVacancy.delete().where(DigestVacancy.text == fine).execute()
    for number in range(3):
        queue_digest(person(number), text)
    queue_digest(person(3), fine)
    _close(text, **change)
    reword = Reworder()
    told = [row.text for _ in range(2) for row in claim(NETWORK, 100, NOON, real, reword, PATIENCE)]
    assert sorted(told) == ["fine", *["worded anew"] * 3]
    assert reword.asked == [text.id]


def test_it_words_nothing_anew_that_is_still_true(db: Database, real: Config) -> None:
    queue_digest(person(1), digest_text())
    reword = Reworder()
    assert len(claim(NETWORK, 100, NOON, real, reword, PATIENCE)) == 1
    assert reword.asked == []


def test_it_cancels_a_text_with_nothing_left(db: Database, real: Config) -> None:
    text = digest_text()
    messages = [queue_digest(person(number), text) for number in range(3)]
    _close(text, state=VacancyState.FILLED)
    reword = Reworder(left=False)
    assert claim(NETWORK, 2, NOON, real, reword, PATIENCE) == []
    assert {state(message) for message in messages} == {State.CANCELLED}
    assert now_of(messages[0]).reason == "nothing left to tell"
    assert reword.asked == [text.id]


def test_it_cancels_what_nobody_can_word_anew_and_tells_it_another_day(
    db: Database, real: Config
) -> None:
    reader = person(1)
    text = digest_text()
    message = queue_digest(reader, text)
    _close(text, state=VacancyState.WITHDRAWN)
    assert claim(NETWORK, 100, NOON, real, stale.drop, PATIENCE) == []
    assert (state(message), start_of(reader)) == (State.CANCELLED, FROM_SEQ)


def test_it_does_not_believe_a_text_that_is_stale_all_the_same(db: Database, real: Config) -> None:
    text = digest_text()
    message = queue_digest(person(1), text)
    _close(text, state=VacancyState.WITHDRAWN)
    assert claim(NETWORK, 100, NOON, real, lambda *_: True, PATIENCE) == []
    assert state(message) == State.CANCELLED
