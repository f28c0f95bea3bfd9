"""Which handler answers: reserved words first, then the answer to an open question, then the table."""

from collections.abc import Callable
from dataclasses import replace

from smsgate.effects import Result
from smsgate.handlers import (
    consent,
    detail,
    erase,
    help,
    language,
    later,
    more,
    my_data,
    pause,
    pick,
    search,
    subscribe,
    thanks,
    unknown,
    unsubscribe,
    yes_no,
)
from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, Speech
from smsgate.understanding import Intent, Request
from smsgate.views import Question

Handler = Callable[[Request, Context], Reply]

HANDLERS: dict[Intent, Handler] = {
    Intent.SEARCH: search.answer,
    Intent.MORE: more.answer,
    Intent.DETAIL: detail.answer,
    Intent.PICK: pick.answer,
    Intent.SUBSCRIBE: subscribe.answer,
    Intent.UNSUBSCRIBE: unsubscribe.answer,
    Intent.PAUSE: pause.answer,
    Intent.APPLY: later.applied,
    Intent.VERIFY: later.verified,
    Intent.POST: later.received,
    Intent.FILLED: later.received,
    Intent.REPORT: later.reported,
    Intent.ASK: later.received,
    Intent.TIPS: later.helped,
    Intent.FEEDBACK: later.received,
    Intent.PROFILE: later.helped,
    Intent.HIRED: later.received,
    Intent.NOT_HIRED: later.received,
    Intent.LANGUAGE: language.answer,
    Intent.HELP: help.answer,
    Intent.MY_DATA: my_data.answer,
    Intent.ERASE: erase.answer,
    Intent.REGISTER_OTHER: later.received,
    Intent.YES: yes_no.yes,
    Intent.NO: yes_no.no,
    Intent.THANKS: thanks.answer,
    Intent.UNKNOWN: unknown.answer,
}

DECIDERS: dict[str, Callable[[Question, Request, Context], Reply | None]] = {
    search.PLACE: search.place_chosen,
    subscribe.PLACE: subscribe.place_chosen,
    subscribe.KIND: subscribe.kind_chosen,
    erase.KIND: erase.decide,
    consent.KIND: consent.decide,
}


def route(request: Request, context: Context) -> tuple[Request, Reply]:
    """The request as it was taken in the end, and its reply."""
    if request.intent is not Intent.UNSUBSCRIBE:
        for question in context.questions:
            reply = DECIDERS[question.kind](question, request, context)
            if reply is not None:
                return _as_answer(request), _closing(reply, question)
    return request, HANDLERS[request.intent](request, context)


def _as_answer(request: Request) -> Request:
    """What the message is kept as: an answer is not what its words would mean alone."""
    return replace(request, intent=Intent.YES) if request.intent is Intent.UNKNOWN else request


def _closing(reply: Reply, question: Question) -> Reply:
    """A question answered is no longer open."""

    def say(results: tuple[Result, ...]) -> Speech:
        speech = reply.say(results)
        return replace(speech, closes=(*speech.closes, question.kind))

    return Reply(reply.effects, say)
