"""Applying on a screen: name and village where they are missing, what is passed on, and one key to agree."""

from collections.abc import Callable
from functools import partial

from smsgate.effects import Apply, Effect, Result, SaveProfile
from smsgate.handlers.applications import agree, who, words
from smsgate.handlers.choosing import called
from smsgate.handlers.context import Context
from smsgate.handlers.knowledge.applications import AppliedFor
from smsgate.handlers.knowledge.profile import ProfileView
from smsgate.handlers.profile import reading
from smsgate.handlers.ussd.screens import Ask, Choice, End, Menu, Screen, Screens, Visit
from smsgate.i18n import DEFAULT_LANGUAGE, N_, Translate
from smsgate.views import VacancyView
from smsgate.wording.gsm7 import one_line
from smsgate.wording.segments import septets
from smsgate.wording.shortening import shorten
from smsgate.wording.ussd import LIMIT

LONG_PLACE = 34
TYPED = {"name": "apply_name", "village": "apply_village"}
"""Under which name an answer stands."""

PLACE = "apply_place"
QUESTIONS = {
    "name": N_("To apply: what is your name? The employer reads it. Type it, then send:"),
    "village": N_("Which village or town do you live in? Type its name, then send:"),
}


def apply(visit: Visit) -> Screen:
    """The first thing that is missing, and at last the question."""
    context, code = visit.context, int(visit.answers["code"])
    before = context.directory.applications.of(code)
    if before is not None:
        return _already(before, context.translate)
    found = context.directory.vacancies((code,))
    if not found:
        return Menu(text=_over(code, context.translate))
    view = context.directory.profile.view().with_answers(_answers(visit))
    if view.needs_guardian(context.today):
        return _guardian(context.translate)
    due = who.due_of(view)
    if due == "village" and (options := _several(visit)):
        return _which(options, context)
    return _ask(due, visit) if due else _agree(found[0], view, visit)


def apply_done(visit: Visit) -> End:
    """Passed on, with a number; or closed a moment ago."""
    context, code = visit.context, int(visit.answers["code"])
    found = context.directory.vacancies((code,))
    if not found:
        return End(text=_over(code, context.translate))
    view = context.directory.profile.view().with_answers(_answers(visit))
    told = view.told(context.today, DEFAULT_LANGUAGE)
    effect = Apply(code=code, passed_on=tuple(told.items()))

    def said(results: tuple[Result, ...]) -> str:
        return agree.outcome(results[-1], found[0], context, LIMIT)

    return End(text=said, effects=(*_draft(visit), effect))


def _already(before: AppliedFor, _: Translate) -> Menu:
    text = _("You applied: no. %(number)d, %(state)s.")
    return Menu(
        text=text % {"number": before.number, "state": words.state(before, _)},
        choices=(
            Choice(
                label=(_("My application"),), to="applied_one", given={"applied": str(before.code)}
            ),
        ),
    )


def _over(code: int, _: Translate) -> str:
    return _("Job %(code)d is closed: filled or past its date.") % {"code": code}


def _guardian(_: Translate) -> Menu:
    return Menu(
        text=_("Under 18 a parent or guardian must allow it first. Open your profile. No fees."),
        choices=(Choice(label=(_("My profile"),), to="profile"),),
    )


def _ask(field: str, visit: Visit) -> Ask:
    _ = visit.context.translate
    return Ask(
        text=_(QUESTIONS[field]),
        name=TYPED[field],
        to="apply",
        check=_check(field, visit.context),
        draft=_draft(visit),
    )


def _check(field: str, context: Context) -> Callable[[str], str | None]:
    def fault(typed: str) -> str | None:
        taken = reading.read(field, typed, context)
        if not isinstance(taken, reading.Refused):
            return None
        return taken.text or context.translate("Please send it in letters.")

    return fault


def _which(options: tuple[str, ...], context: Context) -> Menu:
    """A name that stands for several places."""
    _ = context.translate
    return Menu(
        text=_("Which one do you mean?"),
        choices=tuple(
            Choice(
                label=(shorten(called(code, context), LONG_PLACE),), to="apply", given={PLACE: code}
            )
            for code in options
        ),
    )


def _agree(vacancy: VacancyView, view: ProfileView, visit: Visit) -> Menu:
    """What they would be told; what has no room here stands on the pages that follow."""
    _ = visit.context.translate
    values = view.told(visit.context.today, visit.context.language)
    told = one_line(words.told(values))
    agree_to = (_("18+ and agree: apply"), _("Agree (18+)"))
    if "age" in values:
        agree_to = (_("Agree: apply"), _("Agree"))
    return Menu(
        text=partial(_fitting, vacancy, told, _),
        choices=(Choice(label=agree_to, to="apply_done"),),
        more=told if septets(told) > SHORT_TOLD else "",
        draft=_draft(visit),
    )


SHORT_TOLD = 50
"""Septets of what is passed on that the first page has room for, under the longest title."""


def _fitting(vacancy: VacancyView, told: str, _: Translate, room: int) -> str:
    head = _("Apply for %(job)s?") % {"job": words.job_of(vacancy)[2]}
    said = _("They are told: %(told)s")
    spare = room - septets(head) - septets(said % {"told": ""}) - 1
    return f"{head}\n{said % {'told': shorten(told, max(spare, 1))}}"


def _draft(visit: Visit) -> tuple[Effect, ...]:
    """What was typed on the way is kept in the profile."""
    answers = _answers(visit)
    return (SaveProfile(answers=answers, words="USSD"),) if answers else ()


def _answers(visit: Visit) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, name in TYPED.items():
        typed = visit.answers.get(name)
        taken = reading.read(field, typed, visit.context) if typed else None
        if isinstance(taken, reading.Taken):
            found |= taken.answers
    if place := visit.answers.get(PLACE):
        found |= reading.at_home(place, visit.context).answers
    return found


def _several(visit: Visit) -> tuple[str, ...]:
    typed = visit.answers.get(TYPED["village"])
    taken = reading.read("village", typed, visit.context) if typed else None
    return taken.options if isinstance(taken, reading.Choose) else ()


SCREENS: Screens = {"apply": apply, "apply_done": apply_done}
