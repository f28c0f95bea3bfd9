"""LAMAR 1046: what would be passed on is shown and YA asked; LAMARAN and BATAL LAMAR lead elsewhere."""

from smsgate.handlers import detail
from smsgate.handlers.applications import WHICH, agree, state, who
from smsgate.handlers.asked_again import asked_again
from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, saying
from smsgate.understanding import Intent, Request
from smsgate.understanding.one_vacancy import STATUS, WITHDRAWN
from smsgate.views import Question


def answer(request: Request, context: Context) -> Reply:
    """By the code, else of the list last shown if it had but one, else ask which."""
    code = int(request.code) if request.code else None
    if request.word == WITHDRAWN:
        return state.withdraw(code, context)
    if request.word == STATUS:
        return state.answer(context)
    return of_code(code, context) if code else _without_code(context)


def of_code(code: int, context: Context) -> Reply:
    """Once a vacancy: who applied is told how it stands. Closed, a fraud or not ours: said to be so."""
    before = context.directory.applications.of(code)
    if before is not None:
        return state.one(before, context)
    found = context.directory.vacancies((code,))
    if not found:
        return detail.of_code(code, context)
    return who.missing(code, context) or agree.ask(found[0], context)


def code_chosen(question: Question, request: Request, context: Context) -> Reply | None:
    """A code, or the digit of the list last shown."""
    _ = context.translate
    if request.intent is Intent.NO:
        return saying(_("All right, no application was made. For open jobs: LOKER"))
    code = int(request.code) if request.intent is Intent.DETAIL and request.code else None
    if code and context.listed_since(question):
        return None  # a code of a list shown since: to read it first
    if request.intent is Intent.PICK:
        code = _picked(request.number or 0, context)
    if code:
        return of_code(code, context)
    text = _("Reply the code of the job, such as 1046: the number before it. To stop: BATAL")
    return asked_again(text, question, request, context)


def _picked(number: int, context: Context) -> int | None:
    listing = context.directory.last_list()
    page = listing.codes[listing.page_start : listing.seen] if listing else ()
    return page[number - 1] if 1 <= number <= len(page) else None


def _without_code(context: Context) -> Reply:
    listing = context.directory.last_list()
    if listing is not None and len(listing.codes) == 1:
        return of_code(listing.codes[0], context)
    _ = context.translate
    text = _(
        "Apply for which job? Reply its code, the number before it. For a list: LOKER and a district"
    )
    return saying(text, question=context.question(WHICH, "LAMAR"))
