"""`/staff/reports`: a month, or any days, beside what came before; to read, print and take away."""

from datetime import date, timedelta

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from smsgate.errors import InputError
from smsgate.services import rights
from smsgate.services.outbox import reasons
from smsgate.services.rights import Right
from smsgate.services.statistics import reading, settling
from smsgate.services.statistics.names import Name
from smsgate.services.statistics.reading import Period, month_of
from smsgate.web import charts, filters, flashes, here, language
from smsgate.web.downloads import csv_download
from smsgate.web.guard import needs
from smsgate.web.staff import figures
from smsgate.web.staff.figures import View
from smsgate.web.staff.links import place_links
from smsgate.web.staff.tables import TABLES

LONGEST = timedelta(days=366)
SHOWN = 50
"""Unknown messages of a page; once they are settled, the next come up."""

bp = Blueprint("reports", __name__, url_prefix="/reports")


@bp.get("")
@needs(Right.SEE)
def index() -> str:
    """All tables of the days chosen."""
    view = _view()
    return render_template(
        "staff/reports.html",
        view=view,
        tables=[make(view) for make in TABLES.values()],
        months=[(f"{first:%Y-%m}", filters.month(first)) for first in reading.months(here.today())],
        chosen=f"{view.now.period.first:%Y-%m}",
        unknown=settling.unknown_count(here.me()),
        reach_map=charts.district_map(view.book.served, view.now.values.get(Name.HEARD, {})),
        place_names={place.code: place.name for place in view.book.districts},
        place_links=place_links(view.book, "subscribers"),
        asked={"from": view.now.period.first, "until": view.now.period.last},
        may_export=rights.may(here.me(), Right.EXPORT),
    )


@bp.get("/<name>.csv")
@needs(Right.EXPORT)
def table(name: str) -> Response:
    """One of the tables as a file, and a line in the audit log."""
    if name not in TABLES:
        abort(404)
    view = _view()
    found = TABLES[name](view)
    period = view.now.period
    reading.note_export(name, period, here.me(), here.now())
    return csv_download(f"{name}-{period.first}-{period.last}", found.header, found.rows)


@bp.get("/unknown")
@needs(Right.SEE)
def unknown() -> str:
    """Messages whose fate nobody knows, to be settled by somebody who does."""
    return render_template(
        "staff/unknown.html",
        messages=settling.unknown(here.me(), SHOWN),
        total=settling.unknown_count(here.me()),
        why=reasons.plain,
        may_answer=rights.may(here.me(), Right.ANSWER),
    )


@bp.post("/unknown/<int:number>")
@needs(Right.ANSWER)
def settle(number: int) -> AnyResponse:
    """Sent or failed, as the person says; what somebody else settled first stays as it is."""
    _ = language.gettext()
    word = request.form.get("state", "")
    if word not in ("sent", "failed"):
        abort(400)
    try:
        settling.settle(number, word, here.me(), here.config(), here.now())
        said = (
            _("Message %(number)d: sent.") if word == "sent" else _("Message %(number)d: failed.")
        )
        flashes.told(said % {"number": number})
    except InputError as error:
        flashes.told(flashes.refused(error), "warning")
    return redirect(url_for(".unknown"), 303)


def _view() -> View:
    return figures.view(_period())


def _period() -> Period:
    """As the address asks; this month where it asks for nothing, or for nothing that makes sense."""
    today = here.today()
    first, last = (_day(request.args.get(name, "")) for name in ("from", "until"))
    if first and last and first <= last <= today and last - first < LONGEST:
        return Period(first, last)
    month = month_of(_day(f"{request.args.get('month', '')}-01") or today)
    if month.first > today:
        month = month_of(today)
    return Period(month.first, min(month.last, today))


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.year >= FIRST_YEAR else None


FIRST_YEAR = 2000
"""Nothing was counted before, and the days before the first of all cannot be reckoned with."""
