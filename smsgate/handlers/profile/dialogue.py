"""One question a time, kept as it is answered; lines read back and changed by their number."""

import re
from collections.abc import Mapping

from smsgate.effects import SaveProfile
from smsgate.handlers.choosing import ask_which
from smsgate.handlers.context import Context
from smsgate.handlers.knowledge.profile import ProfileView
from smsgate.handlers.profile import reading
from smsgate.handlers.profile.answers import answers_it, means_more, says_no, village_of
from smsgate.handlers.profile.asking import question
from smsgate.handlers.reply import Reply, Speech, saying
from smsgate.i18n import N_
from smsgate.understanding import Intent, Request
from smsgate.views import Question
from smsgate.wording.gsm7 import one_line
from smsgate.wording.profile import FIELDS, said
from smsgate.wording.profile_lines import line, read_back
from smsgate.wording.shortening import shorten

KIND, LINE = "profile", "profile_line"
AGAIN = "PROFIL"
LONG = 60
UNCHANGED = N_("All right, nothing is changed.")

_LINE = re.compile(r"\s*([1-9])\b[ .:)=-]*(.*)", re.DOTALL)
_READS = re.compile(r"\b(?:cv|lihat|baca|resume)\b", re.IGNORECASE)


def answer(request: Request, context: Context) -> Reply:
    """PROFIL begins or goes on, PROFIL 4 SMA changes a line, CV SAYA reads all back."""
    view = context.directory.profile.view()
    if chosen := _LINE.fullmatch(request.rest):
        return _changed_line(FIELDS[int(chosen[1]) - 1], chosen[2], request, context)
    due = view.next(context.today)
    if due is None or (_READS.search(request.text) and view.answers):
        return saying_back(view, context)
    _ = context.translate
    if _READS.search(request.text):
        return saying(_("You have no profile yet. Reply PROFIL: 9 short questions make your CV."))
    head = _("We go on with your profile.")
    if not view.answers:
        head = _("Your profile for applying: 9 short questions, free. BATAL stops, PROFIL goes on.")
    return _asking(due, view, context, head)


def decide(asked: Question, request: Request, context: Context) -> Reply | None:
    """The answer to a question, unless it is a text for something else."""
    field, single = asked.data["field"], asked.data.get("single") == "1"
    view = context.directory.profile.view()
    if says_no(request, field):
        return _stopped(context, single=single)
    overtaken = not single and view.next(context.today) != field
    if overtaken or not answers_it(request, asked, context):
        return None
    if request.intent is Intent.YES:
        return _asking(field, view, context, single=single)
    taken = village_of(asked, request, context) or reading.read(
        field, request.text, context, request.place
    )
    return _taken(taken, asked, request, context)


def line_chosen(asked: Question, request: Request, context: Context) -> Reply | None:
    """After the reading: the number of a line to change, or that and the new words."""
    chosen = _LINE.fullmatch(request.text)
    if says_no(request, ""):
        return saying(context.translate(UNCHANGED))
    if chosen is None or not _changes(chosen[2], asked, request, context):
        return None
    return _changed_line(FIELDS[int(chosen[1]) - 1], chosen[2], request, context)


def _changes(words: str, asked: Question, request: Request, context: Context) -> bool:
    """A number alone, or with words; several numbers are none of ours."""
    worded = not words or any(letter.isalpha() for letter in words)
    return worded and answers_it(request, asked, context)


def saying_back(view: ProfileView, context: Context) -> Reply:
    """All of it, how to change a line, and when it is passed on."""
    _ = context.translate
    foot = _("To change reply the number of a line. Passed on only when you say YA to LAMAR.")
    due = view.next(context.today)
    if due is not None:
        foot = _(
            "To change reply the number of a line. Not finished: PROFIL goes on. "
            "Passed on only when you say YA to LAMAR."
        )
    if view.needs_guardian(context.today):
        foot = _("Not used before a parent allows it: reply PROFIL.")
    text = read_back(view.answers, foot, context.language)
    return saying(text, question=_which_line(context), closes=(KIND,))


def _taken(
    taken: reading.Read, asked: Question, request: Request, context: Context
) -> Reply | None:
    field = asked.data["field"]
    view = context.directory.profile.view()
    if isinstance(taken, reading.Choose):
        return ask_which(taken.options, asked, context)
    if isinstance(taken, reading.Refused):
        if not taken.meant and means_more(request):
            return None
        single = asked.data.get("single") == "1"
        return _asking(field, view, context, taken.text, single=single)
    if asked.data.get("single") == "1":
        return _kept(taken.answers, request, _corrected(field, taken.answers, context))
    return _kept(taken.answers, request, _next(view.with_answers(taken.answers), context))


def _next(view: ProfileView, context: Context) -> Speech:
    due = view.next(context.today)
    reply = saying_back(view, context) if due is None else _asking(due, view, context)
    return reply.say(())


def _kept(answers: Mapping[str, str], request: Request, speech: Speech) -> Reply:
    effect = SaveProfile(answers=dict(answers), words=request.text[:160])
    return Reply((effect,), lambda _: speech)


def _changed_line(field: str, words: str, request: Request, context: Context) -> Reply:
    """With the new words it is changed at once; without, it is asked."""
    view = context.directory.profile.view()
    if not words.strip():
        return _asking(field, view, context, single=True)
    asked = _asked(field, context, single=True)
    taken = reading.read(field, words, context)
    reply = _taken(taken, asked, request, context)
    return reply or _asking(field, view, context, single=True)


def _corrected(field: str, answers: Mapping[str, str], context: Context) -> Speech:
    """The new line, and what follows from it: a year may need somebody to allow it."""
    _ = context.translate
    view = context.directory.profile.view().with_answers(answers)
    if view.needs_guardian(context.today):
        return _asking("guardian", view, context, single=True).say(())
    if field == "guardian":
        return _next(view, context)
    words = said(field, view.answers[field], context.language) or _("left out")
    text = _("Kept. %(line)s. Your CV: CV SAYA")
    if view.next(context.today):
        text = _("Kept. %(line)s. To go on: PROFIL")
    told = text % {"line": line(field, shorten(one_line(words), LONG), _)}
    return Speech(texts=(told,), question=_which_line(context))


def _asking(
    field: str, view: ProfileView, context: Context, head: str = "", *, single: bool = False
) -> Reply:
    of = "" if single else f"/{len(FIELDS)}"
    text = "\n".join(filter(None, (head, question(field, view, context, of))))
    return saying(text, question=_asked(field, context, single=single), closes=(LINE,))


def _asked(field: str, context: Context, *, single: bool) -> Question:
    data = {"field": field, **({"single": "1"} if single else {})}
    return context.question(KIND, AGAIN, data=data)


def _which_line(context: Context) -> Question:
    return context.question(LINE, "CV SAYA", options=FIELDS)


def _stopped(context: Context, *, single: bool) -> Reply:
    _ = context.translate
    if single:
        return saying(_(UNCHANGED))
    return saying(
        _("All right, we stop here. What you answered is kept: PROFIL goes on, HAPUS DATA erases.")
    )
