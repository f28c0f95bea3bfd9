"""LAPOR ...: a case with a number, what to do now, and the evidence kept for the officers."""

from collections.abc import Callable

from smsgate.effects import CaseOpened, FileReport, NoteImposture, Result
from smsgate.handlers.check import pasted
from smsgate.handlers.context import Context
from smsgate.handlers.named import Named, named_in
from smsgate.handlers.reply import Reply, Speech, result_of, saying
from smsgate.handlers.situations import situation
from smsgate.understanding import Intent, Request
from smsgate.views import Question
from smsgate.wording import reporting

KIND = "report"
LEAST_WORDS = 3
"""Fewer beside a code or a number tell no story."""


def answer(request: Request, context: Context) -> Reply:
    """Take the report, or ask what happened."""
    if not request.rest:
        return _ask(context)
    return _taken(request.rest, request.code, context)


def decide(question: Question, request: Request, context: Context) -> Reply | None:
    """The story after LAPOR alone."""
    if request.intent is Intent.NO:
        _ = context.translate
        return saying(_("All right, nothing was reported. You can report any time: LAPOR"))
    story = pasted(request)
    if not story:
        return None
    about = question.data.get("about", "")
    return _taken(f"{about} {story}".strip(), request.code, context)


def effects(story: str, named: Named, context: Context) -> tuple[FileReport | NoteImposture, ...]:
    """The case, and each code that looks like ours and is not."""
    directory = context.directory
    false = [code for code in named.codes if not directory.was_ours(code)]
    filed = FileReport(text=story, codes=named.codes, numbers=named.numbers, employer=named.firm)
    return (filed, *(NoteImposture(text=story, code=code) for code in false))


def worded(story: str, named: Named, context: Context) -> Callable[[tuple[Result, ...]], str]:
    """The case's number, and what to do now."""

    def say(results: tuple[Result, ...]) -> str:
        opened, _ = result_of(results, CaseOpened), context.translate
        head = reporting.received(opened.number, new=opened.new, _=_)
        return f"{head} {_advice(story, named, context)}"

    return say


def _taken(story: str, code: str | None, context: Context) -> Reply:
    named = named_in(story, code)
    say = worded(story, named, context)
    awaited = _story_of(story, context) if _names_only(story, named) else None
    return Reply(
        effects(story, named, context),
        lambda results: Speech(texts=(say(results),), question=awaited, closes=(KIND,)),
    )


def _names_only(story: str, named: Named) -> bool:
    return len(story.split()) < LEAST_WORDS and bool(named.codes or named.numbers)


def _story_of(about: str, context: Context) -> Question:
    """What is told next without a keyword belongs to it."""
    return context.question(KIND, "LAPOR", data={"about": about})


def _advice(story: str, named: Named, context: Context) -> str:
    _ = context.translate
    if _names_only(story, named):
        return reporting.tell_more(named.codes[0] if named.codes else None, _)
    return reporting.now(situation(story), _)


def _ask(context: Context) -> Reply:
    _ = context.translate
    text = _(
        "What happened? Reply in one SMS: who contacted you, the job's code or the number, what they "
        "asked for. Never send KTP or OTP. To leave it: BATAL"
    )
    return saying(text, question=context.question(KIND, "LAPOR"))
