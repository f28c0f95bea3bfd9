"""How vacancies, employers, applications and messages stand, in the words of a page."""

from smsgate.i18n import N_
from smsgate.messages import State
from smsgate.models import (
    ApplicationState,
    EmployerKind,
    EmployerState,
    InterviewState,
    VacancyState,
)

VACANCIES = {
    VacancyState.WAITING: N_("waiting to be verified"),
    VacancyState.VERIFIED: N_("published"),
    VacancyState.RETURNED: N_("sent back"),
    VacancyState.REJECTED: N_("rejected"),
    VacancyState.WITHDRAWN: N_("withdrawn"),
    VacancyState.FILLED: N_("filled"),
}
EMPLOYERS = {
    EmployerState.WAITING: N_("not verified yet"),
    EmployerState.VERIFIED: N_("verified"),
    EmployerState.SUSPENDED: N_("suspended"),
}
KINDS = {
    EmployerKind.FIRM: N_("Firm"),
    EmployerKind.SHOP: N_("Shop or stall"),
    EmployerKind.SCHOOL: N_("School or clinic"),
    EmployerKind.OFFICE: N_("Village or other public office"),
    EmployerKind.HOUSEHOLD: N_("Household"),
}
MESSAGES = {
    State.QUEUED: N_("waiting"),
    State.CLAIMED: N_("waiting"),
    State.SENDING: N_("being sent"),
    State.SENT: N_("sent, no report yet"),
    State.DELIVERED: N_("arrived"),
    State.FAILED: N_("not arrived"),
    State.EXPIRED: N_("too late to send"),
    State.CANCELLED: N_("cancelled"),
    State.UNKNOWN: N_("fate unknown"),
}
"""What became of a text of ours: the same words in the inbox, of broadcasts, on reports."""

APPLICATIONS = {
    ApplicationState.SENT: N_("new"),
    ApplicationState.SEEN: N_("seen"),
    ApplicationState.INVITED: N_("invited"),
    ApplicationState.REFUSED: N_("turned down"),
    ApplicationState.HIRED: N_("hired"),
    ApplicationState.NOT_HIRED: N_("not hired"),
    ApplicationState.WITHDRAWN: N_("withdrawn"),
    ApplicationState.CLOSED: N_("closed"),
}
INTERVIEWS = {
    InterviewState.PROPOSED: N_("no answer yet"),
    InterviewState.ACCEPTED: N_("accepted"),
    InterviewState.DECLINED: N_("cannot come"),
    InterviewState.REPLACED: N_("another time was proposed"),
    InterviewState.CANCELLED: N_("called off"),
}
REASONS = {
    "others": N_("We chose somebody else"),
    "schooling": N_("We look for other schooling"),
    "experience": N_("We look for more experience"),
    "distance": N_("We look for somebody who lives nearer"),
}
