"""SETUJU: the answer to an officer's entry; a word of its own, so that no YA is mistaken for it."""

from smsgate.effects import Consent, Consented, Result
from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, Speech, saying
from smsgate.understanding import Request
from smsgate.views import Question

KIND = "consent"


def decide(question: Question, request: Request, context: Context) -> Reply | None:
    """SETUJU begins the daily news that was entered for this person."""
    if request.word not in question.words:
        return None
    effect = Consent(given=True, words=request.text)
    return Reply((effect,), lambda results: _agreed(results, context))


def is_open(context: Context) -> bool:
    """Whether somebody entered this number and its SETUJU has not come yet."""
    return any(question.kind == KIND for question in context.questions)


def which_word(context: Context) -> Reply:
    """A YA that no other question waited for: only SETUJU counts."""
    _ = context.translate
    return saying(
        _("To get job news each morning (18+) reply with this one word: SETUJU. If not: TIDAK")
    )


def declined(request: Request, context: Context) -> Reply:
    """A TIDAK that no other question waited for: what was entered ends."""
    _ = context.translate
    text = _("Fine, no news comes to this number. Look for work yourself? LOKER and a district")
    effect = Consent(given=False, words=request.text)
    return Reply((effect,), lambda _results: Speech(texts=(text,), closes=(KIND,)))


def _agreed(results: tuple[Result, ...], context: Context) -> Speech:
    _ = context.translate
    (result,) = results
    places = result.places if isinstance(result, Consented) else ()
    names = ", ".join(dict.fromkeys(context.named(place) for place in places))
    text = _(
        "Thank you. You (18+) get job news of %(places)s from %(office)s each morning. To end it: BERHENTI. "
        "We never ask for money, KTP or OTP"
    ) % {"places": names[:40], "office": context.office}
    return Speech(texts=(text,))
