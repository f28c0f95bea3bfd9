"""Did you get work? By which way, in which kind of work; or not yet."""

from smsgate.effects import TellOutcome, TellWay
from smsgate.handlers.applications import words
from smsgate.handlers.ussd.flows.kinds import kind_choices
from smsgate.handlers.ussd.screens import Ask, Choice, End, Menu, Screen, Screens, Visit

CODE, SECTOR = "outcome_code", "outcome_sector"


def outcome(visit: Visit) -> Menu:
    """Three ways it may have gone."""
    _ = visit.context.translate
    return Menu(
        text=_("Did you get work?"),
        choices=(
            Choice(label=(_("Yes, a job from here"),), to="outcome_which"),
            Choice(label=(_("Yes, I found it myself"),), to="outcome_sector"),
            Choice(label=(_("Not yet"),), to="outcome_none"),
        ),
    )


def outcome_which(visit: Visit) -> Screen:
    """One of those applied for, or its code."""
    _ = visit.context.translate
    applied = visit.context.directory.applications.all()
    if not applied:
        return outcome_typed(visit)
    listed = tuple(
        Choice(label=words.job(one), to="outcome_us", given={CODE: str(one.code)})
        for one in applied
    )
    other = Choice(label=(_("Another job"),), to="outcome_typed")
    return Menu(text=_("Which job?"), choices=(*listed, other))


def outcome_typed(visit: Visit) -> Ask:
    """The code of a job that was not applied for here."""
    _ = visit.context.translate
    directory = visit.context.directory

    def fault(typed: str) -> str | None:
        code = typed.strip(" .#")
        known = code.isdecimal() and len(code) < LONGEST and directory.was_ours(int(code))
        return None if known else _("That is no code of ours.")

    return Ask(
        text=_("Type the code of the job, such as 1046, then send:"),
        name=CODE,
        to="outcome_us",
        check=fault,
    )


LONGEST = 8
"""Digits of a code, and more than there will ever be."""


def outcome_us(visit: Visit) -> End:
    """Through a vacancy of ours."""
    code = int(visit.answers[CODE].strip(" .#"))
    _ = visit.context.translate
    text = _("Job %(code)d is noted: all the best at work! Nobody may ask you to pay for a job")
    return End(text=text % {"code": code}, effects=(TellOutcome(got=True), TellWay(code=code)))


def outcome_sector(visit: Visit) -> Menu:
    """Which kind of work it is."""
    _ = visit.context.translate
    kinds = kind_choices(visit, "outcome_self", SECTOR)
    skip = Choice(label=(_("Rather not say"),), to="outcome_self", given={SECTOR: ""})
    return Menu(text=_("Which kind of work?"), choices=(*kinds, skip))


def outcome_self(visit: Visit) -> End:
    """Found by themselves."""
    _ = visit.context.translate
    return End(
        text=_("It is noted: all the best at work! Nobody may ask you to pay for a job"),
        effects=(TellOutcome(got=True), TellWay(sector=visit.answers[SECTOR])),
    )


def outcome_none(visit: Visit) -> End:
    """Not yet."""
    _ = visit.context.translate
    return End(
        text=_(
            "Thank you, noted. Do not lose heart: dial again for new jobs, and fill in your profile."
        ),
        effects=(TellOutcome(got=False),),
    )


SCREENS: Screens = {
    "outcome": outcome,
    "outcome_which": outcome_which,
    "outcome_typed": outcome_typed,
    "outcome_us": outcome_us,
    "outcome_sector": outcome_sector,
    "outcome_self": outcome_self,
    "outcome_none": outcome_none,
}
