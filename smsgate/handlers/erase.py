"""HAPUS DATA: asks YA, then erases everything kept about this number and confirms."""

from smsgate.effects import Erase
from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, saying
from smsgate.understanding import Intent, Request
from smsgate.views import Question

KIND = "erase"


def answer(request: Request, context: Context) -> Reply:
    """Ask first: it cannot be undone."""
    _ = context.translate
    text = _(
        "Erase everything kept about this number? Your daily news ends too, and it cannot be undone. "
        "Reply YA to erase, TIDAK to keep"
    )
    return saying(text, question=context.question(KIND, "HAPUS DATA", words=("YA",)))


def decide(question: Question, request: Request, context: Context) -> Reply | None:
    """YA erases, TIDAK or BATAL keeps."""
    _ = context.translate
    if request.intent is Intent.NO:
        return saying(_("Nothing was erased. To see what is kept: DATAKU"))
    if request.word not in question.words:
        return None
    text = _(
        "Done: all your data is erased. Only a coded mark stays, so that nobody signs this number up again. "
        "You can come back any time: LOKER"
    )
    return saying(text, effects=(Erase(),))
