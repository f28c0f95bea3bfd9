"""YA to what is passed on: only then it is."""

from smsgate.effects import Applied, Apply, Result
from smsgate.handlers import detail
from smsgate.handlers.applications import AGREE, WHICH, WHO, words
from smsgate.handlers.asked_again import asked_again
from smsgate.handlers.context import Context
from smsgate.handlers.knowledge.profile import ProfileView
from smsgate.handlers.reply import Reply, Speech, saying
from smsgate.i18n import DEFAULT_LANGUAGE
from smsgate.understanding import Intent, Request
from smsgate.understanding.one_vacancy import WITH_CODE
from smsgate.views import Question, VacancyView
from smsgate.wording.segments import ALONE


def ask(vacancy: VacancyView, context: Context, view: ProfileView | None = None) -> Reply:
    """What they would be told, and YA. `view`: the profile, where an answer is only being kept."""
    values = told(context, view)
    data = {"code": str(vacancy.code), "told": words.told(values)}
    question = context.question(AGREE, f"LAMAR {vacancy.code}", words=("YA",), data=data)
    text = words.preview(vacancy, values, context.translate)
    return saying(text, question=question, shown=(vacancy.code,), closes=(WHICH, WHO))


def decide(question: Question, request: Request, context: Context) -> Reply | None:
    """YA applies, TIDAK or BATAL does not; both also with the code."""
    code = int(question.data["code"])
    same = request.code == question.data["code"]
    _ = context.translate
    if request.intent is Intent.NO or (
        same and request.word in (WITH_CODE["TIDAK"], WITH_CODE["BATAL"])
    ):
        text = _("All right, nothing was passed on. Later: LAMAR %(code)d. For open jobs: LOKER")
        return saying(text % {"code": code})
    if request.word in question.words or (same and request.word == WITH_CODE["YA"]):
        return _agreed(code, question.data["told"], context)
    text = _(
        "Apply for %(code)d? Reply YA, or TIDAK to stop. Nothing is passed on before. "
        "To ask an officer: TANYA and your question"
    )
    return asked_again(text % {"code": code}, question, request, context)


def told(context: Context, view: ProfileView | None = None) -> dict[str, str]:
    """What an employer would be told of the person, in their own language."""
    return (view or context.directory.profile.view()).told(context.today, context.language)


def effect(code: int, context: Context) -> Apply:
    """The application, in the language of the office."""
    values = context.directory.profile.view().told(context.today, DEFAULT_LANGUAGE)
    return Apply(code=code, passed_on=tuple(values.items()))


def outcome(result: Result, vacancy: VacancyView, context: Context, room: int = ALONE) -> str:
    """The number and what comes next, in `room` septets."""
    _ = context.translate
    if not isinstance(result, Applied):
        text = _("%(code)d closed a moment ago, nothing was passed on. For open jobs: LOKER")
        return text % {"code": vacancy.code}
    if context.directory.applications.read_here(vacancy.code):
        return words.sent(vacancy, result.number, _, room)
    return words.sent_to_office(vacancy, result.number, context.office, _, room)


def _agreed(code: int, shown: str, context: Context) -> Reply:
    """What changed since it was shown is shown again first."""
    found = context.directory.vacancies((code,))
    if not found:
        return detail.of_code(code, context)
    if words.told(told(context)) != shown:
        return ask(found[0], context)
    return Reply(
        (effect(code, context),),
        lambda results: Speech(texts=(outcome(results[0], found[0], context),), shown=(code,)),
    )
