"""What an employer answers, and what the person is sent of it, once."""

from datetime import datetime

import pytest

from smsgate.config import WIB
from smsgate.errors import InputError
from smsgate.messages import Priority, State
from smsgate.models import (
    Application,
    AuditEntry,
    Contact,
    InterviewMode,
    OutboundMessage,
    Person,
)
from smsgate.services import applications, audit
from smsgate.services.applications import answers, invitations
from smsgate.services.applications.proposals import Proposal
from tests.conftest import NOON

PROPOSAL = Proposal(
    mode=InterviewMode.ONSITE, at=datetime(2026, 11, 30, 9, 0, tzinfo=WIB), place="Pasar, kios B4"
)


def state_of(application):
    return Application.get_by_id(application.id).state


def texts():
    return [row.text for row in OutboundMessage.select().order_by(OutboundMessage.id)]


def test_it_is_seen_once(application, hand):
    answers.see(application.id, hand)
    answers.see(application.id, hand)
    assert state_of(application) == "seen"
    assert [row.action for row in AuditEntry.select()] == ["application.see"]


def test_who_is_hired_is_told_once(application, hand):
    assert answers.hire(application.id, hand)
    assert not answers.hire(application.id, hand)
    assert not answers.turn_down(application.id, "others", hand)
    (message,) = OutboundMessage.select()
    assert state_of(application) == "hired"
    assert message.priority == Priority.OFFICER
    assert message.segments == 1
    assert message.not_before == NOON + answers.UNDO_WITHIN
    assert str(application.vacancy_id) in message.text


@pytest.mark.parametrize("reason", answers.REASONS)
def test_who_is_turned_down_is_told_why(application, hand, reason):
    assert answers.turn_down(application.id, reason, hand)
    assert state_of(application) == "refused"
    assert "LOKER" in texts()[0]


def test_another_reason_is_refused(application, hand):
    with pytest.raises(InputError):
        answers.turn_down(application.id, "ugly", hand)
    assert state_of(application) == "sent"


def test_a_slip_is_taken_back_before_anybody_is_told(application, hand):
    answers.hire(application.id, hand)
    assert answers.undo(application.id, hand)
    assert not answers.undo(application.id, hand)
    assert state_of(application) == "seen"
    assert OutboundMessage.get().state == State.CANCELLED
    assert answers.turn_down(application.id, "others", hand)


def test_nothing_is_taken_back_once_it_was_told(application, hand):
    answers.hire(application.id, hand)
    OutboundMessage.update(state=State.SENT).execute()
    assert not answers.undo(application.id, hand)
    assert state_of(application) == "hired"


def test_a_text_at_night_waits_for_the_morning(application, hand):
    at_night = datetime(2026, 11, 24, 22, 0, tzinfo=WIB)
    answers.hire(application.id, type(hand)(**fields(hand) | {"now": at_night}))
    assert OutboundMessage.get().not_before == datetime(2026, 11, 25, 7, 0, tzinfo=WIB)


def test_the_answer_speaks_the_persons_language(application, hand):
    Contact.update(language="en").execute()
    answers.hire(application.id, hand)
    assert "hired" in texts()[0]


def test_nothing_is_written_to_a_phone_that_somebody_else_holds(application, hand):
    Person.update(left_at=NOON).execute()
    assert answers.hire(application.id, hand)
    assert texts() == []


def test_after_an_interview_it_is_called_not_hired(application, hand):
    interview = invitations.invite(application.id, PROPOSAL, hand)
    invitations.accept_interview(interview.id, NOON)
    assert answers.turn_down(application.id, "others", hand)
    assert state_of(application) == "not_hired"
    assert answers.undo(application.id, hand)
    assert state_of(application) == "invited"


def test_an_unsent_invitation_goes_with_the_refusal(application, hand):
    invitations.invite(application.id, PROPOSAL, hand)
    answers.turn_down(application.id, "others", hand)
    states = [row.state for row in OutboundMessage.select().order_by(OutboundMessage.id)]
    assert states == [State.CANCELLED, State.QUEUED]


def test_all_who_still_wait_are_told_once_when_it_closes(application, hand, vacancy, config, db):
    for number in range(3):
        other = Contact.create(phone=f"+6281200000{number:03}")
        applications.apply(other, vacancy.code, {"name": "x"}, NOON)
    answers.hire(application.id, hand)
    assert answers.waiting_for(vacancy.code) == 3
    with db.atomic():
        assert answers.close_rest(vacancy.code, config, NOON) == 3
        assert answers.close_rest(vacancy.code, config, NOON) == 0
    assert len(texts()) == 4
    assert state_of(application) == "hired"


def test_who_had_an_interview_learns_that_it_is_off(application, hand, vacancy, config, db):
    invitations.invite(application.id, PROPOSAL, hand)
    OutboundMessage.update(state=State.SENT).execute()
    Contact.update(language="en").execute()
    with db.atomic():
        answers.close_rest(vacancy.code, config, NOON)
    assert "interview is off" in texts()[-1]


def test_who_agreed_before_the_invitation_left_learns_that_it_is_off(
    application, hand, vacancy, config, db
):
    interview = invitations.invite(application.id, PROPOSAL, hand)
    assert invitations.accept_interview(interview.id, NOON)
    Contact.update(language="en").execute()
    with db.atomic():
        answers.close_rest(vacancy.code, config, NOON)
    assert "interview is off" in texts()[-1]


def test_no_other_employer_answers(application, stranger):
    answers.see(application.id, stranger)
    assert not answers.hire(application.id, stranger)
    assert not answers.turn_down(application.id, "others", stranger)
    assert invitations.invite(application.id, PROPOSAL, stranger) is None
    assert state_of(application) == "sent"
    assert (texts(), AuditEntry.select().count()) == ([], 0)


def test_the_log_names_no_number(application, hand):
    answers.hire(application.id, hand)
    answers.undo(application.id, hand)
    assert audit.verify().whole
    for row in AuditEntry.select():
        assert "8127300" not in f"{row.before}{row.after}{row.subject_id}"


def fields(hand):
    return {name: getattr(hand, name) for name in hand.__slots__}
