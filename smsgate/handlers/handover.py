"""BUKAN SAYA: a number that changed hands. Asks YA once, then all of the former owner is erased."""

from smsgate.effects import Consent, HandOver
from smsgate.handlers import consent
from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, Speech, saying
from smsgate.i18n import Translate
from smsgate.understanding import Intent, Request
from smsgate.views import Question

KIND = "handover"
WORD = "BUKAN SAYA"


def taken(request: Request, context: Context) -> Reply | None:
    """Whatever question is open, it was not for whoever holds the phone now; None for another text."""
    if request.word != WORD:
        return None
    if consent.is_open(context):
        return _never(request, context)
    _ = context.translate
    if not context.directory.village.anything_kept():
        return saying(_("Nothing of anybody else is kept under this number. ") + _ours(context))
    text = _(
        "Is this number new to you? Then everything of its former owner is erased, for good. "
        "Reply YA, or TIDAK if it is yours"
    )
    return saying(text, question=context.question(KIND, WORD, words=("YA",)))


def decide(question: Question, request: Request, context: Context) -> Reply | None:
    """YA hands the number over, TIDAK or BATAL leaves all as it is."""
    _ = context.translate
    if request.intent is Intent.NO:
        return saying(_("Nothing was changed. To see what is kept: DATAKU"))
    if request.word not in question.words:
        return None
    return saying(done(context), effects=(HandOver(),))


def done(context: Context) -> str:
    """What was erased, and what the service is."""
    _ = context.translate
    return _("Done, the former owner's data are erased. ") + _ours(context)


def _ours(context: Context) -> str:
    _ = context.translate
    return _(
        "This is free job news of %(office)s: LOKER and a district. We never ask for money or OTP"
    ) % {"office": context.office}


def _never(request: Request, context: Context) -> Reply:
    """An entry somebody made for another: it ends, and nothing else does."""
    effect = Consent(given=False, words=request.text)
    return Reply(
        (effect,), lambda _results: Speech(texts=(_ended(context),), closes=(consent.KIND,))
    )


def _ended(context: Context) -> str:
    _: Translate = context.translate
    if any(row.state == "active" for row in context.contact.subscriptions):
        return _(
            "Thank you: what was asked here has ended for good. "
            "Is all that is kept of this number another's? Reply BUKAN SAYA again"
        )
    return _(
        "Thank you: what was asked here has ended for good, no data of yours is used. "
        "Look for work yourself? LOKER and a district"
    )
