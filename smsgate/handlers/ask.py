"""TANYA: a frequent question is answered at once, anything else is a case an officer answers by SMS."""

import re
from datetime import timedelta

from smsgate.effects import CaseOpened, CountAnswer, Effect, OpenCase, Result
from smsgate.handlers.context import Context
from smsgate.handlers.knowledge.asking import ReadyAnswer
from smsgate.handlers.plainly import said_plainly, says_something
from smsgate.handlers.reply import Reply, Speech, result_of, saying
from smsgate.i18n import Translate
from smsgate.understanding import Intent, Request
from smsgate.understanding.matching import clear_match
from smsgate.views import Question
from smsgate.wording import dates

KIND = "ask"
"""The question after TANYA alone."""

ANSWERED = "ask_answered"
"""A frequent question was answered: PETUGAS goes on with it."""

PERSON = re.compile(
    r"(?:ke |sama |pd |pada )?(?:petugas\w*|officers?|pegawai\w*)\b[\s.,:;!?-]*", re.I
)
"""Who wants a person and no ready answer."""

UNANSWERED = re.compile(
    r"(?:masih )?(?:belum|blm|kurang|tidak|tdk|dak|gak|not|still not)\s+"
    r"(?:jelas|terjawab|dijawab|paham|ngerti|mengerti|clear|answered)\b[\s\w.!?]{0,12}",
    re.I,
)
"""Whom a ready answer did not help: the words we ask it in, and their kin."""

CASE = "ask"
"""As in `models.CaseKind`."""

_WORD = re.compile(r"[a-z]+")

HALF = 30
"""Minutes to which a moment is rounded, later and never earlier."""


def answer(request: Request, context: Context) -> Reply:
    """TANYA and a question; TANYA PETUGAS; TANYA alone asks for the question."""
    return asked(request.rest, context)


def decide(question: Question, request: Request, context: Context) -> Reply | None:
    """What comes after TANYA alone is the question."""
    if request.intent is Intent.NO:
        _ = context.translate
        return saying(_("All right, nothing was asked. Any time later: TANYA and your question"))
    words = said_plainly(request)
    if not words:
        return None
    if question.data.get("person") and not PERSON.match(words):
        return _case(words, context)
    return asked(words, context)


def decide_answered(question: Question, request: Request, context: Context) -> Reply | None:
    """PETUGAS or "belum jelas", or what else is to be said to them: with the earlier question in it."""
    if UNANSWERED.fullmatch(request.text.strip()):
        return _person("", context)
    person = PERSON.match(said_plainly(request))
    return _person(request.text.strip()[person.end() :], context) if person else None


def asked(words: str, context: Context) -> Reply:
    """A question in somebody's words, without the keyword."""
    person = PERSON.match(words.strip())
    if person:
        return _person(words.strip()[person.end() :], context)
    if not says_something(words):
        return _ask(context)
    ready = fitting(words, context.directory.asking.answers())
    return _ready(words, ready, context) if ready else _case(words, context)


def fitting(words: str, answers: tuple[ReadyAnswer, ...]) -> ReadyAnswer | None:
    """The ready answer that clearly fits."""
    known = {answer.id: answer for answer in answers}
    key = clear_match(words, {key: (one.title, *one.ways) for key, one in known.items()})
    return known[key] if key is not None else None


def told(text: str, _: Translate) -> str:
    """A ready answer as it is sent."""
    more = _("Not answered? TANYA PETUGAS")
    return f"{text}\n{more}"


def case_of(words: str, context: Context) -> OpenCase:
    """The case of a question, with the district it names, if any."""
    said = f" {' '.join(_WORD.findall(words.casefold()))} "
    named = [
        place for place in context.directory.districts() if f" {place.name.casefold()} " in said
    ]
    longest = max(named, key=lambda place: len(place.name), default=None)
    return OpenCase(kind=CASE, text=words.strip(), place=longest.code if longest else None)


def opened(results: tuple[Result, ...], context: Context) -> str:
    """Under which number, and by when an officer answers."""
    _ = context.translate
    case = result_of(results, CaseOpened)
    if not case.new:
        text = _(
            "Added to case %(number)d. An officer answers by SMS on workdays; simply reply here"
        )
        return text % {"number": case.number}
    text = _(
        "Received, case %(number)d. An officer answers by SMS on workdays, by %(by)s. "
        "To add something simply reply"
    )
    return text % {"number": case.number, "by": by(context)}


def by(context: Context) -> str:
    """`Rabu 25 Nov 10.00`: until when an answer is promised."""
    _ = context.translate
    due = context.directory.asking.due()
    due += timedelta(minutes=-due.minute % HALF)
    return f"{dates.weekday(due.date(), _)} {dates.day(due.date(), _)} {due:%H.%M}"


def _person(words: str, context: Context) -> Reply:
    """With the earlier question in it, where there was one."""
    earlier = next((one for one in context.questions if one.kind == ANSWERED), None)
    if earlier is None:
        return _case(words, context) if says_something(words) else _ask(context, person=True)
    said = "\n".join(part for part in (earlier.data["asked"], words.strip()) if part)
    counted = CountAnswer(answer=int(earlier.data["answer"]), followed=True)
    return _case(said, context, counted)


def _ask(context: Context, *, person: bool = False) -> Reply:
    _ = context.translate
    if person:
        text = _(
            "An officer will answer you. What is it about? Reply in your own words. Rather not: BATAL"
        )
    else:
        text = _(
            "What would you like to know? Reply in your own words, e.g. how to get the AK1 card. "
            "Rather not: BATAL"
        )
    data = {"person": "1"} if person else {}
    return saying(text, question=context.question(KIND, "TANYA", data=data))


def _ready(words: str, ready: ReadyAnswer, context: Context) -> Reply:
    """`words` on the question: what none of these letters means never lapses as a question of ours would."""
    data = {"asked": words.strip()[:300], "answer": str(ready.id)}
    question = context.question(ANSWERED, words=("PETUGAS",), data=data)
    text, counted = told(ready.text, context.translate), (CountAnswer(answer=ready.id),)
    return saying(text, effects=counted, question=question, closes=(KIND,))


def _case(words: str, context: Context, *counted: Effect) -> Reply:
    effects = (case_of(words, context), *counted)

    def say(results: tuple[Result, ...]) -> Speech:
        return Speech(texts=(opened(results, context),), closes=(KIND, ANSWERED))

    return Reply(effects, say)
