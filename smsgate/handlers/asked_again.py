"""A text that says nothing we know while a question is open: the question once more, in other words."""

from dataclasses import replace

from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, saying
from smsgate.understanding import Intent, Request
from smsgate.views import Question

SPAM = "SPAM"
YES = "YA"


def asked_again(text: str, question: Question, request: Request, context: Context) -> Reply | None:
    """The question put so; None for a text with a meaning, for advertising, or in a talk with an officer.

    Only the question asked last is put again; `oke` to one that waits for YA is no YA yet.
    """
    strange = request.intent is Intent.UNKNOWN and request.word != SPAM
    nods = request.intent is Intent.THANKS and YES in question.words
    last = context.questions and context.questions[0].kind == question.kind
    meant = nods or (strange and not context.directory.with_officer())
    if not last or not meant:
        return None
    return put_again(text, question, context)


def put_again(text: str, question: Question, context: Context) -> Reply:
    """The question put so, open for longer."""
    return saying(text, question=replace(question, asked_at=context.now))
