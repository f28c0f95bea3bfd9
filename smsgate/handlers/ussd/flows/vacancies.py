"""A list of open vacancies, one of them in full, and the whole of it sent on as SMS."""

from functools import partial

from smsgate.effects import SendDetail
from smsgate.handlers import looking
from smsgate.handlers.context import Context
from smsgate.handlers.kinds import kind_name
from smsgate.handlers.ussd import places
from smsgate.handlers.ussd.flows.follow import follow_choices
from smsgate.handlers.ussd.flows.kinds import terms
from smsgate.handlers.ussd.nearby import nearby
from smsgate.handlers.ussd.screens import Answers, Choice, End, Menu, Screens, Visit
from smsgate.i18n import Translate
from smsgate.views import OUTSIDE, Unmet, VacancyView
from smsgate.wording.applying import ways
from smsgate.wording.details import screen, welcome
from smsgate.wording.gsm7 import one_line
from smsgate.wording.heads import Sought, jobs
from smsgate.wording.segments import septets
from smsgate.wording.shortening import shorten
from smsgate.wording.vacancies import choices as ways_to_say

MOST = 40
"""Vacancies of a list: more than anybody pages through, few enough to keep with the session."""

WHOLE_TITLES = 4
"""Forms of a line before titles lose words: `Petugas` alone helps nobody to choose."""


def vacancies(visit: Visit) -> Menu:
    """What is open where and for what the person chose, newest first; what is nearest where nothing is."""
    context = visit.context
    keep = visit.kept or _found(visit)
    codes = tuple(int(code) for code in keep["codes"].split())
    found = _open(codes, visit)
    if not found:
        return _nothing(visit, keep)
    far = _goes_over_places(visit.answers.get("place", ""), context)
    listed = (_line(vacancy, context.translate, with_place=far) for vacancy in found)
    return Menu(
        text=f"{_heading(visit)} ({keep['total']})",
        choices=(*listed, *follow_choices(visit)),
        keep=keep,
    )


def vacancy(visit: Visit) -> Menu:
    """One vacancy; what does not fit stands on the pages after."""
    _ = visit.context.translate
    code = int(visit.answers["code"])
    found = visit.context.directory.vacancies((code,))
    if not found and visit.context.directory.was_fraud(code):
        text = _("Job %(code)d was a FRAUD. Pay nothing, send no KTP or OTP.")
        return Menu(text=text % {"code": code})
    if not found:
        return Menu(text=_("Job %(code)d is closed: filled or past its date.") % {"code": code})
    return in_full(found[0], _)


def in_full(vacancy: VacancyView, _: Translate) -> Menu:
    """The screens of one vacancy, for whoever dials or wants to see what they would read."""
    return Menu(
        text=partial(_fitting, vacancy, _),
        choices=(
            Choice(label=(_("Send by SMS"),), to="sent"),
            Choice(label=(_("Apply"),), to="apply"),
        ),
        more=_more(vacancy, _),
        vacancies=(vacancy.code,),
    )


def sent(visit: Visit) -> End:
    """The detail comes as a text, to keep and to show to others."""
    _ = visit.context.translate
    code = int(visit.answers["code"])
    return End(
        text=_("Job %(code)d comes to you by SMS. Applying costs nothing: never pay anybody.")
        % {"code": code},
        effects=(SendDetail(code=code),),
    )


def _fitting(vacancy: VacancyView, _: Translate, room: int) -> str:
    """The lines that fit; under a notice the last may be missing for once."""
    lines = screen(vacancy, _, width=room).split("\n")
    while len(lines) > 1 and septets("\n".join(lines)) > room:
        lines.pop()
    return "\n".join(lines)


def _more(vacancy: VacancyView, _: Translate) -> str:
    """How to apply and what the work is, in full."""
    said = (ways(vacancy, _)[0], one_line(vacancy.description), *welcome(vacancy, _))
    return " ".join(f"{part.rstrip('.')}." for part in said if part)


def _found(visit: Visit) -> Answers:
    """The list as it is first shown on this screen, and as it stays."""
    place, kind = visit.answers.get("place"), visit.answers.get("kind")
    typed = terms(visit.answers.get("words", ""))
    if typed:
        codes = looking.look(None, typed, visit.context).codes
    else:
        group = visit.answers.get("group") or None
        codes = visit.context.directory.find((place or None,), (), kind or None, group)
    return {"codes": " ".join(str(code) for code in codes[:MOST]), "total": str(len(codes))}


def _open(codes: tuple[int, ...], visit: Visit) -> tuple[VacancyView, ...]:
    """As many of the list as the page needs; all that is left where some were closed meanwhile."""
    found = visit.context.directory.vacancies(codes[: visit.enough])
    complete = len(found) == min(visit.enough, len(codes))
    return found if complete else visit.context.directory.vacancies(codes)


def _line(vacancy: VacancyView, _: Translate, *, with_place: bool) -> Choice:
    return Choice(
        label=ways_to_say(vacancy, _, with_place=with_place)[:WHOLE_TITLES],
        to="vacancy",
        given={"code": str(vacancy.code)},
        vacancy=vacancy.code,
    )


def _goes_over_places(place: str, context: Context) -> bool:
    """Whether the lines must say where: not in a list of one district or one town."""
    return not place or place == OUTSIDE or place in places.served(context)


def _sought(visit: Visit) -> Sought:
    place, kind = visit.answers.get("place", ""), visit.answers.get("kind", "")
    words = terms(visit.answers.get("words", ""))
    if kind:
        words = (kind_name(kind, visit.context),)
    name = places.called(place, visit.context) if place else ""
    group = visit.answers.get("group") or None
    return Sought(place=place or None, name=name, words=words, group=group)


def _heading(visit: Visit) -> str:
    """`Pendopo`, `Sopir & kurir`, who is welcome, or the words typed."""
    sought = _sought(visit)
    if sought.group:
        return shorten(jobs(sought, visit.context.translate), places.LONG)
    return shorten(one_line(sought.name or " ".join(sought.words)), places.LONG)


def _nothing(visit: Visit, keep: Answers) -> Menu:
    """No dead end: where there is something, and being told when there is."""
    _ = visit.context.translate
    asked = {"jobs": jobs(_sought(visit), _)}
    near = nearby(visit)
    none = _("%(jobs)s: none yet. Open:") if near else _("%(jobs)s: none yet.")
    return Menu(
        text=none % asked,
        choices=(*near, *follow_choices(visit)),
        keep=keep,
        unmet=None if visit.kept else _unmet(visit),
    )


def _unmet(visit: Visit) -> Unmet:
    """By the kind's key, which is the same in every language."""
    place, kind = visit.answers.get("place"), visit.answers.get("kind")
    words = (kind,) if kind else terms(visit.answers.get("words", ""))
    if group := visit.answers.get("group"):
        words = (group,)
    return Unmet(place=place or None, words=words)


SCREENS: Screens = {"vacancies": vacancies, "vacancy": vacancy, "sent": sent}
