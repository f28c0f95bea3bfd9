"""Days and distances as people there write them."""

from datetime import date
from functools import lru_cache

from smsgate.i18n import Translate


@lru_cache(maxsize=1024)
def day(when: date, _: Translate) -> str:
    """`30 Nov`: the year is left out, no vacancy is open for one."""
    return f"{when.day} {_months(_)[when.month - 1]}"


def until(when: date, _: Translate) -> str:
    """`s/d 30 Nov`: that day included."""
    return _("until %(day)s") % {"day": day(when, _)}


def numeric(when: date) -> str:
    """`24/11`, the day first, in every language."""
    return f"{when.day}/{when.month}"


def weekday(when: date, _: Translate) -> str:
    """`Senin`."""
    # Translators: seven names, Monday first, with a blank between
    names = _("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
    return names.split()[when.weekday()]


def distance(kilometres: float) -> str:
    """`12 km`, `800 m`: whole kilometres, and hundreds of metres below one."""
    if kilometres < 0.95:
        return f"{max(1, round(kilometres * 10)) * 100} m"
    return f"{round(kilometres)} km"


@lru_cache(maxsize=8)
def _months(_: Translate) -> tuple[str, ...]:
    # Translators: twelve months shortened to three letters, with a blank between
    return tuple(_("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split())
