"""Find work: the district, or everywhere else town by town."""

from smsgate.handlers.ussd import places
from smsgate.handlers.ussd.screens import Choice, Menu, Screens, Visit
from smsgate.views import OUTSIDE


def where(visit: Visit) -> Menu:
    """The whole regency, other regions, each district."""
    _ = visit.context.translate
    counts = visit.context.directory.counts()
    away = "towns" if places.outside(counts, visit.context) else "vacancies"
    return Menu(
        text=_("Where do you want to work?"),
        choices=places.choices(visit, "where", "vacancies", away, counts),
    )


def towns(visit: Visit) -> Menu:
    """The kabupaten and kota outside the region that have something, the most first."""
    _ = visit.context.translate
    context = visit.context
    found = places.outside(context.directory.counts(), context)
    named = sorted(
        (-count, places.called(area, context), area) for area, count in found.items() if count
    )
    everywhere = Choice(
        label=(_("All (%(count)d)") % {"count": sum(found.values())},),
        to="vacancies",
        given={"place": OUTSIDE},
    )
    each = (
        Choice(label=places.counted(name, -count), to="vacancies", given={"place": area})
        for count, name, area in named
    )
    return Menu(text=_("Work in other regions:"), choices=(everywhere, *each))


SCREENS: Screens = {"where": where, "towns": towns}
