"""Before somebody applies: a name and a village, one after the other, and a parent's word under 18."""

from smsgate.effects import SaveProfile
from smsgate.handlers import detail
from smsgate.handlers.applications import WHICH, WHO, agree
from smsgate.handlers.choosing import ask_which
from smsgate.handlers.context import Context
from smsgate.handlers.knowledge.profile import ProfileView
from smsgate.handlers.profile import reading
from smsgate.handlers.profile.answers import answers_it, means_more, says_no, village_of
from smsgate.handlers.reply import Reply, Speech, saying
from smsgate.i18n import N_
from smsgate.understanding import Intent, Request
from smsgate.understanding.one_vacancy import WITH_CODE
from smsgate.views import Question

QUESTIONS = {
    "name": N_("To apply for %(code)s: what is your name? The employer reads it. To stop: BATAL"),
    "village": N_("Which village or town do you live in? The employer reads it. To stop: BATAL"),
}
"""What nobody can be put forward without, in this order."""


def missing(code: int, context: Context) -> Reply | None:
    """The first thing still needed, as a question; None when nothing is."""
    view = context.directory.profile.view()
    if view.needs_guardian(context.today):
        return saying(guardian(context))
    due = due_of(view)
    return _asking(due, code, context) if due else None


def due_of(view: ProfileView) -> str | None:
    """The field that is asked next."""
    return next((name for name in QUESTIONS if not view.answers.get(name)), None)


def guardian(context: Context) -> str:
    """Who is under 18 needs somebody's word first."""
    _ = context.translate
    return _(
        "Under 18 a parent or guardian must allow it first: reply PROFIL, we ask for it there. "
        "Then apply again. No fees"
    )


def decide(asked: Question, request: Request, context: Context) -> Reply | None:
    """The answer, kept in the profile; a text for something else is left to that."""
    field = asked.data["field"]
    if says_no(request, field):
        _ = context.translate
        text = _("All right, nothing was passed on. Later: LAMAR %(code)s. For open jobs: LOKER")
        return saying(text % {"code": asked.data["code"]})
    if not answers_it(request, asked, context):
        return None
    if request.intent is Intent.YES or request.word in WITH_CODE.values():
        return _asking(field, int(asked.data["code"]), context)
    taken = village_of(asked, request, context) or reading.read(
        field, request.text, context, request.place
    )
    if isinstance(taken, reading.Choose):
        return ask_which(taken.options, asked, context)
    if isinstance(taken, reading.Refused):
        if means_more(request) and not taken.meant:
            return None
        return _asking(field, int(asked.data["code"]), context, taken.text)
    return _kept(taken, asked, request, context)


def _kept(taken: reading.Taken, asked: Question, request: Request, context: Context) -> Reply:
    code = int(asked.data["code"])
    view = context.directory.profile.view().with_answers(taken.answers)
    effect = SaveProfile(answers=dict(taken.answers), words=request.text[:160])
    return Reply((effect,), lambda _: _next(code, view, context))


def _next(code: int, view: ProfileView, context: Context) -> Speech:
    due = due_of(view)
    if due:
        return _asking(due, code, context).say(())
    found = context.directory.vacancies((code,))
    reply = agree.ask(found[0], context, view) if found else detail.of_code(code, context)
    return reply.say(())


def _asking(field: str, code: int, context: Context, head: str = "") -> Reply:
    _ = context.translate
    text = _(QUESTIONS[field]) % {"code": code}
    data = {"field": field, "code": str(code)}
    question = context.question(WHO, f"LAMAR {code}", data=data)
    return saying("\n".join(filter(None, (head, text))), question=question, closes=(WHICH,))
