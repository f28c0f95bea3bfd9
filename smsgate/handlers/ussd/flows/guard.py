"""Check a job, report one, and how a fraud is recognised."""

from smsgate.handlers import check, report
from smsgate.handlers.named import named_in
from smsgate.handlers.ussd.screens import Ask, Choice, End, Menu, Screens, Visit
from smsgate.handlers.verdicts import Verdict
from smsgate.i18n import Translate
from smsgate.wording.gsm7 import to_gsm7
from smsgate.wording.segments import septets
from smsgate.wording.shortening import shorten

HEAD = 106
"""Septets that a verdict may take beside its choices on the first page."""


def guard(visit: Visit) -> Menu:
    """What to do about a job one is not sure of."""
    _ = visit.context.translate
    return Menu(
        text=_("Check/report a job"),
        choices=(
            Choice(label=(_("Check a job, firm or number"),), to="guard_what"),
            Choice(label=(_("Report a fraud"),), to="guard_story"),
            Choice(label=(_("How to recognise a fraud"),), to="guard_signs"),
        ),
    )


def what(visit: Visit) -> Ask:
    """What is to be checked."""
    _ = visit.context.translate
    return Ask(
        text=_("Type the job's code, the firm's name or the number that contacted you:"),
        name="checked",
        to="guard_checked",
        check=lambda typed: _something(typed, _),
    )


def checked(visit: Visit) -> Menu:
    """The verdict; the advice stands on the page after where there is no room."""
    _ = visit.context.translate
    verdict = check.of_text(visit.answers["checked"], None, visit.context)
    if verdict is None:
        verdict = Verdict(head=_("That names no job, firm or number. Go back and type it again."))
    head = to_gsm7(verdict.head)
    return Menu(
        text=lambda room: shorten(head, room),
        more=verdict.advice if septets(head) <= HEAD else verdict.text,
        choices=(Choice(label=(_("Report a fraud"),), to="guard_story"),),
        vacancies=verdict.shown[:1],
        draft=verdict.effects,
    )


def story(visit: Visit) -> Ask:
    """What happened, typed."""
    _ = visit.context.translate
    return Ask(
        text=_("What happened? Type the code or number and what they asked for. No KTP or OTP."),
        name="story",
        to="guard_reported",
        check=lambda typed: _something(typed, _),
    )


def reported(visit: Visit) -> End:
    """The case's number, and what to do now; what was checked before is part of it."""
    told = (visit.answers.get("checked", ""), visit.answers["story"])
    said = "\n".join(filter(None, told))
    named = named_in(said)
    return End(
        text=report.worded(said, named, visit.context),
        effects=report.effects(said, named, visit.context),
    )


def signs(visit: Visit) -> Menu:
    """What frauds have in common, in a few lines."""
    _ = visit.context.translate
    return Menu(
        text=_(
            "A fraud asks for money: admin, uniform, training, travel. Real work costs nothing."
        ),
        more=_(
            "It asks for KTP, account, PIN or OTP before you were ever interviewed. It hurries you and "
            "promises high pay for easy work. It says you are accepted although you never applied. It "
            "writes from a private number or wants to talk in Telegram only. Not sure? Check it here, "
            "or ask an officer before you pay or send anything."
        ),
        choices=(Choice(label=(_("Check a job, firm or number"),), to="guard_what"),),
    )


def _something(typed: str, _: Translate) -> str | None:
    return None if any(map(str.isalnum, typed)) else _("Type a few words:")


SCREENS: Screens = {
    "guard": guard,
    "guard_what": what,
    "guard_checked": checked,
    "guard_story": story,
    "guard_reported": reported,
    "guard_signs": signs,
}
