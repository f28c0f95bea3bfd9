"""How pages write numbers, money, days and phone numbers: filters and words of the templates."""

from datetime import date, datetime

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from flask import Flask

from smsgate.phone import mask
from smsgate.web import flashes, here, language

_THOUSANDS = {"id": ".", "en": ","}


def month(first: date) -> str:
    """`November 2026`."""
    return format_date(first, "MMMM y", locale=language.current())


def number(value: float) -> str:
    """`12.345` in Indonesian, `12,345` in English."""
    if isinstance(value, int):  # a report has thousands of them, and Babel is slow
        return f"{value:,}".replace(",", _THOUSANDS[language.current()])
    return format_decimal(value, locale=language.current())


def rupiah(value: int) -> str:
    """`Rp12.345`."""
    return f"Rp{number(value)}"


def day(value: date | None) -> str:
    """`24 Nov 2026`, of a moment the day it was where the office is; a dash for none."""
    if isinstance(value, datetime):
        value = value.astimezone(here.config().timezone).date()
    return format_date(value, "d MMM y", locale=language.current()) if value else "–"


def moment(value: datetime | None) -> str:
    """`24 Nov 2026 07.00`, where the office is; a dash for none."""
    if value is None:
        return "–"
    local = value.astimezone(here.config().timezone)
    pattern = "d MMM y HH.mm" if language.current() == "id" else "d MMM y HH:mm"
    return format_datetime(local, pattern, locale=language.current())


def init_app(app: Flask) -> None:
    """Make them known to the templates."""
    app.jinja_env.filters.update(number=number, rupiah=rupiah, day=day, moment=moment, masked=mask)
    app.jinja_env.globals["flashes"] = flashes.waiting
