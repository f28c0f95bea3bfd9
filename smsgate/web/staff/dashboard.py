"""`/staff/`: how today goes, what needs somebody, and the last thirty days in pictures."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, render_template, request

from smsgate.services.rights import Right
from smsgate.services.statistics import glance, reading
from smsgate.services.statistics.alarms import Alarm, Kind, alarms
from smsgate.services.statistics.names import Name
from smsgate.services.statistics.reading import Period
from smsgate.web import charts, here, language
from smsgate.web.charts import Map, Series
from smsgate.web.guard import needs
from smsgate.web.staff import figures, tables
from smsgate.web.staff.figures import View
from smsgate.web.staff.links import link, place_links

SHOWN_DAYS = 30
MOST_ROWS = 10
"""Of a table beside a picture: all of it stands in the reports."""

MEASURES = {"subscribers": Name.SUBSCRIBERS, "vacancies": Name.OPEN}

bp = Blueprint("dashboard", __name__)


@bp.get("/")
@needs(Right.SEE)
def index() -> str:
    """The page people have open all day."""
    view = _last_days()
    return render_template(
        "staff/dashboard.html",
        view=view,
        **_now(),
        **_pictures(view),
        steps=glance.first_steps(),
        days=_days(view),
        link=link,
    )


@bp.get("/glance")
@needs(Right.SEE)
def piece() -> str:
    """Alarms and today's numbers alone, which the page asks for again and again."""
    return render_template("staff/glance.html", **_now(), link=link)


def _now() -> dict[str, Any]:
    now, config = here.now(), here.config()
    found = alarms(here.me(), config, now)
    return {
        "alarms": [(alarm, _remedy(alarm)) for alarm in found],
        "glance": glance.glance(config, now),
        "simulated": config.simulated,
    }


def _last_days() -> View:
    today = here.today()
    return figures.view(Period(today - timedelta(days=SHOWN_DAYS - 1), today))


def _this_month() -> View:
    """So far, beside the last one up to the same day."""
    today = here.today()
    return figures.view(Period(today.replace(day=1), today))


def _days(view: View) -> dict[str, Any]:
    """Two pictures over the same days."""
    _ = language.gettext()
    period = view.now.period
    found = reading.by_day(period, (Name.IN, Name.OUT, Name.SEEKERS))
    came = Series(_("Texts in"), [one.total(Name.IN) for one in found.values()], "in")
    went = Series(_("Messages sent"), [one.arrived for one in found.values()], "out")
    seekers = Series(_("Seekers"), [one.total(Name.SEEKERS) for one in found.values()], "seekers")
    return {
        "messages": charts.lines(period.days, (came, went)),
        "seekers": charts.columns(period.days, seekers),
        "most": (max(came.values), max(went.values), max(seekers.values)),
    }


def _pictures(view: View) -> dict[str, Any]:
    """The tables beside which a bar shows how much each row is."""
    measure = request.args.get("map", "subscribers")
    measure = measure if measure in MEASURES else "subscribers"
    found = {
        name: make(view)
        for name, make in tables.TABLES.items()
        if name in ("days", "intents", "districts", "funnel", "placed", "wishes", "satisfaction")
    }
    return {
        "tables": found,
        "month": figures.summary(_this_month()),
        "share": charts.share,
        "measure": measure,
        "map": _map(view, MEASURES[measure]),
        "most_rows": MOST_ROWS,
        "place_names": {place.code: place.name for place in view.book.districts},
        "place_links": place_links(view.book, measure),
    }


def _map(view: View, name: Name) -> Map | None:
    return charts.district_map(view.book.served, view.now.values.get(name, {}))


_REMEDIES: dict[Kind, tuple[str, dict[str, Any]]] = {
    Kind.GATEWAY: ("staff.settings.index", {}),
    Kind.UNKNOWN: ("staff.reports.unknown", {}),
    Kind.REPORTED: ("staff.warnings.index", {}),
    Kind.IMPOSTURE: ("staff.warnings.index", {}),
    Kind.OVERDUE: ("staff.inbox.index", {"show": "overdue"}),
    Kind.RELAY: ("staff.applications.index", {}),
    Kind.WAITING: ("staff.verification.index", {}),
    Kind.CLOSING: ("staff.vacancies.index", {"soon": "1"}),
}


def _remedy(alarm: Alarm) -> str | None:
    """Where something can be done about it."""
    endpoint, values = _REMEDIES.get(alarm.kind, ("", {}))
    return link(endpoint, **values)
