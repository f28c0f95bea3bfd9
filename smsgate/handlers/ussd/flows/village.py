"""A village's agent: the list to read out, a neighbour registered, whom one helped."""

from functools import partial

from smsgate import phone
from smsgate.effects import OthersRegistered, RegisterOthers, Result
from smsgate.handlers.ussd import places
from smsgate.handlers.ussd.flows.kinds import any_kind
from smsgate.handlers.ussd.flows.vacancies import MOST, WHOLE_TITLES
from smsgate.handlers.ussd.following import what
from smsgate.handlers.ussd.screens import Ask, Choice, End, Menu, Screens, Visit
from smsgate.i18n import N_
from smsgate.views import VacancyView
from smsgate.wording import village as wording
from smsgate.wording.gsm7 import one_line
from smsgate.wording.shortening import shorten
from smsgate.wording.vacancies import choices as ways_to_say

LONG_NAME = 30

OUTCOMES = {
    "asked": N_("%(number)s is asked by SMS now and must reply SETUJU."),
    "known": N_("%(number)s follows this already."),
    "waiting": N_("%(number)s was asked before and has not answered."),
    "never": N_("%(number)s: not possible."),
    "own": N_("That is your own number: choose My daily news."),
    "tomorrow": N_("20 a day are named. Please go on tomorrow."),
}


def village(visit: Visit) -> Menu:
    """Which village, and what can be done for it; a number that is no agent's any more is told so."""
    _ = visit.context.translate
    agent = visit.context.directory.village.agent()
    if agent is None or not agent.agreed:
        return Menu(text=_("This number is not a village agent's. Questions: ask an officer."))
    return Menu(
        text=shorten(one_line(agent.title), LONG_NAME),
        choices=(
            Choice(label=(_("Jobs to read out"),), to="village_list"),
            Choice(label=(_("Sign up a neighbour"),), to="village_number"),
            Choice(label=(_("Whom I helped"),), to="village_helped"),
        ),
    )


def village_list(visit: Visit) -> Menu:
    """What is open, the own kecamatan first; each line leads to the whole vacancy."""
    _ = visit.context.translate
    directory = visit.context.directory
    keep = visit.kept or {"codes": " ".join(map(str, directory.village.list().codes[:MOST]))}
    codes = tuple(int(code) for code in keep["codes"].split())
    found = directory.vacancies(codes)
    if not found:
        elsewhere = Choice(label=(_("Elsewhere"),), to="where")
        return Menu(text=_("Nothing is open nearby now."), choices=(elsewhere,), keep=keep)
    return Menu(
        text=_("To read out (%(count)d):") % {"count": len(found)},
        choices=tuple(_line(each, visit) for each in found),
        keep=keep,
    )


def village_helped(visit: Visit) -> Menu:
    """This month."""
    _ = visit.context.translate
    said = wording.helped(visit.context.directory.village.helped(), _)
    sign_up = Choice(label=(_("Sign up a neighbour"),), to="village_number")
    return Menu(text=said or _("Nobody named this month yet."), choices=(sign_up,))


def village_number(visit: Visit) -> Ask:
    """The neighbour's mobile number."""
    _ = visit.context.translate
    sentence = _("Type a mobile number, such as 0812..")
    return Ask(
        text=_("Type the neighbour's mobile number (they must want it):"),
        name="number",
        to="village_where",
        check=lambda typed: None if phone.normalise(typed) else sentence,
    )


def village_where(visit: Visit) -> Menu:
    """Daily news of which district; the agent's own comes first."""
    _ = visit.context.translate
    directory = visit.context.directory
    agent = directory.village.agent()
    own = agent.district if agent else ""
    ordered = sorted(directory.districts(), key=lambda district: district.code != own)
    return Menu(
        text=_("Daily news of where?"),
        choices=tuple(
            Choice(
                label=places.counted(district.name, None),
                to="village_kind",
                given={"place": district.code},
            )
            for district in ordered
        ),
    )


def village_kind(visit: Visit) -> Menu:
    """All kinds of work, or one."""
    return any_kind(visit, "village_confirm")


def village_confirm(visit: Visit) -> Menu:
    """The number once more, before somebody is written to."""
    _ = visit.context.translate
    text = _("Ask %(number)s about daily news of %(place)s by SMS?") % {
        "number": _number(visit),
        "place": what(visit.answers["place"], visit.answers["kind"] or None, visit.context),
    }
    return Menu(text=text, choices=(Choice(label=(_("Yes, ask"),), to="village_registered"),))


def village_registered(visit: Visit) -> End:
    """What came of it."""
    effect = RegisterOthers(
        numbers=(phone.normalise(visit.answers["number"]) or "",),
        place=visit.answers["place"],
        kind=visit.answers["kind"] or None,
    )
    return End(text=partial(_told, visit), effects=(effect,))


def _told(visit: Visit, results: tuple[Result, ...]) -> str:
    _ = visit.context.translate
    (result,) = results
    if not isinstance(result, OthersRegistered) or not result.results:
        return _("This number is not a village agent's. Questions: ask an officer.")
    ((_number_asked, came),) = result.results
    said = _(OUTCOMES[came]) % {"number": _number(visit)}
    left = _("Left today: %(left)d") % {"left": result.left}
    return f"{said} {left}"


def _number(visit: Visit) -> str:
    """As it is written there; whole, for the agent has just typed it."""
    return phone.local(phone.normalise(visit.answers["number"]) or "")


def _line(vacancy: VacancyView, visit: Visit) -> Choice:
    said = ways_to_say(vacancy, visit.context.translate, with_place=True)[:WHOLE_TITLES]
    return Choice(
        label=tuple(f"{vacancy.code} {form}" for form in said),
        to="vacancy",
        given={"code": str(vacancy.code)},
        vacancy=vacancy.code,
    )


SCREENS: Screens = {
    "village": village,
    "village_list": village_list,
    "village_helped": village_helped,
    "village_number": village_number,
    "village_where": village_where,
    "village_kind": village_kind,
    "village_confirm": village_confirm,
    "village_registered": village_registered,
}
