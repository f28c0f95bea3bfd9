"""INFO 1023, or 1023 alone: employer, place, pay, requirements, how to apply, until when."""

from smsgate.effects import NoteImposture
from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, saying
from smsgate.understanding import Request
from smsgate.wording import details


def answer(request: Request, context: Context) -> Reply:
    """The vacancy of the code, as long as it is open."""
    return of_code(int(request.code or 0), context)


def of_code(code: int, context: Context) -> Reply:
    """Told in full; a closed one and a code that is not ours are said to be so."""
    _ = context.translate
    found = context.directory.vacancies((code,))
    if found:
        return saying(details.detail(found[0], _), shown=(code,))
    text, effects = not_open(code, context, str(code))
    return saying(text, effects=effects)


def not_open(code: int, context: Context, said: str) -> tuple[str, tuple[NoteImposture, ...]]:
    """A fraud, closed, or no code of ours, which staff should know when several people meet it (`said`)."""
    _ = context.translate
    if context.directory.was_fraud(code):
        text = _(
            "%(code)d was a FRAUD and is closed. Pay nothing, send no KTP or OTP. "
            "Paid already? Reply LAPOR %(code)d. For open jobs: LOKER and a district"
        )
        return text % {"code": code}, ()
    if context.directory.was_ours(code):
        text = _("%(code)d is closed: filled or past its date. For open jobs: LOKER and a district")
        return text % {"code": code}, ()
    text = _(
        "%(code)d is NOT one of our codes. Careful: pay nothing, send no KTP. "
        "To report: LAPOR and what happened. For open jobs: LOKER and a district"
    )
    return text % {"code": code}, (NoteImposture(text=said, code=code),)
