"""The first screen, and the offer to go on after a session was lost."""

from collections.abc import Iterator

from smsgate.handlers.ussd.screens import HOME, KEPT, RESUME, Choice, Menu, Screens, Visit
from smsgate.wording.shortening import shorten

PROGRAMME = "BUKAN PINJOL"
"""What the service is called among people: "not an online loan shark"."""

LONG_REGION = 30


def home(visit: Visit) -> Menu:
    """Where it is for, and what it can do."""
    _ = visit.context.translate
    return Menu(
        text=f"{PROGRAMME} {shorten(visit.context.directory.name(None), LONG_REGION)}",
        choices=(
            Choice(label=(_("Find work"),), to="where"),
            Choice(label=(_("By kind of work"),), to="kinds"),
            Choice(label=(_("My daily news"),), to="subscriptions"),
            Choice(label=(_("Applications & profile"),), to="mine"),
            Choice(label=(_("Check/report a job"), _("Check/report")), to="guard"),
            Choice(label=(_("Ask an officer"),), to="ask"),
            Choice(label=(_("Tips"),), to="tips"),
            Choice(label=(_("Language/help"),), to="more"),
            *_of_roles(visit),
        ),
    )


def _of_roles(visit: Visit) -> Iterator[Choice]:
    """What only some numbers can do."""
    _ = visit.context.translate
    if visit.context.directory.village.is_agent():
        yield Choice(label=(_("My village"),), to="village")
    if visit.context.directory.postings.employers():
        yield Choice(label=(_("My vacancies (employer)"),), to="posting")


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
