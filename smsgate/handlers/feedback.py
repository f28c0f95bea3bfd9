"""SARAN, KRITIK: what to do better, in their own words; officers read it. NILAI is `rating`."""

from smsgate.effects import Suggest
from smsgate.handlers import rating
from smsgate.handlers.context import Context
from smsgate.handlers.plainly import said_plainly
from smsgate.handlers.reply import Reply, saying
from smsgate.understanding import Intent, Request
from smsgate.views import Question

KIND = "suggest"


def answer(request: Request, context: Context) -> Reply:
    """Thanks; the word alone asks for more."""
    if request.word == rating.WORD:
        return rating.answer(request, context)
    return _kept(request.rest, context) if request.rest.strip() else _ask(context)


def decide(question: Question, request: Request, context: Context) -> Reply | None:
    """What comes after SARAN alone is the suggestion."""
    _ = context.translate
    if request.intent is Intent.NO:
        return saying(_("All right, nothing was noted. Any time later: SARAN and your words"))
    words = said_plainly(request)
    return _kept(words, context) if words else None


def _ask(context: Context) -> Reply:
    _ = context.translate
    text = _(
        "What should we do better, or what was good? Reply in your own words. Rather not: BATAL"
    )
    return saying(text, question=context.question(KIND, "SARAN"))


def _kept(words: str, context: Context) -> Reply:
    return saying(thanks(context), effects=(Suggest(text=words),), closes=(KIND,))


def thanks(context: Context) -> str:
    """Who reads it, and what to send where an answer is wanted."""
    _ = context.translate
    text = _(
        "Thank you! Officers of %(office)s read it. Should somebody answer? TANYA and your question"
    )
    return text % {"office": context.office}
