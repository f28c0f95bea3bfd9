"""A code alone, or with a word of answer: its detail, an invitation, a withdrawal, or that one got it."""

from smsgate.handlers import detail, outcome, yes_no
from smsgate.handlers.applications import invitation, state, words
from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, saying
from smsgate.understanding import Request
from smsgate.understanding.one_vacancy import WITH_CODE


def answer(request: Request, context: Context) -> Reply:
    """What the word says where there is something to answer; else the vacancy is told."""
    code = int(request.code or 0)
    reply: Reply | None = None
    if request.word in (WITH_CODE["YA"], WITH_CODE["TIDAK"]):
        reply = invitation.of_code(code, comes=request.word == WITH_CODE["YA"], context=context)
    elif invitation.declines_in_english(request, context):
        reply = invitation.of_code(code, comes=False, context=context)
    elif request.word == WITH_CODE["BATAL"]:
        reply = _called_off(code, context)
    elif request.word == WITH_CODE["DAPAT"] and context.directory.was_ours(code):
        reply = outcome.hired_by(code, context)
    return reply or detail.answer(request, context)


def yes(request: Request, context: Context) -> Reply:
    """YA with no question open: to the one invitation that waits."""
    return invitation.alone(comes=True, context=context) or yes_no.yes(request, context)


def no(request: Request, context: Context) -> Reply:
    """TIDAK with no question open; BATAL means something else."""
    if request.word != yes_no.CANCEL:
        reply = invitation.alone(comes=False, context=context)
    else:
        reply = None if context.contact.subscriptions else _which_application(context)
    return reply or yes_no.no(request, context)


def _which_application(context: Context) -> Reply | None:
    """BATAL takes back no application by itself, for it may be one of several: how it is taken back."""
    applied = context.directory.applications.all()
    if context.directory.with_officer() or not any(one.state in words.OPEN for one in applied):
        return None
    return saying(state.which(context))


def _called_off(code: int, context: Context) -> Reply | None:
    applied = context.directory.applications.of(code)
    return state.withdraw(code, context) if applied and applied.state in words.OPEN else None
