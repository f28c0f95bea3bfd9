"""Rupiah as people write them: 3,5jt, 150rb/hr, borongan."""

from functools import lru_cache

from smsgate.i18n import Translate
from smsgate.views import VacancyView

MILLION, THOUSAND = 1_000_000, 1_000
WRITTEN_OUT = 100_000
"""Below this, odd amounts (1.250 a kilo, 12.750) are written to the rupiah."""

_Unit = tuple[str, str]
"""A number and the name of its unit: "" rupiah, "k" thousands, "m" millions."""


def short_pay(vacancy: VacancyView, _: Translate) -> str:
    """For a line: what is paid at least (`2,8jt`, `150rb/hr`, `borongan`); "" when nothing was said."""
    least = None if vacancy.pay_per == "piece" else vacancy.pay_min or vacancy.pay_max
    return _pay(least, None, vacancy.pay_per, _, monthly=False)


def range_pay(vacancy: VacancyView, _: Translate) -> str:
    """For a line with room: from what to what (`2,8-3,2jt`)."""
    return _pay(vacancy.pay_min, vacancy.pay_max, vacancy.pay_per, _, monthly=False)


def full_pay(vacancy: VacancyView, _: Translate) -> str:
    """For the detail: from what to what, and for how long a time (`2,8-3,2jt/bln`)."""
    return _pay(vacancy.pay_min, vacancy.pay_max, vacancy.pay_per, _, monthly=True)


def amount(rupiah: int, _: Translate) -> str:
    """One sum, never rounded up: `3,5jt`, `150rb`, `1.250`."""
    return _with_unit(_parts(rupiah, _), _)


def span(least: int | None, most: int | None, _: Translate) -> str:
    """From what to what: `2,8-3,2jt`, `900rb-1,2jt`, `s/d 3jt`; "" for nothing."""
    if not least or not most or least == most:
        return _one_end(least, most, _)
    low, high = _parts(least, _), _parts(most, _)
    if low == high:
        return _with_unit(low, _)
    if low[1] == high[1]:
        return f"{low[0]}-{_with_unit(high, _)}"
    return f"{_with_unit(low, _)}-{_with_unit(high, _)}"


@lru_cache(maxsize=4096)
def _pay(least: int | None, most: int | None, per: str, _: Translate, *, monthly: bool) -> str:
    money = span(least, most, _)
    if per == "piece":
        return _("piece work %(pay)s") % {"pay": money} if money else _("piece work")
    if money and per == "day":
        return _("%(pay)s/day") % {"pay": money}
    if money and monthly and per == "month":
        return _("%(pay)s/month") % {"pay": money}
    return money


def _one_end(least: int | None, most: int | None, _: Translate) -> str:
    if least:
        return amount(least, _)
    return _("up to %(pay)s") % {"pay": amount(most, _)} if most else ""


def _parts(rupiah: int, _: Translate) -> _Unit:
    if rupiah >= MILLION:
        return _decimal(rupiah * 100 // MILLION, _), "m"
    if rupiah % THOUSAND and rupiah < WRITTEN_OUT:
        return _dotted(rupiah, _), ""
    return _decimal(rupiah * 10 // THOUSAND * 10, _), "k"


def _decimal(hundredths: int, _: Translate) -> str:
    whole, rest = divmod(hundredths, 100)
    if not rest:
        return str(whole)
    # Translators: a decimal number, 3.5
    return _("%(whole)s.%(rest)s") % {"whole": whole, "rest": f"{rest:02}".rstrip("0")}


def _dotted(rupiah: int, _: Translate) -> str:
    thousands, rest = divmod(rupiah, THOUSAND)
    if not thousands:
        return str(rest)
    # Translators: a number above a thousand, 1,250
    return _("%(thousands)s,%(rest)s") % {"thousands": thousands, "rest": f"{rest:03}"}


def _with_unit(parts: _Unit, _: Translate) -> str:
    number, unit = parts
    if unit == "m":
        # Translators: millions of rupiah, 3.5m
        return _("%(number)sm") % {"number": number}
    # Translators: thousands of rupiah, 150k
    return _("%(number)sk") % {"number": number} if unit else number
