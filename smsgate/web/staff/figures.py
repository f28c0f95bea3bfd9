"""What a report is about, and its first table: all in all, beside the period before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from smsgate.i18n import N_
from smsgate.messages import State
from smsgate.services import rights
from smsgate.services.places import PlaceBook
from smsgate.services.statistics import reading
from smsgate.services.statistics.names import Name
from smsgate.services.statistics.reading import Period, Sums
from smsgate.web import here, language

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a report is about: the period and the one before; `areas`: only these districts (None: all)."""

    now: Sums
    before: Sums
    book: PlaceBook
    areas: tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`name` as in an address; the first column of a row names it. `notes`: sentences above the rows."""

    name: str
    title: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def view(period: Period) -> View:
    """A report on these days, for whoever is looking."""
    return View(
        now=reading.sums(period),
        before=reading.sums(period.before),
        book=here.book(),
        areas=rights.districts(here.me()),
    )


def summary(view: View) -> Table:
    """All in all, beside the period before."""
    _ = language.gettext()
    figures = ((label, of(view.now, view.areas), of(view.before, view.areas)) for label, of in _ALL)
    return Table(
        name="summary",
        title=_("All in all"),
        header=(_("Figure"), _("This period"), _("Period before"), _("Difference")),
        rows=tuple((_(label), *_compared(now, before)) for label, now, before in figures),
    )


Figure = Callable[[Sums, Sequence[str] | None], int | None]
"""A sum of the period; None where nobody counted how things stood."""


def _total(name: Name) -> Figure:
    return lambda sums, _areas: sums.total(name) if sums.knows(name) else None


def _placed(name: Name) -> Figure:
    """What has a district is told of one's own."""
    whole = _total(name)

    def told(sums: Sums, areas: Sequence[str] | None) -> int | None:
        if areas is None or not sums.knows(name):
            return whole(sums, areas)
        return sum(sums.in_area(name, area, ()) for area in areas)

    return told


_ALL: tuple[tuple[str, Figure], ...] = (
    (N_("Texts in"), _total(Name.IN)),
    (N_("USSD sessions"), _total(Name.USSD)),
    (N_("Seekers, each counted once a month"), _total(Name.SEEKERS_OF_MONTH)),
    (N_("Messages sent"), lambda sums, _areas: sums.arrived),
    (N_("Failed messages"), lambda sums, _areas: sums.failed),
    (N_("Messages of unknown fate"), lambda sums, _areas: sums.out((State.UNKNOWN,))),
    (N_("SMS (segments)"), _total(Name.SEGMENTS)),
    (N_("Cost in rupiah"), _total(Name.RUPIAH)),
    (N_("New subscriptions"), _placed(Name.BEGUN)),
    (N_("Subscriptions ended"), _placed(Name.ENDED)),
    (N_("Subscribers at the end"), _placed(Name.SUBSCRIBERS)),
    (N_("Vacancies published"), _placed(Name.PUBLISHED)),
    (N_("Vacancies open at the end"), _placed(Name.OPEN)),
    (N_("Applications"), _total(Name.APPLIED)),
    (N_("Hired"), _total(Name.HIRED)),
)


def _compared(now: int | None, before: int | None) -> Row:
    return (now, before, None if now is None or before is None else now - before)
