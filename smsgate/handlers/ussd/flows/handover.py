"""A number that was somebody else's: asked once, then its former owner is erased."""

from smsgate.effects import HandOver
from smsgate.handlers import handover as sms
from smsgate.handlers.ussd.screens import Choice, End, Menu, Screens, Visit


def handover(visit: Visit) -> Menu:
    """Nothing is erased without a yes."""
    _ = visit.context.translate
    return Menu(
        text=_("Is this number new to you? All of its former owner is erased, for good."),
        choices=(Choice(label=(_("Yes, erase it all"),), to="handover_done"),),
    )


def handover_done(visit: Visit) -> End:
    """The number starts clean."""
    return End(text=sms.done(visit.context), effects=(HandOver(),))


SCREENS: Screens = {"handover": handover, "handover_done": handover_done}
