"""My daily news: what is followed, adding to it, ending one or all."""

from smsgate.effects import Unsubscribe
from smsgate.handlers.context import Context
from smsgate.handlers.kinds import kind_name
from smsgate.handlers.ussd import places
from smsgate.handlers.ussd.flows.pause import pause_choice
from smsgate.handlers.ussd.following import LONG, active
from smsgate.handlers.ussd.screens import Choice, End, Menu, Screens, Visit
from smsgate.wording.packing import Forms
from smsgate.wording.shortening import shorten


def subscriptions(visit: Visit) -> Menu:
    """Add, pause, and each place followed, which leads to ending it."""
    _ = visit.context.translate
    add = Choice(label=(_("Add a place"),), to="follow_where")
    followed = dict.fromkeys(row.place for row in active(visit.context))
    if not followed:
        return Menu(text=_("You follow nothing yet."), choices=(add,))
    each = tuple(
        Choice(label=_followed(place, visit.context), to="unfollow", given={"place": place})
        for place in followed
    )
    every = (Choice(label=(_("End all"),), to="stop"),) if len(each) > 1 else ()
    return Menu(
        text=_("Your daily news (choose a place to end it):"),
        choices=(add, pause_choice(visit.context), *each, *every),
    )


def unfollow(visit: Visit) -> Menu:
    """Asked once, since one key is pressed by mistake."""
    _ = visit.context.translate
    return Menu(
        text=_("End the daily news of %(place)s?") % {"place": _name(visit)},
        choices=(Choice(label=(_("Yes, end it"),), to="unfollowed"),),
    )


def unfollowed(visit: Visit) -> End:
    """One place is ended."""
    _ = visit.context.translate
    return End(
        text=_("Ended: no more news of %(place)s. To look for work dial again.")
        % {"place": _name(visit)},
        effects=(Unsubscribe(place=visit.answers["place"]),),
    )


def stop(visit: Visit) -> Menu:
    """Everything at once."""
    _ = visit.context.translate
    return Menu(
        text=_("End all your daily news?"),
        choices=(Choice(label=(_("Yes, end all"),), to="stopped"),),
    )


def stopped(visit: Visit) -> End:
    """Nothing unasked follows."""
    _ = visit.context.translate
    return End(
        text=_("All daily news is ended. To start again dial and choose %(item)s.")
        % {"item": _("My daily news")},
        effects=(Unsubscribe(),),
    )


def _followed(place: str, context: Context) -> Forms:
    """`Pendopo: Sopir & kurir, Jahit & cuci`, then the place alone."""
    name = shorten(places.called(place, context), places.SHORT)
    kinds = [row.kind for row in active(context) if row.place == place]
    named = ", ".join(kind_name(kind, context) for kind in kinds if kind)
    return (name,) if None in kinds else (shorten(f"{name}: {named}", LONG), name)


def _name(visit: Visit) -> str:
    return shorten(places.called(visit.answers["place"], visit.context), LONG)


SCREENS: Screens = {
    "subscriptions": subscriptions,
    "unfollow": unfollow,
    "unfollowed": unfollowed,
    "stop": stop,
    "stopped": stopped,
}
