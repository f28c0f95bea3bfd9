"""YA 1046, TIDAK 1046: the answer to an invitation; without a code where exactly one waits."""

from smsgate.effects import AnswerInvitation, InvitationAnswered, Result
from smsgate.handlers.applications import words
from smsgate.handlers.context import Context
from smsgate.handlers.knowledge.applications import InvitedTo
from smsgate.handlers.reply import Reply, Speech, saying
from smsgate.wording.segments import ALONE


def of_code(code: int, *, comes: bool, context: Context) -> Reply | None:
    """The answer for that vacancy; None where there is no invitation to it."""
    found = context.directory.applications.invited(code)
    return _answered(found[0], comes=comes, context=context) if found else None


def alone(*, comes: bool, context: Context) -> Reply | None:
    """The same without a code; None where none waits, or an officer may be meant."""
    if context.directory.with_officer():
        return None
    waiting = [
        one
        for one in context.directory.applications.invited()
        if not one.accepted and one.at > context.now
    ]
    if len(waiting) > 1:
        _ = context.translate
        codes = ", ".join(str(one.code) for one in waiting)
        text = _("Several invitations wait: %(codes)s. Reply YA or TIDAK and the code")
        return saying(text % {"codes": codes})
    return _answered(waiting[0], comes=comes, context=context) if waiting else None


def answered(
    result: Result, invited: InvitedTo, *, comes: bool, context: Context, room: int = ALONE
) -> str:
    """Agreed, declined, or gone meanwhile; in `room` septets."""
    _ = context.translate
    code = {"code": invited.code}
    if not isinstance(result, InvitationAnswered) or not result.done:
        return _("That invitation was called off or moved. How it stands: LAMARAN %(code)d") % code
    if not comes:
        text = _(
            "Noted: you cannot come to the interview %(code)d. They may propose another time. "
            "To withdraw altogether: BATAL LAMAR %(code)d"
        )
        return text % code
    applied = context.directory.applications.of(invited.code)
    job = words.job(applied) if applied else (str(invited.code),)
    return words.coming(invited, job, _, room)


def _answered(invited: InvitedTo, *, comes: bool, context: Context) -> Reply:
    _ = context.translate
    if invited.at < context.now:
        text = _(
            "That interview %(code)d was on %(when)s. To ask about it: TANYA and your question"
        )
        return saying(text % {"code": invited.code, "when": words.on(invited.at.date(), _)})
    effect = AnswerInvitation(interview=invited.interview, comes=comes)
    return Reply(
        (effect,),
        lambda results: Speech(
            texts=(answered(results[0], invited, comes=comes, context=context),)
        ),
    )
