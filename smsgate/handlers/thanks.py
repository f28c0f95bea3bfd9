"""makasih, ok: nothing is sent, an SMS costs money; `siap` to an invitation is asked what it means."""

from smsgate.handlers.applications import invitation
from smsgate.handlers.context import Context
from smsgate.handlers.reply import SILENCE, Reply, saying
from smsgate.understanding import Request


def answer(request: Request, context: Context) -> Reply:
    """Silence, unless one invitation waits for its YA."""
    waiting = [one for one in invitation.upcoming(context) if not one.accepted]
    if len(waiting) != 1 or context.directory.with_officer():
        return SILENCE
    _ = context.translate
    text = _("Can you come? Reply YA %(code)d or TIDAK %(code)d")
    return saying(text % {"code": waiting[0].code})
