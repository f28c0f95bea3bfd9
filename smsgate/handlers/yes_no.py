"""YA, TIDAK, BATAL with no question open."""

from smsgate.handlers import consent, unknown, unsubscribe
from smsgate.handlers.context import Context
from smsgate.handlers.reply import SILENCE, Reply
from smsgate.understanding import Request

CANCEL = "BATAL"


def yes(request: Request, context: Context) -> Reply:
    """To a question that wants SETUJU, or to none: say what can be sent."""
    if consent.is_open(context) and not context.directory.with_officer():
        return consent.which_word(context)
    return unknown.answer(request, context)


def no(request: Request, context: Context) -> Reply:
    """BATAL calls off the daily news, TIDAK what somebody entered; another no needs no answer."""
    if request.word == CANCEL and context.contact.subscriptions:
        return unsubscribe.answer(request, context)
    if consent.is_open(context):
        return consent.declined(request, context)
    return SILENCE
