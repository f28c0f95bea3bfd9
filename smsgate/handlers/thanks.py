"""makasih, ok: nothing is sent, an SMS costs money."""

from smsgate.handlers.context import Context
from smsgate.handlers.reply import SILENCE, Reply
from smsgate.understanding import Request


def answer(request: Request, context: Context) -> Reply:
    """Silence."""
    return SILENCE
