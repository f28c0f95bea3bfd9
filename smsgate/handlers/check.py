"""CEK 1023, CEK PT MAJU, CEK 0812..., CEK and a pasted text: genuine, closed, unknown, or warned about."""

from smsgate import phone
from smsgate.handlers import check_text, detail, verdicts
from smsgate.handlers.context import Context
from smsgate.handlers.named import LOWEST_CODE, Named, called, named_in
from smsgate.handlers.plainly import said_plainly
from smsgate.handlers.reply import Reply, saying
from smsgate.handlers.verdicts import Verdict
from smsgate.understanding import Intent, Request
from smsgate.views import Question
from smsgate.wording.guarding import LONG_NAME
from smsgate.wording.shortening import shorten

KIND = "check"
_ADVERTISEMENT = "SPAM"

SHORT = 7
"""Words up to which a text asks about something and is not itself what was received."""


def answer(request: Request, context: Context) -> Reply:
    """What we know of it; asked what, where nothing is named."""
    verdict = of_text(request.rest, request.code, context)
    return _ask(context) if verdict is None else _said(verdict)


def decide(question: Question, request: Request, context: Context) -> Reply | None:
    """What is sent after CEK alone: a code, a name, a number, or the text that came."""
    if request.intent is Intent.NO:
        return saying(verdicts.left(context.translate))
    said = pasted(request) or _number_alone(request)
    verdict = of_text(said, request.code, context) if said else None
    return None if verdict is None else _said(verdict)


def pasted(request: Request) -> str:
    """The text where it is no message to us: own words, or an advertisement handed on."""
    return request.text.strip() if request.word == _ADVERTISEMENT else said_plainly(request)


def of_text(said: str, code: str | None, context: Context) -> Verdict | None:
    """The verdict on whatever was typed; None where it names nothing."""
    if code is None and said.strip().isdecimal() and len(said.strip()) in (4, 5):
        code = said.strip() if int(said) >= LOWEST_CODE else None
    named = named_in(said, code)
    if len(said.split()) > SHORT or (code and named.numbers) or _reads_like_fraud(said, context):
        return check_text.verdict(said, named, context)
    return _of_few_words(said, named, context)


def _reads_like_fraud(said: str, context: Context) -> bool:
    return any(sign.severity >= check_text.WEIGHTY for sign in context.directory.guard.signs(said))


def _of_few_words(said: str, named: Named, context: Context) -> Verdict | None:
    if named.codes:
        return _of_code(named.codes[0], said, context)
    if named.numbers:
        return of_number(named.numbers[0], context)
    name = called(said)
    return of_employer(name, context) if name else None


def of_number(number: str, context: Context) -> Verdict:
    """A number that the office warns of, or that an employer we verified is called by."""
    guard, shown = context.directory.guard, phone.mask(number)
    if warning := guard.number_warning(number):
        return verdicts.warned(warning, context.translate)
    if owner := guard.owner(number):
        return verdicts.owned(shown, owner, context.translate)
    return verdicts.unknown_number(shown, context.translate)


def of_employer(name: str, context: Context) -> Verdict:
    """A firm by its name."""
    guard, _ = context.directory.guard, context.translate
    if warning := guard.employer_warning(name):
        return verdicts.warned(warning, _)
    found = guard.employers(name)
    if len(found) == 1:
        return verdicts.verified(found[0], _)
    if found:
        return verdicts.several(found, _)
    return verdicts.unknown_employer(shorten(name, LONG_NAME), _)


def _of_code(code: int, said: str, context: Context) -> Verdict:
    found = context.directory.vacancies((code,))
    if found:
        return verdicts.genuine(found[0], context.translate)
    text, effects = detail.not_open(code, context, said)
    return Verdict(head=text, effects=effects)


def _number_alone(request: Request) -> str:
    """A code or a phone number, with nothing beside it."""
    text = request.text.strip()
    alone = request.intent in (Intent.DETAIL, Intent.UNKNOWN) and not any(map(str.isalpha, text))
    return text if alone else ""


def _ask(context: Context) -> Reply:
    _ = context.translate
    text = _(
        "What shall we check? Reply the job's code, the firm's name, the number that contacted you, "
        "or the whole text you got"
    )
    return saying(text, question=context.question(KIND, "CEK"))


def _said(verdict: Verdict) -> Reply:
    return saying(verdict.text, effects=verdict.effects, shown=verdict.shown, closes=(KIND,))
