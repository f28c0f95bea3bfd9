"""Anything else: `bisa` to an invitation, help once a day, otherwise nothing; always kept for staff."""

from smsgate.effects import KeepForStaff
from smsgate.handlers.applications import invitation
from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, Speech
from smsgate.understanding import Request


def answer(request: Request, context: Context) -> Reply:
    """Say what to send, unless that was said today already; in a talk with an officer they answer."""
    if _is_advertising(request):
        return _silently("unknown")
    if context.directory.with_officer():
        return _silently("later")
    if coming := invitation.in_own_words(request, context):
        return coming
    if context.contact.helped_on == context.today:
        return _silently("unknown")
    _ = context.translate
    text = _(
        "Sorry, we did not understand. Try:\n"
        "LOKER and a district\n"
        "DAFTAR and a district\n"
        "TANYA and your question\n"
        "BANTUAN for all"
    )
    return Reply(_kept("unknown"), lambda _: Speech(texts=(text,)))


def _silently(reason: str) -> Reply:
    return Reply(_kept(reason), lambda _: Speech())


def _kept(reason: str) -> tuple[KeepForStaff]:
    return (KeepForStaff(reason=reason),)


def _is_advertising(request: Request) -> bool:
    """Machines send advertising and codes: answering them would only cost money."""
    return request.word == "SPAM"
