"""The inbox's words: what people wrote about, what became of an answer, for how long somebody waits."""

from datetime import datetime, timedelta

from babel.dates import format_timedelta

from smsgate import privacy
from smsgate.i18n import N_
from smsgate.messages import State
from smsgate.models import ConversationState, Flag
from smsgate.services.inbox.listing import Show
from smsgate.services.inbox.thread import Line
from smsgate.services.outbox import reasons
from smsgate.web.stage import WORDS

TABS = {
    Show.ALL.value: N_("All open"),
    Show.MINE.value: N_("Mine"),
    Show.UNASSIGNED.value: N_("Nobody's"),
    Show.OVERDUE.value: N_("Late"),
    "unclear": N_("Not understood"),
    Show.CLOSED.value: N_("Closed"),
}

TOPICS = {
    "ask": N_("Question"),
    "report": N_("Report of fraud"),
    "verify": N_("Is it genuine?"),
    "feedback": N_("Suggestion"),
    "apply": N_("Application"),
    "post": N_("Vacancy by SMS"),
    "filled": N_("Vacancy filled"),
    "hired": N_("Was hired"),
    "not_hired": N_("Was not hired"),
    "register_other": N_("Signing up somebody"),
    "unknown": N_("Not understood"),
}

CASES = {
    "ask": N_("Question"),
    "report": N_("Report of fraud"),
    "debt": N_("Distress about a loan"),
}

STATES = {
    ConversationState.OPEN.value: N_("our turn"),
    ConversationState.WAITING.value: N_("answered"),
    ConversationState.CLOSED.value: N_("closed"),
}

FLAGS = {
    Flag.LATER.value: N_("waits for an answer"),
    Flag.FAILED.value: N_("failed on our side"),
    Flag.UNKNOWN.value: N_("not understood"),
    Flag.LIMITED.value: N_("not answered: too many texts"),
    Flag.BLOCKED.value: N_("not answered: blocked"),
}


def state(line: Line, now: datetime) -> str:
    """What became of a text of ours; to be translated, with `at` filled in for what waits for its hour."""
    if (
        line.state == State.QUEUED
        and line.not_before
        and line.not_before > now + timedelta(minutes=1)
    ):
        return N_("leaves %(at)s")
    return WORDS.get(line.state, line.state)


def reason(line: Line) -> str:
    """Why it did not arrive, to be translated."""
    return reasons.plain(line.reason)


def without_numbers(text: str | None) -> str:
    """What was said or is told in short; a number named in it is masked, the thread itself has it."""
    return privacy.mask_phones(text or "")


def span(time: timedelta, language: str) -> str:
    """`3 jam`: a length of time in its largest unit, a minute at least."""
    shown = max(time, timedelta(minutes=1))
    return str(format_timedelta(shown, granularity="minute", threshold=1, locale=language))
