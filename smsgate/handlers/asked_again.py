"""A text that says nothing we know while a question is open: the question once more, in other words."""

from dataclasses import replace

from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, saying
from smsgate.understanding import Intent, Request
from smsgate.views import Question

SPAM = "SPAM"


def asked_again(text: str, question: Question, request: Request, context: Context) -> Reply | None:
    """The question put so; None for a text with a meaning, for advertising, or in a talk with an officer.

    Only the question asked last is put again.
    """
    strange = request.intent is Intent.UNKNOWN and request.word != SPAM
    last = context.questions and context.questions[0].kind == question.kind
    if not strange or not last or context.directory.with_officer():
        return None
    return saying(text, question=replace(question, asked_at=context.now))
