"""Interviews: proposed by the employer, accepted or declined by the person, called off."""

from datetime import datetime

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import (
    UNDECIDED,
    Application,
    ApplicationState,
    Contact,
    Interview,
    InterviewState,
    OutboundMessage,
    Person,
    database,
)
from smsgate.models.base import for_us_alone
from smsgate.services import audit
from smsgate.services.applications.proposals import Proposal, faults
from smsgate.services.applications.rows import Hand, locked, own
from smsgate.services.applications.telling import tell
from smsgate.services.letters import Times
from smsgate.services.outbox.cancelling import take_back
from smsgate.wording.applicants import Invitation, invited

MOST_INVITATIONS = 5
"""To one application: each costs the office a text, and a person's patience."""

STANDING = (InterviewState.PROPOSED, InterviewState.ACCEPTED)


def invite(application_id: int, proposal: Proposal, hand: Hand) -> Interview | None:
    """Propose an interview by SMS; it takes the place of one proposed before. The same again changes nothing.

    None when there is no such application of this employer, or it was decided. Raises InputError for a
    proposal with faults, and when the person was invited too often.
    """
    if wrong := faults(proposal, hand.now):
        raise InputError(next(iter(wrong.values())))
    with database.atomic():
        application = own(application_id, hand)
        if application is None or application.state not in UNDECIDED:
            return None
        standing = _standing(application)
        if standing is not None and _same(standing, proposal):
            return standing
        _require_patience(application)
        again = call_off(application, hand.now, InterviewState.REPLACED)
        interview = Interview.create(
            application=application, created_at=hand.now, **proposal.columns
        )
        interview.message = _write(application, interview, again, hand)
        interview.save(only=[Interview.message])
        application.state = ApplicationState.INVITED
        application.seen_at = application.seen_at or hand.now
        application.save()
        after = {"mode": proposal.mode, "at": proposal.at, "vacancy": application.vacancy_id}
        audit.record(
            hand.by, "application.invite", "application", application.id, now=hand.now, after=after
        )
    return interview


def accept_interview(interview_id: int, now: datetime) -> bool:
    """The person comes: from now on the employer sees their number. True also when said twice."""
    return _answer(interview_id, InterviewState.ACCEPTED, now)


def decline_interview(interview_id: int, now: datetime) -> bool:
    """The person cannot come, before or after a yes; the employer may propose another time."""
    return _answer(interview_id, InterviewState.DECLINED, now)


def awaited(contact: Contact) -> tuple[Interview, ...]:
    """The interviews that whoever holds the phone is still to answer, or said yes to; newest first."""
    condition = (
        (Person.contact == contact)
        & Person.left_at.is_null()
        & Application.state.in_(UNDECIDED)
        & Interview.state.in_(STANDING)
    )
    query = Interview.select(Interview, Application).join(Application).join(Person)
    return tuple(query.where(condition).order_by(Interview.id.desc()))


def call_off(
    application: Application, now: datetime, state: InterviewState = InterviewState.CANCELLED
) -> bool:
    """End the interview that stands, in the caller's transaction; whether the person may know of it."""
    standing = _standing(application)
    if standing is None:
        return False
    unsent = take_back(standing.message_id, now)
    agreed = standing.state == InterviewState.ACCEPTED
    standing.state = state
    standing.save(only=[Interview.state])
    return agreed or not unsent


def _write(
    application: Application, interview: Interview, again: bool, hand: Hand
) -> OutboundMessage | None:
    to = Invitation(
        at=interview.at.astimezone(hand.config.timezone),
        place=interview.place,
        link=interview.link,
        note=interview.note,
        again=again,
    )
    times = Times(now=hand.now, give_up_at=interview.at)
    return tell(application, lambda vacancy, _: invited(vacancy, to, _), times, hand.config)


def _answer(interview_id: int, answer: InterviewState, now: datetime) -> bool:
    with database.atomic():
        found: Interview | None = Interview.get_or_none(Interview.id == interview_id)
        application = locked(found.application_id) if found else None
        interview: Interview | None = for_us_alone(
            Interview.select().where(Interview.id == interview_id)
        ).first()
        if interview is None or application is None:
            return False
        if interview.state == answer:
            return True
        if interview.state not in STANDING or application.state not in UNDECIDED:
            return False
        take_back(interview.message_id, now)  # who answered has no use for the question any more
        interview.state, interview.answered_at = answer, now
        interview.save(only=[Interview.state, Interview.answered_at])
        if answer is InterviewState.DECLINED:
            application.state = ApplicationState.SEEN
            application.save(only=[Application.state])
    return True


def _standing(application: Application) -> Interview | None:
    found: Interview | None = (
        Interview.select()
        .where((Interview.application == application) & Interview.state.in_(STANDING))
        .first()
    )
    return found


def _same(interview: Interview, proposal: Proposal) -> bool:
    return all(getattr(interview, name) == value for name, value in proposal.columns.items())


def _require_patience(application: Application) -> None:
    sent = Interview.select().where(Interview.application == application).count()
    if sent >= MOST_INVITATIONS:
        raise InputError(
            N_("This person was invited %(count)d times already. Ask the office to help."),
            count=MOST_INVITATIONS,
        )
