"""Who is reached and who is not, by district; and what is open to each group."""

from collections.abc import Iterable

from smsgate.services.statistics import reach
from smsgate.services.statistics.days import span
from smsgate.services.statistics.names import Name
from smsgate.web import here, language, meanings
from smsgate.web.staff.figures import Row, Table, View
from smsgate.wording.groups import GROUPS


def reached(view: View) -> Table:
    """District by district, those with nobody first, then those with the fewest for their villages."""
    _ = language.gettext()
    open_now = reach.open_by_group(here.today())
    rows = sorted(
        (_of_district(code, view, open_now.get(code, {})) for code in _districts(view)),
        key=lambda row: (bool(row[2]), row[3] is None, row[3], row[0]),
    )
    return Table(
        name="reach",
        title=_("Who is reached, and who is not"),
        header=(
            _("District"),
            _("Villages"),
            _("Subscribers"),
            _("Per village"),
            _("Through agents"),
            _("Heard of in 90 days"),
            _("Villages without anyone"),
            *(_("Open to: %(group)s") % {"group": _(group.short)} for group in GROUPS.values()),
        ),
        rows=tuple(rows),
        notes=tuple(_notes(rows, view)),
    )


def groups(view: View) -> Table:
    """What employers promise each group, and what came of it."""
    _ = language.gettext()
    period = view.now.period
    made = reach.applied_by_group(span(period.first, period.last, here.config().timezone))
    areas = view.areas
    found = [
        counts
        for area, counts in reach.open_by_group(here.today()).items()
        if areas is None or area in areas
    ]
    return Table(
        name="groups",
        title=_("Work for each group"),
        header=(_("Expressly welcome"), _("Open vacancies"), _("Applications"), _("Hired")),
        rows=tuple(
            (_(group.name), sum(counts.get(key, 0) for counts in found), *made[key])
            for key, group in GROUPS.items()
        ),
        notes=(_("Applications of these days for vacancies that welcome the group expressly."),),
    )


def _districts(view: View) -> Iterable[str]:
    codes = (place.code for place in view.book.districts)
    return [code for code in codes if view.areas is None or code in view.areas]


def _of_district(code: str, view: View, open_now: dict[str, int]) -> Row:
    served, villages = view.book.served, len(view.book.villages(code))
    subscribers = view.now.in_area(Name.SUBSCRIBERS, code, served)
    peopled = view.now.in_area(Name.PEOPLED, code, served)
    known = view.now.knows(Name.HEARD)
    return (
        meanings.place(code, view.book),
        villages,
        subscribers,
        round(subscribers / villages, 1) if villages else None,
        view.now.in_area(Name.BY_AGENTS, code, served) if known else None,
        view.now.in_area(Name.HEARD, code, served) if known else None,
        villages - peopled if known else None,
        *(open_now.get(group, 0) for group in GROUPS),
    )


def _notes(rows: Iterable[Row], view: View) -> Iterable[str]:
    """What to do about districts with nobody; who cannot be put anywhere."""
    _ = language.gettext()
    empty = ", ".join(str(row[0]) for row in rows if not row[2])
    if empty:
        yield _(
            "Nobody follows yet in: %(districts)s. Enter their village heads as agents, take the printed "
            "list along, and show at a meeting how to send DAFTAR."
        ) % {"districts": empty}
    yield _(
        "Heard of: numbers that wrote or dialled, by what they follow; counted every hour. A village has "
        "somebody when a person told in their profile that they live there, or an agent works there."
    )
    if view.now.knows(Name.HEARD):
        total = view.now.total(Name.HEARD)
        yield _("%(count)s numbers were heard of in all, also those that follow nothing.") % {
            "count": total
        }
