"""A pause of the daily news, and taking it back."""

from datetime import timedelta

from smsgate.effects import Pause
from smsgate.handlers.context import Context
from smsgate.handlers.ussd.screens import Choice, End, Menu, Screens, Visit
from smsgate.wording import dates

DAYS = (7, 14, 30)


def pause_choice(context: Context) -> Choice:
    """In a menu: begin a pause, or take it back while it lasts."""
    _ = context.translate
    until = context.contact.paused_until
    if until is None or until <= context.today:
        return Choice(label=(_("Pause"),), to="pause")
    label = _("End the pause (till %(day)s)") % {"day": dates.day(until, _)}
    return Choice(label=(label,), to="paused", given={"days": "0"})


def pause(visit: Visit) -> Menu:
    """For how long."""
    _ = visit.context.translate
    return Menu(
        text=_("No SMS for how long?"),
        choices=tuple(
            Choice(
                label=(_("%(number)d days") % {"number": days},),
                to="paused",
                given={"days": str(days)},
            )
            for days in DAYS
        ),
    )


def paused(visit: Visit) -> End:
    """Begun, or taken back."""
    _ = visit.context.translate
    days = int(visit.answers["days"])
    effects = (Pause(days=days),)
    if not days:
        return End(text=_("Your daily news comes again from tomorrow morning."), effects=effects)
    until = dates.day(visit.context.today + timedelta(days=days), _)
    text = _("No daily news till %(day)s. What is still open then comes after. Sooner: dial again.")
    return End(text=text % {"day": until}, effects=effects)


SCREENS: Screens = {"pause": pause, "paused": paused}
