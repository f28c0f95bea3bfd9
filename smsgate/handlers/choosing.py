"""A name that stands in two kecamatan is asked back, and answered with one digit."""

from dataclasses import replace

from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, saying
from smsgate.understanding import Intent, Request
from smsgate.views import Question

MOST_CHOICES = 5
LONGEST_AGAIN = 40


def ask_place(kind: str, request: Request, context: Context) -> Reply:
    """List the places meant; the handler of `kind` takes the answer and goes on with the same words."""
    data = {
        "terms": " ".join(request.terms),
        "group": request.group or "",
        "words": request.text[:160],
    }
    question = context.question(kind, request.text.strip()[:LONGEST_AGAIN], data=data)
    return ask_which(request.candidates, question, context)


def ask_which(places: tuple[str, ...], question: Question, context: Context) -> Reply:
    """The question, asked of a name that these places have in common."""
    options = places[:MOST_CHOICES]
    again = replace(question, options=options, asked_at=context.now)
    return saying(which(options, context), question=again)


def which(options: tuple[str, ...], context: Context) -> str:
    """The question that lists these places."""
    _ = context.translate
    lines = "\n".join(
        f"{number} {called(code, context)}" for number, code in enumerate(options, start=1)
    )
    if len(options) == 2:
        text = _("Which one do you mean?\n%(choices)s\nReply 1 or 2")
    else:
        text = _("Which one do you mean?\n%(choices)s\nReply a number, 1 to %(last)d")
    return text % {"choices": lines, "last": len(options)}


def chosen_place(question: Question, request: Request, context: Context) -> str | None:
    """The place of the digit, or of a clear name; None when the text answers something else."""
    if request.intent is Intent.PICK and request.number is not None:
        if 1 <= request.number <= len(question.options):
            return context.directory.district_of(question.options[request.number - 1])
        return None
    return named_place(request)


def named_place(request: Request) -> str | None:
    """A place sent alone, without a keyword: an answer, not a new search."""
    without_keyword = request.rest == request.text.strip()
    alone = request.intent is Intent.SEARCH and without_keyword and not request.terms
    return request.place if alone else None


def called(code: str, context: Context) -> str:
    """`Sawah, Muara Pinang`: the village and its kecamatan."""
    name, district = context.directory.name(code), context.directory.district_of(code)
    return name if district == code else f"{name}, {context.directory.name(district)}"
