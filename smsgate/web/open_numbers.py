"""`/angka`: the numbers of the service for everybody, in no need of a login; and the same as a file."""

from collections.abc import Iterator
from time import monotonic

from flask import Blueprint, Response, current_app, make_response, render_template

from smsgate.models import utcnow
from smsgate.services.statistics import open_numbers
from smsgate.services.statistics.open_numbers import OpenNumbers
from smsgate.web import filters, here, language
from smsgate.web.downloads import csv_download

KEPT_SECONDS = 300
EXTENSION = "smsgate.open_numbers"
"""Where a process keeps what it counted last, and until when."""

Line = tuple[str, str]

bp = Blueprint("open_numbers", __name__, url_prefix="/angka")


@bp.get("")
def index() -> Response:
    """All of it on one page."""
    found = _numbers()
    html = render_template(
        "open_numbers.html",
        numbers=found,
        figures=_figures(found),
        months=[(filters.month(one.first), one) for one in found.months],
        reached=[(_place(code), _short(count)) for code, count in found.reached],
        short=_short,
        region=here.book().name(None),
    )
    return _kept(make_response(html))


@bp.get("/angka.csv")
def table() -> Response:
    """A line for each number."""
    _ = language.gettext()
    header = [_("Figure"), _("Month or place"), _("Number")]
    return _kept(csv_download("angka", header, _lines(_numbers())))


def _numbers() -> OpenNumbers:
    """As counted in the last minutes by this process."""
    kept: tuple[float, OpenNumbers] | None = current_app.extensions.get(EXTENSION)
    if kept is None or kept[0] < monotonic():
        kept = monotonic() + KEPT_SECONDS, open_numbers.count(here.config(), utcnow())
        current_app.extensions[EXTENSION] = kept
    return kept[1]


def _figures(found: OpenNumbers) -> list[Line]:
    """What is told in one number each, with its words."""
    _ = language.gettext()
    return [
        (_("Vacancies open today"), _told(found.open)),
        (_("Vacancies published in the last 12 months"), _told(found.published)),
        (_("Applications in the last 12 months"), _told(found.applied)),
        (_("People who told us they got work, in the last 12 months"), _told(found.hired)),
        (_("Questions officers answered in the last 30 days"), _told(found.answered)),
        (_("Of these within four hours of work"), _told(found.in_time)),
        (_("Waiting longer than that now"), _told(found.overdue)),
        (_("Marks people gave in the last 12 months"), _told(found.marks)),
        (_("Average mark, 1 to 5"), _mean(found.average)),
    ]


def _lines(found: OpenNumbers) -> Iterator[tuple[str, str, str]]:
    _ = language.gettext()
    yield from ((name, "", number) for name, number in _figures(found))
    for one in found.months:
        month = f"{one.first:%Y-%m}"
        yield _("Published"), month, _told(one.published)
        yield _("Applications"), month, _told(one.applied)
        yield _("Got work"), month, _told(one.hired)
        yield _("Marks"), month, _told(one.marks)
        yield _("Average mark, 1 to 5"), month, _mean(one.average)
    for code, count in found.reached:
        yield _("People reached, by district"), _place(code), _told(count)


def _told(number: int | None) -> str:
    _ = language.gettext()
    return _("fewer than 5") if number is None else filters.number(number)


def _short(number: int | None) -> str:
    """The same where many stand side by side."""
    return f"<{open_numbers.LEAST}" if number is None else filters.number(number)


def _mean(average: float | None) -> str:
    _ = language.gettext()
    return _("not enough yet") if average is None else filters.number(average)


def _place(code: str) -> str:
    _ = language.gettext()
    return here.book().name(code) if code else _("Those who follow the whole region")


def _kept(response: Response) -> Response:
    """The numbers are of everybody: caches may keep them as long as we do."""
    response.headers["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    return response
