"""YA, TIDAK, BATAL with no question open."""

from smsgate.handlers import unknown, unsubscribe
from smsgate.handlers.context import Context
from smsgate.handlers.reply import SILENCE, Reply
from smsgate.understanding import Request

CANCEL = "BATAL"


def yes(request: Request, context: Context) -> Reply:
    """Nothing was asked (or too long ago): say what can be sent, once a day."""
    return unknown.answer(request, context)


def no(request: Request, context: Context) -> Reply:
    """BATAL calls off the daily news; another no needs no answer."""
    if request.word == CANCEL and context.contact.subscriptions:
        return unsubscribe.answer(request, context)
    return SILENCE
