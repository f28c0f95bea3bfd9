"""Texts that name a vacancy closed before they were sent."""

from datetime import timedelta

import pytest

from smsgate.config import Config
from smsgate.messages import State
from smsgate.models import Contact, DigestText, OutboundMessage, Vacancy, VacancyState
from smsgate.services.digest import reword
from tests.services.digest.conftest import (
    MORNING,
    PENDOPO,
    TODAY,
    Run,
    follower,
    message,
    publish,
    shown,
    text,
    told,
)

LATER = MORNING + timedelta(hours=2)


def text_of(contact: Contact) -> DigestText:
    row = message(contact)
    assert row is not None
    return DigestText.get_by_id(row.digest_text_id)


def withdraw(*codes: int) -> None:
    Vacancy.update(state=VacancyState.WITHDRAWN).where(Vacancy.code.in_(codes)).execute()


def set_state(contact: Contact, state: State) -> None:
    OutboundMessage.update(state=state).where(OutboundMessage.contact == contact).execute()


def test_it_tells_what_is_left(config: Config, run: Run) -> None:
    gone, there = publish(), publish(employer="CV Maju")
    reader = follower(PENDOPO)
    run()
    stale = text_of(reader)
    withdraw(gone)
    assert reword(stale, LATER, config)
    assert str(gone) not in text(reader)
    assert told(reader) == shown(reader) == {there}
    assert (stale.text, stale.codes) == (text(reader), [there])


def test_it_moves_up_what_had_no_room(config: Config, run: Run) -> None:
    codes = [publish(employer=f"CV {number} Sumber Makmur Jaya") for number in range(20)]
    reader = follower(PENDOPO)
    run()
    first = shown(reader)
    withdraw(*first)
    assert reword(text_of(reader), LATER, config)
    assert shown(reader)
    assert shown(reader).isdisjoint(first)
    assert told(reader) == set(codes) - first


def test_it_counts_the_segments_of_those_who_wait_anew(config: Config, run: Run) -> None:
    codes = [publish(employer=f"CV {number} Sumber Makmur Jaya") for number in range(20)]
    reader = follower(PENDOPO)
    run()
    row = message(reader)
    assert row is not None
    OutboundMessage.update(segments=2).where(OutboundMessage.id == row.id).execute()
    withdraw(*codes[1:])
    reword(text_of(reader), LATER, config)
    assert OutboundMessage.get_by_id(row.id).segments == text_of(reader).segments == 1


def test_it_says_when_nothing_is_left(config: Config, run: Run) -> None:
    gone = publish()
    reader = follower(PENDOPO)
    run()
    stale = text_of(reader)
    withdraw(gone)
    assert not reword(stale, LATER, config)
    assert stale.cancelled
    assert text_of(reader).cancelled


@pytest.mark.parametrize("state", [State.SENDING, State.SENT, State.DELIVERED, State.UNKNOWN])
def test_whoever_got_the_earlier_wording_keeps_it(config: Config, run: Run, state: State) -> None:
    gone, there = publish(), publish(employer="CV Maju")
    early, waiting = follower(PENDOPO), follower(PENDOPO)
    run()
    set_state(early, state)
    earlier = text(early)
    withdraw(gone)
    assert reword(text_of(waiting), LATER, config)
    assert (text(early), told(early), shown(early)) == (earlier, {gone, there}, {gone, there})
    assert (told(waiting), shown(waiting)) == ({there}, {there})
    assert text_of(early).digest_from == text_of(waiting).digest_from


def test_each_further_wording_is_an_edition_of_its_own(config: Config, run: Run) -> None:
    codes = [publish(employer=f"CV {number}") for number in range(3)]
    readers = [follower(PENDOPO) for _ in range(3)]
    run()
    for reader, code in zip(readers, codes, strict=False):
        set_state(reader, State.SENT)
        withdraw(code)
        reword(text_of(readers[-1]), LATER, config)
    assert [len(told(reader)) for reader in readers] == [3, 2, 1]


def test_an_earlier_wording_back_in_the_queue_is_worded_anew_too(config: Config, run: Run) -> None:
    gone, there = publish(), publish(employer="CV Maju")
    refused, waiting = follower(PENDOPO), follower(PENDOPO)
    run()
    set_state(refused, State.SENDING)
    withdraw(gone)
    reword(text_of(waiting), LATER, config)
    set_state(refused, State.QUEUED)
    assert reword(text_of(refused), LATER, config)
    assert told(refused) == {there}


def test_the_second_of_two_workers_finds_it_done(config: Config, run: Run) -> None:
    gone = publish()
    publish(employer="CV Maju")
    reader = follower(PENDOPO)
    run()
    one, other = text_of(reader), text_of(reader)
    withdraw(gone)
    assert reword(one, LATER, config)
    assert reword(other, LATER, config)
    assert one.text == other.text == text(reader)
    assert DigestText.select().where(DigestText.run == one.run).count() == 1


def test_it_leaves_out_what_expired_overnight(config: Config, run: Run) -> None:
    publish(expires_on=TODAY)
    there = publish(employer="CV Maju")
    reader = follower(PENDOPO)
    run()
    assert reword(text_of(reader), MORNING + timedelta(days=1), config)
    assert told(reader) == {there}
