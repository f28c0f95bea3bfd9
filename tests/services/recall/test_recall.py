"""Whoever was told of a fraud is warned, once, and nobody else."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.gateways import open_gateways
from smsgate.messages import Inbound, State
from smsgate.models import (
    AuditEntry,
    Contact,
    OutboundMessage,
    Recall,
    RecallWarning,
    Staff,
    Vacancy,
    VacancyState,
)
from smsgate.runtime import Runtime
from smsgate.services import digest, erasure, outbox, recall, subscribers
from smsgate.services.inbound import receive
from smsgate.services.recall import filling
from tests.conftest import NOON
from tests.services.recall.conftest import (
    REASON,
    by_digest,
    by_reply,
    called_back,
    person,
    warnings,
)

NIGHT = NOON + timedelta(hours=9)
LATER = NOON + timedelta(hours=1)


def test_it_warns_whoever_was_told_and_nobody_else(
    code: int, officer: Staff, config: Config
) -> None:
    told = [
        *(by_digest(code, state) for state in (State.DELIVERED, State.SENT, State.UNKNOWN)),
        by_digest(code, State.SENDING),
        by_reply(code),
        by_reply(code, "ussd"),
    ]
    spared = [
        *(by_digest(code, state) for state in (State.CANCELLED, State.FAILED, State.EXPIRED)),
        by_digest(code, State.QUEUED),
        by_reply(code - 1),
        person(),
    ]
    called_back(code, officer, config)
    assert [len(warnings(reader)) for reader in told] == [1] * len(told)
    assert [warnings(reader) for reader in spared] == [[]] * len(spared)


def test_it_says_which_vacancy_it_was_in_the_language_of_each(
    code: int, officer: Staff, config: Config
) -> None:
    indonesian, english, neither = by_reply(code), by_reply(code, "ussd"), by_digest(code)
    Contact.update(language="en").where(Contact.id == english.id).execute()
    Contact.update(language="jv").where(Contact.id == neither.id).execute()
    called_back(code, officer, config)
    title = Vacancy.get_by_id(code).title
    assert "FRAUD" in warnings(english)[0]
    assert "FRAUD" not in warnings(indonesian)[0]
    assert warnings(neither) == warnings(indonesian)
    assert all(f"{code} {title}" in warnings(each)[0] for each in (english, indonesian))


def test_it_withdraws_the_vacancy_and_writes_it_down(
    code: int, officer: Staff, config: Config
) -> None:
    by_reply(code)
    called_back(code, officer, config)
    vacancy = Vacancy.get_by_id(code)
    assert (vacancy.state, vacancy.reason) == (VacancyState.WITHDRAWN, REASON)
    entry = AuditEntry.get(AuditEntry.action == "vacancy.recall")
    assert entry.after == {"state": "withdrawn", "reason": REASON, "people": 1}


def test_it_warns_once_however_often_it_is_confirmed(
    code: int, officer: Staff, config: Config
) -> None:
    reader = by_digest(code)
    by_two_ways = by_reply(code)
    by_reply(code, "ussd")
    for _ in range(2):
        called_back(code, officer, config)
    assert len(warnings(reader)) == len(warnings(by_two_ways)) == 1
    assert AuditEntry.select().where(AuditEntry.action == "vacancy.recall").count() == 1


def test_it_warns_those_told_after_it_was_published_again(
    code: int, officer: Staff, config: Config
) -> None:
    earlier = by_reply(code)
    called_back(code, officer, config)
    Vacancy.update(state=VacancyState.VERIFIED).where(Vacancy.code == code).execute()
    since = by_reply(code)
    called_back(code, officer, config)
    assert (len(warnings(earlier)), len(warnings(since))) == (1, 1)
    progress = recall.progress(code)
    assert progress is not None
    assert (progress.people, progress.left) == (2, 0)


def test_it_goes_on_where_a_killed_worker_stopped(
    code: int, officer: Staff, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers = [by_reply(code) for _ in range(5)]
    monkeypatch.setattr(filling, "CHUNK", 2)
    made = recall.confirm(code, REASON, officer, config, NOON)
    turns = iter([True, False])
    assert not recall.fill(made, NOON, lambda: next(turns, False))
    half = recall.progress(code)
    assert half is not None
    assert (half.left, half.waiting, half.finished) == (3, 2, False)
    assert recall.unfinished() == [made]
    assert recall.fill(made, LATER)
    assert [len(warnings(reader)) for reader in readers] == [1] * 5
    assert recall.unfinished() == []


def test_two_workers_at_once_warn_nobody_twice(
    db: Database,
    code: int,
    officer: Staff,
    config: Config,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    readers = [by_reply(code) for _ in range(12)]
    monkeypatch.setattr(filling, "CHUNK", 3)
    made = recall.confirm(code, REASON, officer, config, NOON)

    def work(_worker: int) -> bool:
        with db.connection_context():
            return recall.fill(made, NOON)

    with ThreadPoolExecutor(2) as pool:
        assert all(pool.map(work, range(2)))
    assert [len(warnings(reader)) for reader in readers] == [1] * 12


def test_it_reaches_those_who_said_stop_before_or_after(
    code: int, officer: Staff, config: Config
) -> None:
    before, after = by_reply(code), by_reply(code)
    subscribers.stop(before, "sms", NOON)
    called_back(code, officer, config)
    subscribers.stop(after, "sms", NOON)
    outbox.deliver(open_gateways(config), config, LATER)
    assert {row.state for row in OutboundMessage.select()} == {State.DELIVERED}
    assert (len(warnings(before)), len(warnings(after))) == (1, 1)


def test_it_leaves_alone_whoever_was_erased(code: int, officer: Staff, config: Config) -> None:
    before, meanwhile = by_reply(code), by_reply(code)
    erasure.erase(before, config, NOON)
    called_back(code, officer, config)
    erasure.erase(meanwhile, config, NOON)
    assert recall.fill(Recall.get(), LATER)
    assert not warnings(before) + warnings(meanwhile)
    assert RecallWarning.select().count() == 0


def test_a_digest_taken_out_of_the_queue_does_not_leave_with_the_fraud(
    code: int, officer: Staff, config: Config
) -> None:
    reader = by_digest(code, State.CLAIMED)
    called_back(code, officer, config)
    message = OutboundMessage.get(OutboundMessage.contact == reader)
    assert (message.state, message.lease_until) == (State.QUEUED, None)
    outbox.deliver(open_gateways(config), config, LATER, reword=digest.reword)
    assert OutboundMessage.get_by_id(message.id).state == State.CANCELLED
    assert warnings(reader) == []


def test_it_waits_for_the_morning_on_a_real_network(
    code: int, officer: Staff, config: Config
) -> None:
    by_reply(code, gateway="africastalking")
    real = replace(config, gateway="africastalking")
    made = recall.confirm(code, REASON, officer, real, NIGHT)
    recall.fill(made, NIGHT)
    morning = NOON.replace(hour=7) + timedelta(days=1)
    assert OutboundMessage.get().not_before == morning
    assert recall.plan(code, config, NIGHT).not_before == NIGHT


def test_it_counts_before_anything_is_done(code: int, config: Config) -> None:
    by_digest(code)
    by_reply(code, stopped_at=NOON)
    by_reply(code, "ussd", language="en")
    both = by_reply(code)
    by_reply(code).delete_instance()
    plan = recall.plan(code, config, NOON)
    assert {way.way: way.people for way in plan.ways} == {"digest": 1, "reply": 2, "screen": 1}
    assert {text.language: text.people for text in plan.texts} == {"id": 3, "en": 1}
    assert (plan.people, plan.stopped, plan.segments, plan.rupiah) == (4, 1, 4, 4 * 350)
    assert warnings(both) == []


def test_what_was_never_published_cannot_be_called_back(officer: Staff, config: Config) -> None:
    waiting = Vacancy.get(Vacancy.published_seq.is_null()).code
    for code in (waiting, 999_999):
        assert recall.published(code) is None
        with pytest.raises(InputError, match=str(code)):
            recall.confirm(code, REASON, officer, config, NOON)


@pytest.mark.parametrize("words", ["CEK {}", "INFO {}", "{}", "LAMAR {}"])
def test_whoever_asks_for_the_code_reads_that_it_was_a_fraud(
    code: int, officer: Staff, runtime: Runtime, words: str
) -> None:
    called_back(code, officer, runtime.config)
    event = Inbound(
        gateway="simulator",
        sender="+6284000000001",
        recipient="simulator",
        text=words.format(code),
        gateway_id="1",
    )
    (reply,) = receive(event, runtime, NOON).replies
    assert f"{code} ternyata PENIPUAN" in reply.text
    assert reply.segments == 1


def test_it_tells_what_became_of_the_warnings(code: int, officer: Staff, config: Config) -> None:
    for _ in range(4):
        by_reply(code)
    called_back(code, officer, config)
    for message, state in zip(
        OutboundMessage.select(), (State.DELIVERED, State.FAILED, State.UNKNOWN), strict=False
    ):
        OutboundMessage.update(state=state).where(OutboundMessage.id == message.id).execute()
    progress = recall.progress(code)
    assert progress is not None
    assert (progress.sent, progress.failed, progress.unsure, progress.waiting) == (1, 1, 1, 1)
    assert (progress.people, progress.percent, progress.finished) == (4, 75, False)
    assert recall.progress(code - 1) is None
