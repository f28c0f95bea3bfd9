"""What people think of the service, and the answers sent at once, as tables of the reports."""

from datetime import timedelta

from smsgate.services.feedback import reading
from smsgate.services.inbox import frequent
from smsgate.web import filters, here, language
from smsgate.web.staff.figures import Table, View

MONTHS = 6
"""So many are shown at least: one alone says little."""


def satisfaction(view: View) -> Table:
    """Month by month: asked, marks given, their mean, and suggestions."""
    _ = language.gettext()
    period = view.now.period
    first = min(period.first, period.last.replace(day=1) - timedelta(days=30 * (MONTHS - 1)))
    found = reading.months(first, period.last, view.areas, here.config().timezone)
    return Table(
        name="satisfaction",
        title=_("How satisfied people are"),
        header=(
            _("Month"),
            _("Marks"),
            _("Average"),
            _("Asked"),
            *(str(mark) for mark in reading.MARKS),
            _("Suggestions"),
        ),
        rows=tuple(
            (
                filters.month(one.first),
                one.rated,
                one.average,
                one.asked,
                *one.marks,
                one.suggestions,
            )
            for one in found
        ),
    )


def answers(view: View) -> Table:
    """The answers sent at once, and how often a person was wanted after them."""
    _ = language.gettext()
    period = view.now.period
    used = frequent.used(period.first, period.last)
    rows = [(row.title, used[row.id]) for row in frequent.everyone() if row.id in used]
    return Table(
        name="answers",
        title=_("Frequent questions answered at once"),
        header=(_("Question"), _("Sent by SMS"), _("TANYA PETUGAS followed")),
        rows=tuple((title, counts.sent, counts.followed) for title, counts in rows),
    )
