"""What an employer answers: seen, hired, turned down; and the word to all who still waited at the end."""

from datetime import datetime, timedelta

from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.i18n import N_, Translate
from smsgate.models import (
    UNDECIDED,
    Application,
    ApplicationState,
    Interview,
    InterviewState,
    database,
)
from smsgate.models.base import for_us_alone
from smsgate.services import audit
from smsgate.services.applications import invitations
from smsgate.services.applications.rows import Hand, own
from smsgate.services.applications.telling import Words, tell
from smsgate.services.letters import Times
from smsgate.services.outbox.cancelling import take_back
from smsgate.views import VacancyView
from smsgate.wording import applicants

UNDO_WITHIN = timedelta(minutes=2)
"""So long the text about a decision waits, so that a slip of the thumb can be taken back."""

REASONS = tuple(applicants.WHY)

_DECIDED = (ApplicationState.HIRED, ApplicationState.REFUSED, ApplicationState.NOT_HIRED)


def see(application_id: int, hand: Hand) -> None:
    """The employer opened it for the first time."""
    with database.atomic():
        application = own(application_id, hand)
        if application is None or application.state != ApplicationState.SENT:
            return
        application.state, application.seen_at = ApplicationState.SEEN, hand.now
        application.save()
        _note("application.see", application, hand)


def hire(application_id: int, hand: Hand) -> bool:
    """They get the job, and are told so; False when it was decided already."""
    return _decide(application_id, ApplicationState.HIRED, "", hand)


def turn_down(application_id: int, reason: str, hand: Hand) -> bool:
    """They do not get it, and are told kindly why: one of REASONS. False when it was decided already.

    Raises InputError for another reason.
    """
    if reason not in REASONS:
        raise InputError(N_("Choose one of the reasons."))
    return _decide(application_id, ApplicationState.REFUSED, reason, hand)


def undo(application_id: int, hand: Hand) -> bool:
    """Take a decision back while nobody was told of it; False when it is too late."""
    with database.atomic():
        application = own(application_id, hand)
        if application is None or application.state not in _DECIDED:
            return False
        if not take_back(application.message_id, hand.now):
            return False
        before = application.state
        met = _interviewed(application)
        application.state = ApplicationState.INVITED if met else ApplicationState.SEEN
        application.reason, application.decided_at = "", None
        application.message = None
        application.save()
        _note("application.undo", application, hand, before)
    return True


def close_rest(code: int, config: Config, now: datetime) -> int:
    """A vacancy is over: tell all who still waited, once. Call inside the transaction that closes it.

    Returns how many.
    """
    waiting = Application.select().where(
        (Application.vacancy == code) & Application.state.in_(UNDECIDED)
    )
    rows: list[Application] = list(for_us_alone(waiting.order_by(Application.id)))
    for application in rows:
        told_of_one = invitations.call_off(application, now)
        application.state, application.decided_at = ApplicationState.CLOSED, now
        application.message = tell(application, _closed(told_of_one), Times(now=now), config)
        application.save()
    return len(rows)


def waiting_for(code: int) -> int:
    """How many `close_rest` would tell."""
    return (
        Application.select()
        .where((Application.vacancy == code) & Application.state.in_(UNDECIDED))
        .count()
    )


def _decide(application_id: int, state: ApplicationState, reason: str, hand: Hand) -> bool:
    with database.atomic():
        application = own(application_id, hand)
        if application is None or application.state not in UNDECIDED:
            return False
        before = application.state
        met = _interviewed(application)
        if not met:
            invitations.call_off(application, hand.now)
        if met and state is ApplicationState.REFUSED:
            state = ApplicationState.NOT_HIRED
        application.state, application.reason = state, reason
        application.decided_at = hand.now
        times = Times(now=hand.now, not_before=hand.now + UNDO_WITHIN)
        application.message = tell(application, _decision(reason), times, hand.config)
        application.save()
        _note("application.decide", application, hand, before)
    return True


def _decision(reason: str) -> Words:
    def say(vacancy: VacancyView, _: Translate) -> str:
        return applicants.refused(vacancy, reason, _) if reason else applicants.hired(vacancy, _)

    return say


def _closed(interview: bool) -> Words:
    return lambda vacancy, _: applicants.closed(vacancy, _, interview=interview)


def _interviewed(application: Application) -> bool:
    """Whether the person said yes to an interview."""
    return bool(
        Interview.select()
        .where(
            (Interview.application == application) & (Interview.state == InterviewState.ACCEPTED)
        )
        .exists()
    )


def _note(action: str, application: Application, hand: Hand, before: str = "") -> None:
    after = {"state": str(application.state), "vacancy": application.vacancy_id}
    audit.record(
        hand.by,
        action,
        "application",
        application.id,
        now=hand.now,
        before={"state": str(before)} if before else None,
        after=after,
    )
