"""Which handler answers: reserved words first, then the answer to an open question, then the table."""

from collections.abc import Callable
from dataclasses import replace

from smsgate.effects import Result
from smsgate.handlers import (
    ask,
    check,
    consent,
    erase,
    feedback,
    filled,
    handover,
    help,
    language,
    lapsed,
    more,
    my_data,
    one_vacancy,
    outcome,
    pause,
    pick,
    posting,
    profile,
    rating,
    report,
    search,
    subscribe,
    thanks,
    tips,
    unknown,
    unsubscribe,
    worry,
)
from smsgate.handlers.applications import AGREE, WHICH, WHO, agree, apply, who
from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, Speech
from smsgate.handlers.village import own as village
from smsgate.handlers.village import register
from smsgate.understanding import Intent, Request
from smsgate.views import Question

Handler = Callable[[Request, Context], Reply]

HANDLERS: dict[Intent, Handler] = {
    Intent.SEARCH: search.answer,
    Intent.MORE: more.answer,
    Intent.DETAIL: one_vacancy.answer,
    Intent.PICK: pick.answer,
    Intent.SUBSCRIBE: subscribe.answer,
    Intent.UNSUBSCRIBE: unsubscribe.answer,
    Intent.PAUSE: pause.answer,
    Intent.APPLY: apply.answer,
    Intent.VERIFY: check.answer,
    Intent.POST: posting.answer,
    Intent.FILLED: filled.answer,
    Intent.REPORT: report.answer,
    Intent.ASK: ask.answer,
    Intent.TIPS: tips.answer,
    Intent.FEEDBACK: feedback.answer,
    Intent.PROFILE: profile.answer,
    Intent.HIRED: outcome.hired,
    Intent.NOT_HIRED: outcome.not_hired,
    Intent.LANGUAGE: language.answer,
    Intent.HELP: help.answer,
    Intent.MY_DATA: my_data.answer,
    Intent.ERASE: erase.answer,
    Intent.REGISTER_OTHER: register.answer,
    Intent.YES: one_vacancy.yes,
    Intent.NO: one_vacancy.no,
    Intent.THANKS: thanks.answer,
    Intent.UNKNOWN: unknown.answer,
}

DECIDERS: dict[str, Callable[[Question, Request, Context], Reply | None]] = {
    search.PLACE: search.place_chosen,
    subscribe.PLACE: subscribe.place_chosen,
    subscribe.KIND: subscribe.kind_chosen,
    erase.KIND: erase.decide,
    posting.KIND: posting.decide,
    consent.KIND: consent.decide,
    handover.KIND: handover.decide,
    register.PLACE: register.place_chosen,
    WHICH: apply.code_chosen,
    WHO: who.decide,
    AGREE: agree.decide,
    outcome.WAY: outcome.way_chosen,
    outcome.SECTOR: outcome.sector_chosen,
    profile.KIND: profile.decide,
    profile.LINE: profile.line_chosen,
    ask.KIND: ask.decide,
    ask.ANSWERED: ask.decide_answered,
    feedback.KIND: feedback.decide,
    rating.KIND: rating.decide,
    check.KIND: check.decide,
    report.KIND: report.decide,
    tips.KIND: tips.series_chosen,
}


def route(request: Request, context: Context) -> tuple[Request, Reply]:
    """The request as it was taken in the end, and its reply."""
    stranger = handover.taken(request, context)
    if stranger is not None:
        return request, stranger
    official = village.taken(request, context)
    if official is not None:
        return official
    if request.intent is Intent.UNSUBSCRIBE:
        return request, unsubscribe.answer(request, context)
    return worry.with_answer(*_routed(request, context), context)


def _routed(request: Request, context: Context) -> tuple[Request, Reply]:
    for question in context.questions:
        reply = DECIDERS[question.kind](question, request, context)
        if reply is not None:
            return _as_answer(request, question), _closing(reply, question)
    return request, lapsed.answer(request, context) or HANDLERS[request.intent](request, context)


OWN_WORDS: dict[str, Intent] = {
    ask.KIND: Intent.ASK,
    ask.ANSWERED: Intent.ASK,
    feedback.KIND: Intent.FEEDBACK,
    rating.KIND: Intent.FEEDBACK,
    posting.KIND: Intent.POST,
    profile.KIND: Intent.PROFILE,
    profile.LINE: Intent.PROFILE,
    check.KIND: Intent.VERIFY,
    report.KIND: Intent.REPORT,
}
"""What an answer to these questions is kept as, whatever its words alone would mean."""


def _as_answer(request: Request, question: Question) -> Request:
    """What the message is kept as: an answer is not what its words would mean alone."""
    if question.kind in OWN_WORDS and request.intent is not Intent.NO:
        return replace(request, intent=OWN_WORDS[question.kind])
    return replace(request, intent=Intent.YES) if request.intent is Intent.UNKNOWN else request


def _closing(reply: Reply, question: Question) -> Reply:
    """A question answered is no longer open."""

    def say(results: tuple[Result, ...]) -> Speech:
        speech = reply.say(results)
        return replace(speech, closes=(*speech.closes, question.kind))

    return Reply(reply.effects, say)
