"""JEDA 7: no digest for that many days; JEDA 0 takes it back."""

from datetime import timedelta

from smsgate.effects import Pause
from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, saying
from smsgate.understanding import Request
from smsgate.wording import dates

USUAL_DAYS, MOST_DAYS = 7, 90


def answer(request: Request, context: Context) -> Reply:
    """Pause for the days named (7 when none is), 90 at most."""
    _ = context.translate
    if not context.contact.subscriptions and not context.directory.village.is_agent():
        return saying(
            _(
                "You follow nothing yet, so there is nothing to pause. "
                "To get daily job news: DAFTAR and a district"
            )
        )
    days = USUAL_DAYS if request.number is None else min(request.number, MOST_DAYS)
    return saying(_paused(days, context), effects=(Pause(days=days),))


def _paused(days: int, context: Context) -> str:
    _ = context.translate
    if not days:
        return _("Your daily job news comes again from tomorrow morning. To pause: JEDA 7")
    until = dates.day(context.today + timedelta(days=days), _)
    return _(
        "No daily news until %(date)s. Nothing is lost: what is still open comes after. Sooner: JEDA 0"
    ) % {"date": until}
