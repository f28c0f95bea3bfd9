"""How vacancies, applications and interviews stand, in the words of an employer's page."""

from smsgate.i18n import N_
from smsgate.messages import State
from smsgate.models import InterviewMode
from smsgate.services.vacancy_desk.stands import Stand
from smsgate.web.states import APPLICATIONS, INTERVIEWS, REASONS
from smsgate.wording.profile import TOLD_LABELS

__all__ = [
    "APPLICATIONS",
    "INTERVIEWS",
    "MODES",
    "NEXT",
    "PERIODS",
    "REASONS",
    "SENDING",
    "STANDS",
    "TOLD",
]

STANDS = {
    Stand.WAITING: N_("waits for the office"),
    Stand.OPEN: N_("shown"),
    Stand.RETURNED: N_("to be mended"),
    Stand.EXPIRED: N_("last day over"),
    Stand.FILLED: N_("filled"),
    Stand.WITHDRAWN: N_("withdrawn"),
    Stand.REJECTED: N_("rejected"),
}

NEXT = {
    Stand.WAITING: N_("An officer looks at it on the next working day. You need do nothing."),
    Stand.OPEN: N_("People are told of it by SMS. Close it as soon as somebody has the job."),
    Stand.RETURNED: N_("Mend what the officer asks for, then send it again."),
    Stand.EXPIRED: N_("Nobody is told of it any more. Show it for longer, or close it."),
    Stand.FILLED: N_("Closed. You can post it again at any time."),
    Stand.WITHDRAWN: N_("Closed. You can post it again at any time."),
    Stand.REJECTED: N_("It cannot be shown. If you think that is wrong, ask the office."),
}

MODES = {
    InterviewMode.ONSITE: N_("At a place"),
    InterviewMode.ONLINE: N_("On line, by a link"),
    InterviewMode.HYBRID: N_("Both: they choose"),
}

TOLD = TOLD_LABELS

PERIODS = {"month": N_("a month"), "day": N_("a day"), "piece": N_("piece work")}

SENDING = {
    State.QUEUED: N_("the SMS leaves soon"),
    State.CLAIMED: N_("the SMS leaves soon"),
    State.SENDING: N_("the SMS leaves soon"),
    State.SENT: N_("SMS sent"),
    State.DELIVERED: N_("SMS received"),
    State.FAILED: N_("the SMS did not arrive"),
    State.EXPIRED: N_("the SMS did not arrive"),
}
"""How far the text about an interview came; nothing is said of what nobody knows."""
