"""The places a person chooses from: the regency, its districts, and everywhere else."""

from smsgate.handlers.context import Context
from smsgate.handlers.ussd.screens import Choice, Visit
from smsgate.i18n import Translate
from smsgate.views import OUTSIDE
from smsgate.wording.gsm7 import one_line
from smsgate.wording.packing import Forms
from smsgate.wording.shortening import shorten

LONG, SHORT = 40, 22
"""Septets of a place's name where there is room, and where there is not."""

Counts = dict[str, int]


def served(context: Context) -> tuple[str, ...]:
    """The regencies whose districts are served."""
    parents = (district.parent for district in context.directory.districts())
    return tuple(dict.fromkeys(parent for parent in parents if parent))


def inside(place: str, counts: Counts) -> int:
    """How many are open in a regency or district."""
    return sum(count for area, count in counts.items() if area.startswith(place))


def outside(counts: Counts, context: Context) -> Counts:
    """What is open in each kabupaten or kota outside the region served."""
    return {area: count for area, count in counts.items() if not area.startswith(served(context))}


def called(place: str, context: Context) -> str:
    """A place as it stands in a sentence; LUAR is "other regions"."""
    _ = context.translate
    return one_line(context.directory.name(place)) if place != OUTSIDE else _("other regions")


def counted(name: str, count: int | None) -> Forms:
    """`Pendopo (7)`, the name shortened where it must be."""
    number = "" if count is None else f" ({count})"
    return tuple(f"{shorten(name, limit)}{number}" for limit in (LONG, SHORT))


def whole_regency(regency: str, count: int | None, context: Context) -> Forms:
    """`Seluruh Empat Lawang (62)`."""
    _ = context.translate
    names = (shorten(called(regency, context), limit) for limit in (LONG, SHORT))
    number = "" if count is None else f" ({count})"
    return tuple(_("All of %(place)s") % {"place": name} + number for name in names)


def everywhere_else(count: int | None, _: Translate) -> Forms:
    """`Luar daerah (12)`."""
    return counted(_("Other regions"), count)


def choices(
    visit: Visit, screen: str, to: str, away: str, counts: Counts | None = None
) -> tuple[Choice, ...]:
    """The regency, everywhere else (which leads to `away`), then each district, all with their counts.

    Where several regencies are served, `screen` is shown once more for the districts of the one chosen.
    """
    context = visit.context
    regencies = served(context)
    chosen = visit.answers.get("regency") or (regencies[0] if len(regencies) == 1 else "")
    elsewhere = _elsewhere(away, counts, context)
    if not chosen:
        return (*elsewhere, *(_regency(code, screen, counts, context) for code in regencies))
    whole = Choice(
        label=whole_regency(chosen, _count(chosen, counts), context), to=to, given={"place": chosen}
    )
    districts = (
        Choice(
            label=counted(district.name, _count(district.code, counts)),
            to=to,
            given={"place": district.code},
        )
        for district in context.directory.districts()
        if district.parent == chosen
    )
    return (whole, *(elsewhere if len(regencies) == 1 else ()), *districts)


def _elsewhere(away: str, counts: Counts | None, context: Context) -> tuple[Choice, ...]:
    total = None if counts is None else sum(outside(counts, context).values())
    label = everywhere_else(total, context.translate)
    return (Choice(label=label, to=away, given={"place": OUTSIDE}),)


def _regency(code: str, screen: str, counts: Counts | None, context: Context) -> Choice:
    label = counted(called(code, context), _count(code, counts))
    return Choice(label=label, to=screen, given={"regency": code})


def _count(place: str, counts: Counts | None) -> int | None:
    return None if counts is None else inside(place, counts)
