"""BANTUAN, MENU, ?, HALO: what can be sent."""

from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, saying
from smsgate.i18n import Translate
from smsgate.understanding import Request


def answer(request: Request, context: Context) -> Reply:
    """The words to send, in one SMS."""
    return saying(text(context.translate))


def text(_: Translate) -> str:
    """The help, one segment in every language."""
    return _(
        "Free job news. Send:\n"
        "LOKER district: open jobs\n"
        "DAFTAR district: news daily\n"
        "INFO code: details\n"
        "TANYA: ask an officer\n"
        "BERHENTI: stop\n"
        "We never ask for money"
    )
