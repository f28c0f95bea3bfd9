"""Whether a text answers a question of the profile, or is meant for something else."""

from smsgate.handlers.context import Context
from smsgate.handlers.profile.reading import Taken, at_home
from smsgate.understanding import Intent, Request
from smsgate.views import Question
from smsgate.wording.profile import NEEDED

CANCEL = "BATAL"

_MAY_BE_NONE = ("experience", "skills", "licence", "disability")
"""Where TIDAK and BELUM say that there is none."""

_ANSWERS = {
    Intent.UNKNOWN,
    Intent.YES,
    Intent.NO,
    Intent.PICK,
    Intent.THANKS,
}
"""What a text without a keyword may be taken for, whatever it answers."""

_LANGUAGES = ("BAHASA EN", "BAHASA ID")
_WORDS = ("experience", "skills")


def says_no(request: Request, field: str) -> bool:
    """BATAL, and TIDAK where it cannot mean "none"."""
    if request.intent is not Intent.NO:
        return False
    return request.word == CANCEL or field not in _MAY_BE_NONE


def answers_it(request: Request, asked: Question, context: Context) -> bool:
    """Not what a keyword leads, no code but where a year is asked, no digit for a list shown since, no YA
    that another question waits for."""
    field = asked.data.get("field", "")
    if request.word == "SPAM":
        return False
    if request.intent is Intent.YES:
        return not any(request.word in other.words for other in context.questions)
    if request.intent is Intent.PICK:
        return not context.listed_since(asked)
    if request.intent is Intent.THANKS:
        return field in _WORDS
    if request.intent is Intent.NOT_HIRED:
        return field not in NEEDED
    return not _for_something_else(request, field)


def _for_something_else(request: Request, field: str) -> bool:
    if request.intent in _ANSWERS:
        return False
    text = request.text.strip()
    if request.intent is Intent.DETAIL and text == request.code:
        return field != "birth_year"
    if request.intent is Intent.LANGUAGE and field in _WORDS:
        return text.upper() in _LANGUAGES
    led = request.rest != text
    return led or request.intent in (Intent.HELP, Intent.PROFILE, Intent.MY_DATA, Intent.ERASE)


def means_more(request: Request) -> bool:
    """Whether a text that will not do as an answer asks for something: a word alone that could be looked for
    does not."""
    if request.intent is Intent.SEARCH:
        return request.place is not None
    return request.intent not in _ANSWERS


def village_of(asked: Question, request: Request, context: Context) -> Taken | None:
    """The place of the digit, where a name stood for several."""
    chosen = request.number if request.intent is Intent.PICK else None
    if chosen is None or not 1 <= chosen <= len(asked.options):
        return None
    return at_home(asked.options[chosen - 1], context)
