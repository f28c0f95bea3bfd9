"""BANTUAN, MENU, ?, HALO: what can be sent."""

from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, saying
from smsgate.handlers.village import own
from smsgate.i18n import Translate
from smsgate.understanding import Request


def answer(request: Request, context: Context) -> Reply:
    """The words to send, in one SMS; a village's agent has words of their own."""
    if context.directory.village.is_agent():
        return saying(own.help_text(context))
    return saying(text(context.translate))


def text(_: Translate) -> str:
    """The help, one segment in every language."""
    return _(
        "Send:\n"
        "LOKER district: jobs\n"
        "DAFTAR district: daily\n"
        "LAMAR code: apply\n"
        "CEK code: genuine?\n"
        "TANYA: ask us\n"
        "LAPOR fraud\n"
        "PROFIL: your CV\n"
        "TIPS\n"
        "BERHENTI: stop\n"
        "No fees"
    )
