"""Words of distress about a debt: a private case, and a fixed answer once a day, beside what was asked.

Who speaks of ending their life is answered each time.
"""

from dataclasses import replace

from smsgate.effects import AnswerWorry, CaseOpened, OpenCase, Result, WorryAnswered
from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, Speech, result_of
from smsgate.i18n import Translate
from smsgate.understanding import Intent, Request
from smsgate.understanding.distress import Worry, worry

CASE = "debt"
"""As in `models.CaseKind`: private."""

_NO_REQUEST = frozenset(
    {
        Intent.ASK,
        Intent.UNKNOWN,
        Intent.HELP,
        Intent.THANKS,
        Intent.YES,
        Intent.NO,
    }
)
"""What is answered by the fixed words alone: the case goes to an officer in any event."""

_NOT_FOR_OFFICERS = frozenset({Intent.TIPS, Intent.PROFILE})
"""Kept as a question, for what is kept under these no officer is shown."""

_QUESTIONS = ("ask", "ask_answered")
"""Questions of ours that such a text has answered: it is with an officer."""


def with_answer(request: Request, reply: Reply, context: Context) -> tuple[Request, Reply]:
    """The request and reply as they are, or with what distress calls for before them."""
    found = worry(request.text)
    if found is None:
        return request, reply
    alone = request.intent in _NO_REQUEST
    kept = alone or request.intent in _NOT_FOR_OFFICERS
    taken = replace(request, intent=Intent.ASK) if kept else request
    own = (OpenCase(kind=CASE, text=request.text, place=request.place), AnswerWorry())
    talks = found is not Worry.HARM and _is_talking(context)

    def say(results: tuple[Result, ...]) -> Speech:
        first = _first_words(results, found, context, talks=talks)
        if alone:
            added = (_added(results, context),) if _expects_word(request, first, talks) else ()
            return Speech(texts=first or added, closes=_QUESTIONS)
        speech = reply.say(results[len(own) :])
        return replace(speech, texts=(*first, *speech.texts))

    return taken, Reply((*own, *(() if alone else reply.effects)), say)


def fixed(found: Worry, number: int, office: str, _: Translate) -> str:
    """The checked words: nothing in them is made from what the person wrote. Two SMS at most."""
    if found is Worry.HARM:
        text = _(
            "Thank you for telling us. You matter, and debts can be solved. Please call 119 now "
            "(Ministry of Health, free), go to somebody you trust or the puskesmas; do not stay alone. "
            "Threatened: police 110. Debt: OJK 157. An officer of %(office)s writes to you, in confidence. "
            "Case %(number)d"
        )
    else:
        text = _(
            "We read your message; you are not alone. Do not borrow anew to repay. Keep all proof: SMS, "
            "calls, names. Call OJK 157, for a licensed lender also AFPI 150505. Threatened: police 110. "
            "An officer of %(office)s writes to you, in confidence. Case %(number)d"
        )
    return text % {"office": office, "number": number}


def _first_words(
    results: tuple[Result, ...], found: Worry, context: Context, *, talks: bool
) -> tuple[str, ...]:
    opened, answered = result_of(results, CaseOpened), result_of(results, WorryAnswered)
    again = not answered.first and found is not Worry.HARM  # such a text is never met by silence
    if again or talks:
        return ()
    return (fixed(found, opened.number, context.office, context.translate),)


def _is_talking(context: Context) -> bool:
    """Whether an officer has answered such a case of theirs: then a person speaks, and no machine."""
    return any(case.kind == CASE and case.answered for case in context.directory.asking.cases())


def _expects_word(request: Request, first: tuple[str, ...], talks: bool) -> bool:
    """Who asks by TANYA hears that it arrived; other words are more of what was said before."""
    return request.word == "TANYA" and not first and not talks


def _added(results: tuple[Result, ...], context: Context) -> str:
    _ = context.translate
    opened = result_of(results, CaseOpened)
    text = _("Added to your case %(number)d. An officer of %(office)s answers you, in confidence")
    return text % {"number": opened.number, "office": context.office}
