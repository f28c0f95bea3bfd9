"""My applications and profile, and whether one got work."""

from smsgate.handlers.ussd.screens import Choice, Menu, Screens, Visit


def mine(visit: Visit) -> Menu:
    """What is one's own."""
    _ = visit.context.translate
    return Menu(
        text=_("Applications & profile"),
        choices=(
            Choice(label=(_("My applications"),), to="applied"),
            Choice(label=(_("My profile"),), to="profile"),
            Choice(label=(_("Did you get work?"),), to="outcome"),
        ),
    )


SCREENS: Screens = {"mine": mine}
