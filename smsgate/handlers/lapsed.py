"""An answer that comes when its question is over: nothing was changed, and how to be asked again."""

from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, saying
from smsgate.understanding import Intent, Request
from smsgate.views import Question


def answer(request: Request, context: Context) -> Reply | None:
    """Said once; None for a text that answers no such question."""
    question = context.lapsed
    if question is None or not _answers(request, question, context):
        return None
    _ = context.translate
    text = _("That question is over by now, so nothing was changed. To go on reply %(word)s")
    return saying(text % {"word": question.again or "BANTUAN"}, closes=(question.kind,))


def _answers(request: Request, question: Question, context: Context) -> bool:
    if request.word and request.word in question.words:
        return request.intent is not Intent.NO
    if question.options and request.intent is Intent.PICK:
        return not context.listed_since(question)
    free = not question.words and not question.options
    return free and request.intent is Intent.UNKNOWN and not context.directory.with_officer()
