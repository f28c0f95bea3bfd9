"""The first screen, and the offer to go on after a session was lost."""

from smsgate.handlers.ussd.screens import HOME, KEPT, RESUME, Choice, Menu, Screens, Visit
from smsgate.wording.shortening import shorten

PROGRAMME = "BUKAN PINJOL"
"""What the service is called among people: "not an online loan shark"."""

LONG_OFFICE = 40


def home(visit: Visit) -> Menu:
    """Whose service it is, and what it can do."""
    _ = visit.context.translate
    return Menu(
        text=f"{PROGRAMME}, {shorten(visit.context.office, LONG_OFFICE)}",
        choices=(
            Choice(label=(_("Find work"),), to="where"),
            Choice(label=(_("By kind of work"),), to="kinds"),
            Choice(label=(_("My daily news"),), to="subscriptions"),
            Choice(label=(_("Bahasa/Language"),), to="languages"),
            Choice(label=(_("Help"),), to="help"),
        ),
    )


def resume(visit: Visit) -> Menu:
    """A session of the last minutes broke off."""
    _ = visit.context.translate
    return Menu(
        text=_("The line broke off. Go on where you were?"),
        choices=(
            Choice(label=(_("Go on"),), to=KEPT),
            Choice(label=(_("Start anew"),), to=HOME),
        ),
    )


SCREENS: Screens = {HOME: home, RESUME: resume}
