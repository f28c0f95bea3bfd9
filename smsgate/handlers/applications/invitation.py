"""YA 1046, TIDAK 1046: the answer to an invitation; without a code where exactly one waits."""

import re

from smsgate.effects import AnswerInvitation, InvitationAnswered, Result
from smsgate.handlers.applications import words
from smsgate.handlers.context import Context
from smsgate.handlers.knowledge.applications import InvitedTo
from smsgate.handlers.reply import Reply, Speech, saying
from smsgate.understanding import Request
from smsgate.wording.dates import day
from smsgate.wording.segments import ALONE

_POLITE = (
    r"(?:maaf|pak|bu|kak|bang|mas|mbak|saya|aku|ya|iya|ok|oke|siap|in ?sya ?a?llah|i|yes|no|sorry)"
)
_COME = r"(?:bisa|hadir|datang|sanggup|can|come|will|be there)"
_NOT = r"(?:tidak|tdk|tak|gak|ga|nggak|dak|belum|blm|cannot|can't|not)"
_CAN = re.compile(rf"(?:{_POLITE} )*{_COME}(?: (?:{_COME}|{_POLITE}))*")
_CANNOT = re.compile(rf"(?:{_POLITE} )*(?:can )?{_NOT}(?: jadi)?(?: (?:{_COME}|{_POLITE}))+")


def of_code(code: int, *, comes: bool, context: Context) -> Reply | None:
    """The answer for that vacancy; None where there is no invitation to it."""
    found = context.directory.applications.invited(code)
    return _answered(found[0], comes=comes, context=context) if found else None


def in_own_words(request: Request, context: Context) -> Reply | None:
    """`bisa pak`, `maaf tidak bisa`: as the invitation asks; None for anything else, or where none waits."""
    said = " ".join(re.findall(r"[a-z']+", request.text.casefold()))
    if _CANNOT.fullmatch(said):  # said so plainly it may also take back a yes
        return _of_the_one(upcoming(context), comes=False, context=context)
    return alone(comes=True, context=context) if _CAN.fullmatch(said) else None


def declines_in_english(request: Request, context: Context) -> bool:
    """Whether `no 1046` is a no: in Indonesian it is short for "nomor"."""
    return context.language == "en" and request.text.strip().casefold().startswith("no ")


def alone(*, comes: bool, context: Context) -> Reply | None:
    """The same without a code; None where none waits, or an officer may be meant."""
    if context.directory.with_officer():
        return None
    waiting = [one for one in upcoming(context) if not one.accepted]
    return _of_the_one(waiting, comes=comes, context=context)


def upcoming(context: Context) -> list[InvitedTo]:
    """The interviews still to come, agreed to or not."""
    return [one for one in context.directory.applications.invited() if one.at > context.now]


def _of_the_one(waiting: list[InvitedTo], *, comes: bool, context: Context) -> Reply | None:
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
        return saying(text % {"code": invited.code, "when": day(invited.at.date(), _)})
    effect = AnswerInvitation(interview=invited.interview, comes=comes)
    return Reply(
        (effect,),
        lambda results: Speech(
            texts=(answered(results[0], invited, comes=comes, context=context),)
        ),
    )
