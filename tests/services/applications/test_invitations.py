"""Interviews: proposed, answered, moved, and when the number is shown."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from smsgate.config import WIB
from smsgate.errors import InputError
from smsgate.messages import State
from smsgate.models import (
    Application,
    Contact,
    Interview,
    InterviewMode,
    InterviewState,
    OutboundMessage,
)
from smsgate.services import applications
from smsgate.services.applications import answers, invitations, listing
from smsgate.services.applications.proposals import Proposal, faults
from smsgate.wording import gsm7, segments
from tests.conftest import NOON

AT = datetime(2026, 11, 30, 9, 0, tzinfo=WIB)
ONSITE = Proposal(mode=InterviewMode.ONSITE, at=AT, place="Pasar Tebing Tinggi, kios B4")
ONLINE = Proposal(mode=InterviewMode.ONLINE, at=AT, link="https://meet.google.com/abc-defg-hij")
HYBRID = replace(ONSITE, mode=InterviewMode.HYBRID, link=ONLINE.link)


def number_shown(application, hand):
    return listing.applicant(application.id, hand.employer).number


@pytest.mark.parametrize("proposal", [ONSITE, ONLINE, HYBRID], ids=lambda one: one.mode)
def test_the_person_reads_when_where_and_what_to_send_back(application, hand, proposal):
    interview = invitations.invite(application.id, proposal, hand)
    message = OutboundMessage.get()
    assert Interview.get_by_id(interview.id).message_id == message.id
    for part in ("09.00", "YA", "TIDAK", proposal.place and "kios B4", proposal.link):
        assert part in message.text
    assert gsm7.is_gsm7(message.text)
    assert segments.count(message.text).segments == message.segments <= 2
    assert message.give_up_at == AT
    assert Application.get_by_id(application.id).state == "invited"


def test_the_same_again_sends_nothing(application, hand):
    first = invitations.invite(application.id, ONSITE, hand)
    assert invitations.invite(application.id, ONSITE, hand).id == first.id
    assert OutboundMessage.select().count() == Interview.select().count() == 1


def test_the_number_is_shown_from_the_yes_on(application, hand):
    interview = invitations.invite(application.id, ONSITE, hand)
    assert number_shown(application, hand) is None
    assert invitations.accept_interview(interview.id, NOON)
    assert invitations.accept_interview(interview.id, NOON)
    assert number_shown(application, hand) == "081273000001"
    answers.turn_down(application.id, "others", hand)
    assert number_shown(application, hand) is None


def test_who_answered_before_it_left_is_not_asked_again(application, hand):
    interview = invitations.invite(application.id, ONSITE, hand)
    invitations.accept_interview(interview.id, NOON)
    assert OutboundMessage.get_by_id(interview.message_id).state == State.CANCELLED


def test_a_no_hides_the_number_and_lets_another_time_be_proposed(application, hand):
    interview = invitations.invite(application.id, ONSITE, hand)
    invitations.accept_interview(interview.id, NOON)
    assert invitations.decline_interview(interview.id, NOON)
    assert number_shown(application, hand) is None
    assert not invitations.accept_interview(interview.id, NOON)
    later = replace(ONSITE, at=AT + timedelta(days=1))
    assert invitations.invite(application.id, later, hand).state == InterviewState.PROPOSED


def test_a_new_time_takes_the_place_of_the_old(application, hand):
    first = invitations.invite(application.id, ONSITE, hand)
    OutboundMessage.update(state=State.SENT).execute()
    Contact.update(language="en").execute()
    second = invitations.invite(application.id, replace(ONSITE, at=AT + timedelta(hours=2)), hand)
    assert Interview.get_by_id(first.id).state == InterviewState.REPLACED
    assert not invitations.accept_interview(first.id, NOON)
    assert OutboundMessage.select().order_by(OutboundMessage.id.desc()).get().text.startswith("New")
    assert invitations.accept_interview(second.id, NOON)


def test_an_unsent_invitation_is_replaced_silently(application, hand):
    invitations.invite(application.id, ONSITE, hand)
    Contact.update(language="en").execute()
    invitations.invite(application.id, ONLINE, hand)
    first, second = OutboundMessage.select().order_by(OutboundMessage.id)
    assert first.state == State.CANCELLED
    assert second.text.startswith("Interview")


def test_nobody_is_invited_without_end(application, hand):
    for day in range(invitations.MOST_INVITATIONS):
        invitations.invite(application.id, replace(ONSITE, at=AT + timedelta(days=day)), hand)
    with pytest.raises(InputError, match="Ask the office"):
        invitations.invite(application.id, ONLINE, hand)


def test_it_finds_what_the_holder_of_a_phone_is_to_answer(application, contact, hand):
    assert invitations.awaited(contact) == ()
    interview = invitations.invite(application.id, ONSITE, hand)
    assert [one.id for one in invitations.awaited(contact)] == [interview.id]
    applications.withdraw(application.id, NOON)
    assert invitations.awaited(contact) == ()
    assert not invitations.accept_interview(interview.id, NOON)


@pytest.mark.parametrize(
    ("proposal", "field"),
    [
        (replace(ONSITE, at=NOON + timedelta(hours=1)), "at"),
        (replace(ONSITE, at=NOON + timedelta(days=61)), "at"),
        (replace(ONSITE, place=""), "place"),
        (replace(ONLINE, link=""), "link"),
        (replace(ONLINE, link="javascript:alert(1)"), "link"),
        (replace(HYBRID, place=""), "place"),
    ],
)
def test_it_names_what_is_wrong_with_a_proposal(application, hand, proposal, field):
    assert list(faults(proposal, NOON)) == [field]
    with pytest.raises(InputError):
        invitations.invite(application.id, proposal, hand)
    assert OutboundMessage.select().count() == 0


def test_an_answer_to_what_never_was_changes_nothing(db):
    assert not invitations.accept_interview(999_999, NOON)
