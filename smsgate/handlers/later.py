"""TANYA, LAPOR, LAMAR, SARAN …: kept, and read by an officer, who answers by SMS."""

from smsgate.effects import KeepForStaff
from smsgate.handlers import detail
from smsgate.handlers import help as help_
from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, Speech
from smsgate.understanding import Request

_KEEP = (KeepForStaff(reason="later"),)


def received(request: Request, context: Context) -> Reply:
    """An officer will read it and answer."""
    _ = context.translate
    return _kept(
        _("Received, thank you. An officer of %(office)s reads it and answers by SMS."), context
    )


def reported(request: Request, context: Context) -> Reply:
    """The same, with what matters now: do not pay."""
    _ = context.translate
    return _kept(
        _(
            "Received, thank you. Pay nothing and send no KTP or OTP. Keep the number and the messages. "
            "An officer of %(office)s answers by SMS."
        ),
        context,
    )


def applied(request: Request, context: Context) -> Reply:
    """The same, with the employer's own way, which is quicker."""
    if request.code is None:
        return received(request, context)
    code = int(request.code)
    found = context.directory.vacancies((code,))
    if not found:
        return detail.of_code(code, context)
    if not found[0].how_to_apply:
        return received(request, context)
    _ = context.translate
    text = _(
        "Received: %(code)d. An officer of %(office)s answers by SMS. Quicker: %(how)s. No fees ever"
    )
    speech = Speech(
        texts=(
            text
            % {"code": code, "office": context.office, "how": found[0].how_to_apply.rstrip(".")},
        ),
        shown=(code,),
    )
    return Reply(_KEEP, lambda _: speech)


def verified(request: Request, context: Context) -> Reply:
    """CEK with a code is answered at once from the list; anything else waits for an officer."""
    if request.code is None:
        return reported(request, context)
    return detail.of_code(int(request.code), context)


def helped(request: Request, context: Context) -> Reply:
    """What is not there yet: say what is."""
    return Reply(_KEEP, lambda _: Speech(texts=(help_.text(context.translate),)))


def _kept(text: str, context: Context) -> Reply:
    return Reply(_KEEP, lambda _: Speech(texts=(text % {"office": context.office},)))
