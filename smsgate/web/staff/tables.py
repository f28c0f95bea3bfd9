"""The figures as tables: the same rows on the page, on paper and in a file."""

from collections.abc import Callable, Iterable

from smsgate.services.places import PlaceBook
from smsgate.services.statistics import reading, unmet
from smsgate.services.statistics.names import Name
from smsgate.services.statistics.reading import Sums
from smsgate.views import OUTSIDE
from smsgate.web import filters, language, meanings
from smsgate.web.staff import tables_opinion, tables_outcomes, tables_reach
from smsgate.web.staff.figures import Row, Table, View, summary
from smsgate.wording.groups import GROUPS


def days(view: View) -> Table:
    """Day by day."""
    _ = language.gettext()
    names = (Name.IN, Name.USSD, Name.SEEKERS, Name.OUT, Name.RUPIAH)
    found = reading.by_day(view.now.period, names)
    return Table(
        name="days",
        title=_("Day by day"),
        header=(
            _("Day"),
            _("Texts in"),
            _("USSD sessions"),
            _("Seekers"),
            _("Messages sent"),
            _("Failed"),
            _("Rupiah"),
        ),
        rows=tuple((filters.day(day), *_of_day(seen)) for day, seen in found.items()),
    )


def meant(view: View) -> Table:
    """Texts by what they meant."""
    _ = language.gettext()
    return Table(
        name="intents",
        title=_("What people wrote for"),
        header=(_("Meaning"), _("This period"), _("Period before")),
        rows=_beside(view.now.by_label(Name.IN), view.before.by_label(Name.IN), meanings.intent),
    )


def districts(view: View) -> Table:
    """Subscribers and vacancies by district; outside last."""
    _ = language.gettext()
    served = view.book.served
    codes = [place.code for place in view.book.districts]
    if view.areas is not None:
        codes = [code for code in codes if code in view.areas]
    names = (Name.SUBSCRIBERS, Name.BEGUN, Name.ENDED, Name.OPEN, Name.PUBLISHED)
    wide = [*served, OUTSIDE] if view.areas is None else []
    figures = {
        code: tuple(view.now.in_area(name, code, served) for name in names)
        for code in [*codes, *wide]
    }
    shown = [code for code in figures if code in codes or any(figures[code])]
    return Table(
        name="districts",
        title=_("By district"),
        header=(
            _("District"),
            _("Subscribers"),
            _("New"),
            _("Ended"),
            _("Open vacancies"),
            _("Published"),
        ),
        rows=tuple((meanings.place(code, view.book), *figures[code]) for code in shown),
    )


def kinds(view: View) -> Table:
    """Messages by what they were, and what they took."""
    _ = language.gettext()
    messages = view.now.out_by_kind()
    segments, rupiah = view.now.by_label(Name.SEGMENTS), view.now.by_label(Name.RUPIAH)
    ranked = sorted(messages.items(), key=lambda row: (-row[1], row[0]))
    return Table(
        name="kinds",
        title=_("Messages by kind"),
        header=(_("Kind"), _("Messages"), _("SMS (segments)"), _("Rupiah")),
        rows=tuple(
            (meanings.kind(kind), count, segments.get(kind, 0), rupiah.get(kind, 0))
            for kind, count in ranked
        ),
    )


def states(view: View) -> Table:
    """Messages by what became of them."""
    _ = language.gettext()
    now, before = view.now.out_by_state(), view.before.out_by_state()
    ranked = dict(sorted(now.items(), key=lambda row: (-row[1], row[0])))
    return Table(
        name="states",
        title=_("What became of the messages"),
        header=(_("State"), _("This period"), _("Period before")),
        rows=_beside(ranked, before, meanings.state),
    )


def funnel(view: View) -> Table:
    """From being told to being hired."""
    _ = language.gettext()
    steps = zip(meanings.funnel(), view.now.funnel, view.before.funnel, strict=True)
    return Table(
        name="funnel",
        title=_("From being told to being hired"),
        header=(_("Step"), _("This period"), _("Period before")),
        rows=tuple(steps),
    )


def wishes(view: View) -> Table:
    """What was looked for in vain."""
    _ = language.gettext()
    period = view.now.period
    found = unmet.wishes(period.first, period.last, view.areas, limit=MOST_WISHES)
    return Table(
        name="wishes",
        title=_("Looked for and not found"),
        header=(_("Word"), _("How often"), _("In which places")),
        rows=tuple(
            (_word(wish.word), wish.count, _where(wish.places, view.book)) for wish in found
        ),
    )


MOST_WISHES = 100
PLACES_NAMED = 3

TABLES: dict[str, Callable[[View], Table]] = {
    "summary": summary,
    "days": days,
    "intents": meant,
    "districts": districts,
    "reach": tables_reach.reached,
    "groups": tables_reach.groups,
    "kinds": kinds,
    "states": states,
    "funnel": funnel,
    "placed": tables_outcomes.by_kind,
    "placed_in": tables_outcomes.by_district,
    "placed_groups": tables_outcomes.by_group,
    "wishes": wishes,
    "satisfaction": tables_opinion.satisfaction,
    "answers": tables_opinion.answers,
}
"""In the order of the page."""


def _of_day(seen: Sums) -> Row:
    return (
        seen.total(Name.IN),
        seen.total(Name.USSD),
        seen.total(Name.SEEKERS),
        seen.arrived,
        seen.failed,
        seen.total(Name.RUPIAH),
    )


def _beside(
    now: dict[str, int], before: dict[str, int], meaning: Callable[[str], str]
) -> tuple[Row, ...]:
    labels = dict.fromkeys([*now, *before])
    return tuple((meaning(label), now.get(label, 0), before.get(label, 0)) for label in labels)


def _word(word: str) -> str:
    """A word as it was looked for; a group by its name."""
    _ = language.gettext()
    group = GROUPS.get(word)
    return _(group.short) if group else word or _("any work")


def _where(places: Iterable[tuple[str, int]], book: PlaceBook) -> str:
    found = [f"{meanings.place(code, book)} {filters.number(count)}" for code, count in places]
    more = ["…"] if len(found) > PLACES_NAMED else []
    return ", ".join([*found[:PLACES_NAMED], *more])
